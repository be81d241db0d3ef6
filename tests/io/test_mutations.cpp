// Random damage to good files: whatever comes in, what comes out is a table, a definition or a typed error.
#include <random>

#include "io/files.hpp"

using namespace hti_test;

namespace {

/// Replaces, inserts, deletes, doubles or cuts off bytes, most often with those that mean something to a reader.
std::string damaged(std::string text, std::mt19937& random) {
  const std::string special = std::string(",;\t\r\n\"'=[]{}.#-+0123456789eEnaif\\ \xE5\xC3\xFF") + '\0';
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
  for (auto times = 1 + below(6); times > 0; --times) {
    const std::size_t at = below(text.size() + 1);
    const char c = below(2) ? special[below(special.size())] : static_cast<char>(below(256));
    switch (below(5)) {
      case 0: text.insert(at, 1, c); break;
      case 1:
        if (at < text.size()) text[at] = c;
        break;
      case 2: text.erase(at, below(12)); break;
      case 3: text.insert(at, text.substr(below(text.size() + 1), below(40))); break;
      default:
        if (below(8) == 0) text.resize(at);
        break;
    }
  }
  return text;
}

/// Runs `read` on damaged texts; every error must be typed and its problems complete. \returns how many were refused
template <class Read>
int refused(const std::string& text, int times, Read&& read) {
  std::mt19937 random(20141231);
  int count = 0;
  for (int i = 0; i < times; ++i) {
    const std::string bad = damaged(text, random);
    try {
      read(bad);
    } catch (const hti::Error& error) {
      ++count;
      REQUIRE_FALSE(error.problems().empty());
      for (const hti::Problem& p : error.problems()) {
        REQUIRE_FALSE(p.message.empty());
        REQUIRE(to_string(p).find('\n') == std::string::npos);
      }
    }
  }
  return count;
}

}  // namespace

TEST_CASE("damaged tables", "[csv][mutations]") {
  const hti::Definition d = hti::definitions::load("oppna-jamforelser-2014");
  const std::string all(hti::datasets::text("oppna-jamforelser-2014"));
  const std::string text = all.substr(0, all.find('\n', 1500) + 1);
  const auto read = [&](const std::string& bad) { (void)hti::io::parse_csv(bad, d.model, {.columns = d.columns}); };
  CHECK(refused(text, 2000, read) > 1000);
  const hti::Model model = flat({1, 1});
  CHECK(refused("unit,indicator,value,status,respondents\n1,a,2.5,,3\n2,b,,suppressed,\n1,b,\"3\",observed,5\n", 2000,
                [&](const std::string& bad) { (void)hti::io::parse_csv(bad, model); }) > 1000);
}

TEST_CASE("damaged definitions", "[toml][mutations]") {
  const auto read = [](const std::string& bad) { (void)hti::io::parse_definition(bad); };
  const std::string text = hti::io::to_toml(hti::definitions::load("oppna-jamforelser-2014"));
  CHECK(refused(text, 500, read) > 250);
  CHECK(refused(std::string(hti::definitions::text("oppna-jamforelser-2014")), 500, read) > 250);
}
