// Text does not follow the language of the program.
#include "core/support.hpp"

#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <locale>

using namespace hti_test;

namespace {

class decimal_comma : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

/// A program with a decimal comma, in C and in C++.
class in_swedish {
 public:
  in_swedish() : before_(std::locale::global(std::locale(std::locale::classic(), new decimal_comma))) {
    setenv("LOCPATH", HTI_LOCALES, 1);
    REQUIRE(std::setlocale(LC_ALL, "sv_SE.UTF-8") != nullptr);
  }
  ~in_swedish() {
    std::setlocale(LC_ALL, "C");
    std::locale::global(before_);
  }

 private:
  std::locale before_;
};

// Everything that a program of one index writes and reads.
std::string texts() {
  const hti::Table t = table({{"a", {1234567.5, 2.25, 3.5}}, {"b", {0.125, 1.5, 2}}});
  const hti::Model model({node("index"), leaf("a", "index"), leaf("b", "index")});
  const hti::Definition definition{
      .id = "mine", .edition = "1", .status = "own", .model = model, .method = {.normalise = hti::normalise::z_score{}}};
  const hti::Index index = hti::fit(definition, t);
  const hti::Scores scores = index.score(t);
  std::string all = hti::to_text(scores.trace("u1")) + index.to_json() + hti::io::to_toml(index.definition()) + hti::registry();
  all += hti::describe(hti::Normalise{hti::normalise::min_max{.low = 0.5, .high = 1000.5}});
  const hti::Definition read = hti::io::parse_definition(hti::io::to_toml(index.definition()));
  all += hti::Index::from_json(index.to_json()).definition().hash() + read.hash();
  try {
    (void)hti::fit(model, {.normalise = hti::normalise::min_max{.clip = hti::Interval{-0.5, 1234.5}}}, t);
  } catch (const hti::Error& e) {
    all += e.what();
  }
  return all;
}

}  // namespace

TEST_CASE("text is the same in a program with a decimal comma") {
  const std::string expected = texts();
  const in_swedish program;
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", 0.5);
  REQUIRE(std::string(text) == "0,5");
  CHECK(texts() == expected);
}
