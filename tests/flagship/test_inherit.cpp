// Districts take what is their municipality's.
#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

#include "core/support.hpp"
#include "hti/impute/borrow.hpp"
#include "hti/impute/inherit.hpp"

using namespace hti_test;
using hti::Origin;
using hti::Status;

namespace {

hti::Node municipal(std::string id) {
  hti::Node node = leaf(std::move(id), "index");
  node.indicator->scope = hti::Scope::municipality;
  return node;
}

const hti::Model& model() {
  static const hti::Model m({node("index"), leaf("own", "index"), municipal("rules"), municipal("web")});
  return m;
}

hti::Table municipalities() {
  return hti::Table({.units = {"B", "A"},
                     .indicators = {"web", "rules", "own"},
                     .values = {1, no_value, 30, 40, 5, 6},
                     .statuses = {Status::observed, Status::not_answered, Status::observed, Status::observed, Status::observed,
                                  Status::observed},
                     .respondents = {no_value, no_value, 90, no_value, no_value, no_value},
                     .period = "2014"});
}

hti::Table districts(std::vector<std::string> kommun = {"A", "B"}) {
  return hti::Table({.units = {"A1", "B1"},
                     .indicators = {"own", "rules", "web"},
                     .values = {no_value, 7, 99, no_value, no_value, no_value},
                     .statuses = {Status::suppressed, Status::observed, Status::observed, Status::missing, Status::missing,
                                  Status::suppressed},
                     .groups = {{"kommun", std::move(kommun)}},
                     .period = "2014"});
}

}  // namespace

TEST_CASE("a district inherits values, statuses and counts of the municipality's indicators alone", "[inherit]") {
  const hti::Table table = hti::impute::inherit(districts(), municipalities(), model());
  CHECK(table.status(0, 0) == Status::suppressed);  // its own question stays as it is
  CHECK(table.values(0)[1] == 7);
  CHECK(table.values(1)[0] == 99);  // what it has itself it keeps
  CHECK(table.values(1)[1] == 30);
  CHECK(table.respondents(1, 1) == 90);
  CHECK(std::isnan(table.respondents(0, 1)));
  CHECK(table.status(0, 2) == Status::not_answered);
  CHECK(table.values(2)[1] == 1);
  const std::vector<Origin> origins{Origin::own,       Origin::own,       Origin::own,
                                    Origin::inherited, Origin::inherited, Origin::inherited};
  CHECK(table.data().origins == origins);
}

TEST_CASE("a column of the municipality's that the districts lack is inherited whole", "[inherit]") {
  const hti::Table parts({.units = {"B1", "A1"},
                          .indicators = {"own"},
                          .values = {7, 8},
                          .respondents = {40, no_value},
                          .groups = {{"kommun", {"B", "A"}}}});
  const hti::Table whole = municipalities();
  const hti::Table table = hti::impute::inherit(parts, whole, model());
  REQUIRE(table.n_indicators() == 3);
  for (const char* id : {"rules", "web"}) {
    const std::size_t column = *table.find_indicator(id);
    const std::size_t from = *whole.find_indicator(id);
    for (const std::size_t unit : {0U, 1U}) {
      const std::size_t parent = whole.unit_at(unit == 0 ? "B" : "A");
      CHECK(table.status(unit, column) == whole.status(parent, from));
      CHECK(table.origin(unit, column) == Origin::inherited);
      if (table.status(unit, column) == Status::observed) CHECK(table.values(column)[unit] == whole.values(from)[parent]);
    }
  }
  CHECK(table.respondents(0, 0) == 40);
  CHECK(table.origin(0, 0) == Origin::own);
  const hti::Table lacking({.units = {"A1"}, .indicators = {"rules"}, .values = {1}, .groups = {{"kommun", {"A"}}}});
  CHECK_FALSE(hti::impute::inherit(lacking, municipalities(), model()).find_indicator("own"));
}

TEST_CASE("what is inherited counts as observed, unless the municipality borrowed it", "[inherit]") {
  const hti::Table year({.units = {"A"}, .indicators = {"own", "rules", "web"}, .values = {1, 2, no_value}});
  const hti::Table before({.units = {"A"}, .indicators = {"web"}, .values = {3}, .period = "2013"});
  const hti::Table parts({.units = {"A1"},
                          .indicators = {"own", "rules", "web"},
                          .values = {1, no_value, no_value},
                          .groups = {{"kommun", {"A"}}}});
  const hti::Table table = hti::impute::inherit(parts, hti::impute::borrow(year, before), model());
  CHECK(table.origin(0, 1) == Origin::inherited);
  CHECK(table.origin(0, 2) == Origin::borrowed);
  CHECK(table.values(2)[0] == 3);
  const hti::Scores scores = hti::fit(model(), {.normalise = hti::normalise::none{}}, table).score(table);
  CHECK(scores.coverage("index")[0] == Approx(2 / 3.0).epsilon(1e-15));
}

TEST_CASE("every district without a municipality is listed", "[inherit]") {
  using hti::code;
  const auto inherit = [](std::vector<std::string> kommun, std::string_view by = "kommun") {
    return faults<hti::DataError>(
        [&] { (void)hti::impute::inherit(districts(std::move(kommun)), municipalities(), model(), by); });
  };
  CHECK(inherit({"C", ""}) == std::multiset{code::unknown_unit, code::unknown_unit});
  CHECK(inherit({"A", "B"}, "lan") == std::multiset{code::unknown_group});
  try {
    (void)hti::impute::inherit(districts({"A", "C"}), municipalities(), model());
  } catch (const hti::DataError& error) {
    CHECK(error.problems()[0].unit == "B1");
  }
}
