// Awards: who is named, with whom it is shared, and what the score rests on.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/awards.hpp"

using namespace hti_test;
using hti::explain::Award;
using hti::explain::Honour;

namespace {

const hti::Model model({node("index"), node("x", "index"), leaf("a", "x"), node("y", "index"), leaf("b", "y"), leaf("c", "y")});

std::vector<std::string> units(const Award& award) {
  std::vector<std::string> codes;
  for (const auto& w : award.winners) codes.push_back(w.unit);
  return codes;
}

}  // namespace

TEST_CASE("equal scores share an award, whatever the rule for ties") {
  const hti::Table t = table({{"a", {0, 10, 10, 5}}, {"b", {0, 5, 5, 10}}, {"c", {0, 5, 5, 10}}});
  for (const hti::Ties ties : {hti::Ties::min, hti::Ties::max, hti::Ties::average, hti::Ties::ordinal}) {
    const auto named = hti::explain::awards(hti::fit(model, {.rank = {.ties = ties}}, t).score(t));
    REQUIRE(named.size() == 3);
    CHECK(named[0].honour == Honour::of_the_year);
    CHECK(units(named[0]) == std::vector<std::string>{"u2", "u3", "u4"});
    CHECK(named[1].honour == Honour::best);
    CHECK(named[1].node == "x");
    CHECK(units(named[1]) == std::vector<std::string>{"u2", "u3"});
    CHECK(named[1].shared());
    CHECK(units(named[2]) == std::vector<std::string>{"u4"});
    CHECK_FALSE(named[2].shared());
  }
}

TEST_CASE("scores within the tolerance of the highest share an award") {
  const hti::Table t = table({{"a", {0, 100, 99, 98}}});
  const auto named = hti::explain::awards(hti::fit(flat({1}), {.rank = {.tolerance = 1}}, t).score(t));
  REQUIRE(named.size() == 1);  // an indicator under the root is no sub-index
  CHECK(units(named[0]) == std::vector<std::string>{"u2", "u3"});
}

TEST_CASE("a score on few figures is named, and says so") {
  const hti::Table t = table({{"a", {0, 5, 10}}, {"b", {0, 5, 10}}, {"c", {10, 5, no_value}}});
  const auto named = hti::explain::awards(hti::fit(model, {}, t).score(t));
  CHECK(units(named[0]) == std::vector<std::string>{"u3"});
  CHECK(named[0].winners[0].coverage == 0.75);
  CHECK(named[1].winners[0].coverage == 1);
}

TEST_CASE("the climber has passed the most, and nobody has climbed where nobody has") {
  const hti::Table then = table({{"a", {40, 30, 20, 10, no_value}}});
  const hti::Table now = table({{"a", {10, 30, 40, 20, 50}}});
  const hti::Index index = hti::fit(flat({1}), {}, now);
  const auto named = hti::explain::awards(index.score(now), index.score(then));
  REQUIRE(named.size() == 2);
  CHECK(units(named[0]) == std::vector<std::string>{"u5"});
  CHECK(std::isnan(named[0].winners[0].rank_change));
  CHECK(named[1].honour == Honour::climber);
  CHECK(units(named[1]) == std::vector<std::string>{"u3"});
  CHECK(named[1].winners[0].rank_change == 1);
  CHECK(named[1].winners[0].score_change == Approx(50));
  CHECK(hti::explain::awards(index.score(now), index.score(now)).size() == 1);
  CHECK(hti::explain::awards(index.score(table({{"a", {no_value, no_value}}}))).empty());
}

TEST_CASE("the winners of 2014 stand first on their lists, and the climber is from the same list") {
  const auto edition = [](const std::string& id) {
    const hti::Table t = hti::datasets::load(id);
    return hti::fit(hti::definitions::load(id), t).score(t);
  };
  const hti::Scores now = edition("oppna-jamforelser-2014");
  const hti::Scores then = edition("oppna-jamforelser-2013");
  const auto named = hti::explain::awards(now, then);
  REQUIRE(named.size() == 5);
  for (std::size_t k = 0; k < 4; ++k) {
    const hti::Ranking list = now.ranking(named[k].node);
    for (const auto& w : named[k].winners) {
      CHECK(w.rank == 1);
      CHECK(w.score == list.rows.front().score);
    }
    CHECK(list.rows[named[k].winners.size()].rank > 1);
  }
  const auto& climber = named.back().winners.front();
  const auto rank = [](const hti::Scores& s, const std::string& unit) {
    const hti::Ranking list = s.ranking();
    return std::find_if(list.rows.begin(), list.rows.end(), [&](const auto& row) { return row.unit == unit; })->rank;
  };
  CHECK(climber.rank_change == rank(then, climber.unit) - climber.rank);
  for (const std::string& unit : now.units()) CHECK_FALSE(rank(then, unit) - rank(now, unit) > climber.rank_change);
}
