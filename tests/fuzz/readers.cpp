#include "fuzz/readers.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/hash.hpp"
#include "hti/hti.hpp"

namespace hti_test {
namespace {

void must(bool holds, const char* what) {
  if (!holds) throw std::logic_error(what);
}

/// Runs what may throw typed errors; those have to tell something, on one line each.
template <class Action>
void typed(Action&& action) {
  try {
    action();
  } catch (const hti::Error& error) {
    must(!error.problems().empty(), "an error without a problem");
    for (const hti::Problem& p : error.problems()) {
      must(!p.message.empty(), "a problem without a message");
      must(to_string(p).find('\n') == std::string::npos, "a problem of two lines");
    }
  }
}

const hti::Model& two_indicators() {
  static const hti::Model model({{.id = "index"},
                                 {.id = "a", .parent = "index", .indicator = hti::Indicator{}},
                                 {.id = "b", .parent = "index", .indicator = hti::Indicator{.kind = hti::Kind::share}}});
  return model;
}

/// A table of whatever indicators: ties, gaps, zeros, and a unit of nothing.
hti::Table figures_of(const hti::Model& model) {
  hti::TableData data{.units = {"u", "v", "w", "x", "y"}};
  std::size_t k = 0;
  for (const std::size_t node : model.indicators()) {
    data.indicators.push_back(model[node].id);
    for (std::size_t u = 0; u < data.units.size(); ++u, ++k) {
      const bool there = u != 4 && k % 7 != 3;
      data.values.push_back(there ? static_cast<double>(k * 5 % 9) / 4 : std::numeric_limits<double>::quiet_NaN());
      data.statuses.push_back(there ? hti::Status::observed : k % 2 ? hti::Status::missing : hti::Status::not_applicable);
    }
  }
  return hti::Table(std::move(data));
}

/// Columns of every role; units that are municipalities, only what is known, and beside the year before.
const std::vector<hti::io::csv_options>& ways() {
  static const std::vector<hti::io::csv_options> all{
      {.columns = {.groups = {"lan"}, .background = {"folk"}}, .words = {{"x", hti::Status::suppressed}}},
      {.columns = {.unit = "kommun", .municipalities = true},
       .ignore = {"*"},
       .partial = true,
       .earlier = figures_of(two_indicators())},
  };
  return all;
}

void use(const hti::Index& index) {
  const hti::Scores scores = index.score(figures_of(index.model()));
  must(scores.ranking().rows.size() == scores.units().size(), "a ranking without some units");
  (void)scores.trace("u");
  (void)scores.place_in(scores);
}

/// Small enough to be fitted many times a second.
bool is_small(const hti::Model& model) { return model.size() <= 40; }

}  // namespace

void read_csv(std::string_view bytes) {
  for (const hti::io::csv_options& way : ways()) {
    typed([&] { must(hti::io::read_text(bytes, two_indicators(), way).table.n_units() > 0, "a table without units"); });
  }
}

// A line is a row and a tab parts cells; a cell that begins with # is a number, and one with % a percentage.
void read_sheet(std::string_view bytes) {
  hti::io::Sheet sheet{.name = "Blad1", .rows = {{}}};
  for (std::size_t end = 0;; bytes.remove_prefix(end + 1)) {
    end = std::min(bytes.find_first_of("\t\n"), bytes.size());
    std::string_view text = bytes.substr(0, end);
    hti::io::SheetCell cell;
    if (text.starts_with('#') || text.starts_with('%')) {
      cell.kind = text[0] == '#' ? hti::io::SheetCell::Kind::number : hti::io::SheetCell::Kind::percent;
      cell.number = std::strtod(std::string(text.substr(1)).c_str(), nullptr);
    } else {
      cell.text = text;
    }
    sheet.rows.back().push_back(std::move(cell));
    if (end == bytes.size()) break;
    if (bytes[end] == '\n') sheet.rows.emplace_back();
  }
  for (const hti::io::csv_options& way : ways()) {
    typed([&] { must(hti::io::read_sheet(sheet, two_indicators(), way).table.n_units() > 0, "a table without units"); });
  }
}

void read_definition(std::string_view bytes) {
  typed([&] {
    const hti::Definition definition = hti::io::parse_definition(bytes);
    const std::string text = hti::io::to_toml(definition);
    const hti::Definition again = hti::io::parse_definition(text);
    must(again == definition, "a definition that does not read back equal");
    must(hti::io::to_toml(again) == text, "a definition that is not written the same again");
    if (is_small(definition.model)) typed([&] { use(hti::fit(definition, figures_of(definition.model))); });
  });
}

void read_method(std::string_view bytes) {
  typed([&] {
    const hti::Method method = hti::io::parse_method(bytes);
    typed([&] { use(hti::fit(two_indicators(), method, figures_of(two_indicators()))); });
  });
}

void read_vary(std::string_view bytes) {
  static const hti::Table table = figures_of(two_indicators());
  static const hti::Index index = hti::fit(two_indicators(), hti::Method{}, table);
  typed([&] {
    const std::vector<hti::vary::Source> sources = hti::io::parse_vary(bytes);
    for (const hti::vary::Source& source : sources) must(!describe(source).empty(), "a source that is not described");
    typed([&] { (void)hti::robust::uncertainty(index, table, sources, {.n = 2, .run = {.threads = 1}}); });
  });
}

// As they are, and with the checksum that they would need: whoever means harm can count it too.
void read_index(std::string_view bytes) {
  const auto read = [](std::string_view json) {
    const hti::Index index = hti::Index::from_json(json);
    const std::string saved = index.to_json();
    must(hti::Index::from_json(saved).to_json() == saved, "an index that is not saved the same again");
    if (is_small(index.model())) use(index);
  };
  typed([&] { read(bytes); });
  nlohmann::json json = nlohmann::json::parse(bytes, nullptr, false);
  if (!json.is_object()) return;
  json.erase("checksum");
  try {
    json["checksum"] = hti::detail::content_hash(json.dump());
  } catch (const nlohmann::json::exception&) {
    return;  // text that is no UTF-8 cannot be written
  }
  typed([&] { read(json.dump()); });
}

void read_counts(std::string_view bytes) {
  static const hti::Table table = figures_of(two_indicators());
  static const hti::robust::Uncertainty question =
      hti::robust::uncertainty(hti::fit(two_indicators(), hti::Method{}, table), table, {hti::vary::weights{.spread = 0.5}},
                               {.n = 0, .pairs = {{"u", "v"}}, .run = {.threads = 1}});
  const auto read = [](std::string_view counts) {
    const hti::robust::Uncertainty found = question.restored(counts);
    must(found.restored(found.bytes()).bytes() == found.bytes(), "counts that are not saved the same again");
    (void)found.scores();
    (void)found.ranks();
    (void)found.p_top(2);
    (void)found.p_group();
    (void)found.p_rank("u");
    (void)found.above("u", "v");
    (void)found.failures();
    (void)found.missing(3);
    (void)found.precise(0.1);
  };
  typed([&] { read(bytes); });
  typed([&] { read(std::string(bytes) + hti::detail::content_hash(bytes)); });
}

}  // namespace hti_test
