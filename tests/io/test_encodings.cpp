#include <array>
#include <cstdio>

#include "core/generators.hpp"
#include "io/files.hpp"

using namespace hti_test;
using hti::io::parse_csv;

namespace {

/// A table of finite values and holes, with awkward unit names.
struct Sample {
  hti::Model model = flat({1, 1, 1});
  hti::TableData data{};
};

Sample sample() {
  Sample s;
  const std::size_t n = size_between(1, 6);
  s.data.indicators = {"a", "b", "c"};
  for (std::size_t u = 0; u < n; ++u) {
    s.data.units.push_back("0" + std::to_string(u));
    s.data.names.push_back(*rc::gen::element<std::string>("Åmål", "a \"b\"", "x,y;z\tw", "two\nlines", "ÿ¤"));
  }
  s.data.values = *values(3 * n);
  for (double& x : s.data.values) {
    const auto status = *rc::gen::weightedElement<hti::Status>(
        {{6, hti::Status::observed}, {1, hti::Status::missing}, {1, hti::Status::not_answered}});
    if (status != hti::Status::observed) x = no_value;
    s.data.statuses.push_back(status);
  }
  return s;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

/// Every digit, so that reading it back must give the same bits.
std::string number(double x, char decimal) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.17g", x);
  std::string text = buffer.data();
  if (const auto point = text.find('.'); point != std::string::npos) text[point] = decimal;
  return text;
}

std::string written(const hti::TableData& d, char delimiter, char decimal, const std::string& line_end) {
  std::string text = "unit" + std::string(1, delimiter) + "name";
  for (const auto& id : d.indicators) text += delimiter + id;
  text += line_end;
  for (std::size_t u = 0; u < d.units.size(); ++u) {
    text += d.units[u] + delimiter + quoted(d.names[u]);
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t cell = i * d.units.size() + u;
      const std::string value =
          d.statuses[cell] == hti::Status::observed ? number(d.values[cell], decimal) : std::string(name(d.statuses[cell]));
      text += delimiter + (delimiter == decimal ? quoted(value) : value);
    }
    text += line_end;
  }
  return text;
}

std::string to_latin1(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) {
      out += text[i];
    } else {
      out += static_cast<char>(((c & 0x03) << 6) | (static_cast<unsigned char>(text[++i]) & 0x3F));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("what is written in any dialect is read to the same bits", "[csv]") {
  rc::prop("dialects", [] {
    const Sample s = sample();
    const std::string expected = hti::Table(s.data).hash();
    const char delimiter = *rc::gen::element(',', ';', '\t');
    const char decimal = *rc::gen::element('.', ',');
    std::string text = written(s.data, delimiter, decimal, *rc::gen::element<std::string>("\n", "\r\n"));
    switch (*rc::gen::inRange(0, 3)) {
      case 0: text = to_latin1(text); break;
      case 1: text = "\xEF\xBB\xBF" + text; break;
      default: break;
    }
    hti::io::csv_options options;
    if (delimiter == decimal) options.decimal = decimal;  // "1,5" between commas is a number only where that is said
    RC_ASSERT(parse_csv(text, s.model, options).hash() == expected);
  });
}

TEST_CASE("every character of Windows-1252 is read as the one it is", "[csv]") {
  // As the Unicode Consortium's table has them (MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT).
  const std::string upper =
      "\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D\u2018\u2019\u201C\u201D\u2022"
      "\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u017E\u0178";
  std::string bytes;
  for (int c = 0x80; c < 0xA0; ++c) {
    if (c != 0x81 && c != 0x8D && c != 0x8F && c != 0x90 && c != 0x9D) bytes += static_cast<char>(c);
  }
  const hti::Table table = parse_csv("unit,a,b\n1" + bytes + "\xE5,1,2\n", flat({1, 1}));
  CHECK(table.units()[0] == "1" + upper + "\u00E5");
}

TEST_CASE("UTF-16 is read, with a byte order mark and without", "[csv]") {
  const std::u16string text = u"unit;name;a;b\n\u00F61;\U0001F3E0 \u00C5m\u00E5l;1,5;2\n";
  const hti::Table expected = parse_csv("unit,name,a,b\n\u00F61,\U0001F3E0 \u00C5m\u00E5l,1.5,2\n", flat({1, 1}));
  for (const bool mark : {true, false}) {
    for (const bool low_first : {true, false}) {
      std::string bytes;
      for (const char16_t c : mark ? u'\uFEFF' + text : text) {
        const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
        bytes += low_first ? std::string{low, high} : std::string{high, low};
      }
      CHECK(parse_csv(bytes, flat({1, 1})).hash() == expected.hash());
    }
  }
}

TEST_CASE("the order of rows and columns changes no cell", "[csv]") {
  const hti::Model model = flat({1, 1});
  const hti::Table one = parse_csv("unit,a,b\n1,1,2\n2,3,4\n", model);
  const hti::Table other = parse_csv("b,unit,a\n4,2,3\n2,1,1\n", model);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(one.values(i)[0] == other.values(i)[1]);
    CHECK(one.values(i)[1] == other.values(i)[0]);
  }
}
