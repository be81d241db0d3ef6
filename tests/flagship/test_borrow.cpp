// A missing year from the adjacent one, and the Kolada recipe on the real figures.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "hti/hti.hpp"
#include "hti/impute/borrow.hpp"

namespace {

using hti::Status;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

hti::Table now() {
  return hti::Table({.units = {"A", "B", "C"},
                     .indicators = {"x", "y"},
                     .values = {1, nan, nan, nan, nan, 6},
                     .statuses = {Status::observed, Status::missing, Status::suppressed, Status::missing, Status::not_answered,
                                  Status::observed},
                     .period = "2014"});
}

hti::Table before() {
  return hti::Table({.units = {"C", "B", "A"},
                     .indicators = {"y", "x"},
                     .values = {60, 50, nan, 30, 20, 10},
                     .respondents = {nan, nan, nan, nan, 44, nan},
                     .period = "2013"});
}

std::ptrdiff_t ranked(const hti::Definition& definition, const hti::Table& table) {
  const hti::Scores scores = hti::fit(definition, table).score(table);
  return std::count_if(scores["index"].begin(), scores["index"].end(), [](double x) { return !std::isnan(x); });
}

}  // namespace

TEST_CASE("only missing cells are borrowed, by code and id", "[borrow]") {
  const hti::Table table = hti::impute::borrow(now(), before());
  CHECK(table.values(0)[0] == 1);
  CHECK(table.values(0)[1] == 20);                    // missing, and there the year before
  CHECK(table.status(2, 0) == Status::suppressed);    // withheld stays withheld
  CHECK(table.status(0, 1) == Status::missing);       // neither year has it
  CHECK(table.status(1, 1) == Status::not_answered);  // not the same thing as missing
  CHECK(table.values(1)[2] == 6);
  CHECK(table.respondents(1, 0) == 44);
  CHECK(std::isnan(table.respondents(0, 0)));
}

TEST_CASE("borrowed cells are scored, but coverage does not count them as observed", "[borrow]") {
  const hti::Table table = hti::impute::borrow(now(), before());
  CHECK(table.origin(1, 0) == hti::Origin::borrowed);
  CHECK(table.origin(0, 0) == hti::Origin::own);
  const hti::Model model({{.id = "index"},
                          {.id = "x", .parent = "index", .weight = 3, .indicator = hti::Indicator{}},
                          {.id = "y", .parent = "index", .indicator = hti::Indicator{}}});
  const hti::Scores scores =
      hti::fit(model, {.normalise = hti::normalise::none{}, .missing = {.not_answered = hti::missing::renormalise{}}}, table)
          .score(table);
  CHECK(scores["index"][1] == 20);
  CHECK(scores.coverage("x") == std::vector<double>{1, 0, 0});
  CHECK(scores.coverage("index") == std::vector<double>{0.75, 0, 0.25});
  CHECK(scores.trace("B").coverage == 0);
}

TEST_CASE("a borrowed cell without a value is refused", "[borrow]") {
  const hti::TableData data{.units = {"A"},
                            .indicators = {"x"},
                            .values = {std::numeric_limits<double>::quiet_NaN()},
                            .origins = {hti::Origin::borrowed}};
  CHECK_THROWS_AS(hti::Table(data), hti::DataError);
}

TEST_CASE("a table says what it has borrowed, and its units stay as like each other as they were", "[borrow]") {
  const hti::Table table = hti::impute::borrow(now(), before());
  CHECK(table.period() == "2014 (1 borrowed from 2013)");
  CHECK(table.background().empty());
}

TEST_CASE("the Kolada recipe ranks those that have all indicators, more of them with the adjacent year", "[borrow]") {
  const hti::Definition recipe = hti::definitions::load("kolada-recept-hemtjanst");
  const hti::Table table = hti::datasets::load("oppna-jamforelser-2014");
  const auto leaves = recipe.model.indicators();
  CHECK(leaves.size() == 9);
  std::ptrdiff_t complete = 0;
  for (std::size_t u = 0; u < table.n_units(); ++u) {
    complete += std::all_of(leaves.begin(), leaves.end(), [&](std::size_t leaf) {
      return table.status(u, *table.find_indicator(recipe.model[leaf].id)) == Status::observed;
    });
  }
  CHECK(ranked(recipe, table) == complete);
  CHECK(ranked(recipe, hti::impute::borrow(table, hti::datasets::load("oppna-jamforelser-2013"))) > complete);
}
