// Contributions against their definition: the mean over all orders in which siblings stand together.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <random>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/contributions.hpp"

using namespace hti_test;

namespace {

hti::Model three_branches() {
  return hti::Model({node("index"), node("x", "index", 3), leaf("a", "x", 2), leaf("b", "x"), leaf("c", "x", 0.5), node("y", "index", 2),
                     leaf("d", "y", 1), leaf("e", "y", 4), leaf("f", "index", 1)});
}

// All orders of the indicators below a node in which the indicators below each child stand together.
std::vector<std::vector<std::string>> orders(const hti::Model& model, std::size_t at) {
  if (model[at].indicator) return {{model[at].id}};
  std::vector<std::size_t> children(model.children(at).begin(), model.children(at).end());
  std::vector<std::vector<std::string>> result;
  do {
    std::vector<std::vector<std::string>> partial{{}};
    for (std::size_t child : children) {
      std::vector<std::vector<std::string>> longer;
      for (const auto& head : partial) {
        for (const auto& tail : orders(model, child)) {
          longer.push_back(head);
          longer.back().insert(longer.back().end(), tail.begin(), tail.end());
        }
      }
      partial = std::move(longer);
    }
    result.insert(result.end(), partial.begin(), partial.end());
  } while (std::next_permutation(children.begin(), children.end()));
  return result;
}

// Unit u1 against u2 by brute force: every mixture of their cells is scored as a unit of its own.
std::map<std::string, double> by_orders(const hti::Index& index, const std::vector<named_column>& columns) {
  const std::size_t n = columns.size();
  std::vector<named_column> mixed;
  for (const named_column& c : columns) mixed.push_back({.indicator = c.indicator, .values = {}});
  for (std::size_t set = 0; set < (std::size_t{1} << n); ++set) {
    for (std::size_t k = 0; k < n; ++k) {
      mixed[k].values.push_back(columns[k].values[(set >> k & 1U) != 0 ? 0 : 1]);
    }
  }
  const hti::Scores scores = index.score(table(mixed));
  const double halfway = (scores["index"].front() + scores["index"].back()) / 2;
  const auto score = [&](std::size_t set) { return std::isnan(scores["index"][set]) ? halfway : scores["index"][set]; };
  const auto all = orders(index.model(), 0);
  std::map<std::string, double> points;
  for (const auto& order : all) {
    std::size_t set = 0;
    for (const std::string& id : order) {
      const auto k = static_cast<std::size_t>(std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.indicator == id; }) - columns.begin());
      const double before = score(set);
      set |= std::size_t{1} << k;
      points[id] += (score(set) - before) / static_cast<double>(all.size());
    }
  }
  return points;
}

void compare(const hti::Method& method, unsigned seed, double share_missing) {
  std::mt19937 generator(seed);
  const auto number = [&] { return 1 + static_cast<double>(generator() % 1000) / 10; };
  std::vector<named_column> columns;
  for (const char* id : {"a", "b", "c", "d", "e", "f"}) {
    columns.push_back({.indicator = id, .values = {number(), number(), number(), number()}});
    for (std::size_t u : {0, 1}) {
      if (static_cast<double>(generator() % 1000) < 1000 * share_missing) columns.back().values[u] = no_value;
    }
  }
  const hti::Table t = table(columns);
  const hti::Index index = hti::fit(three_branches(), method, t);
  const hti::Scores scores = index.score(t);
  if (std::isnan(scores["index"][0]) || std::isnan(scores["index"][1])) return;
  const hti::explain::Contributions c = hti::explain::contributions(scores, "u1", hti::explain::units(scores, {"u2"}));
  const std::map<std::string, double> expected = by_orders(index, columns);
  for (const hti::explain::Contribution& row : c.rows) {
    if (!row.indicator) continue;
    CAPTURE(seed, row.node);
    CHECK(row.points == Approx(expected.at(row.node)).margin(1e-10));
  }
  CHECK(c.rows[0].points == Approx(c.score - c.reference).margin(1e-9));
  CHECK(c.score == scores["index"][0]);
  CHECK(c.reference == Approx(scores["index"][1]).margin(1e-12));
}

}  // namespace

TEST_CASE("contributions are means over orders, arithmetic with missing cells") {
  for (unsigned seed = 0; seed < 60; ++seed) compare({.normalise = hti::normalise::none{}}, seed, 0.3);
}

TEST_CASE("contributions are means over orders, with a coverage threshold") {
  const hti::Missing half = hti::missing::renormalise{.min_coverage = 0.5};
  for (unsigned seed = 0; seed < 60; ++seed) compare({.normalise = hti::normalise::none{}, .missing = {.missing = half, .suppressed = half}}, seed, 0.2);
}

TEST_CASE("contributions are means over orders, other means than arithmetic") {
  const hti::Aggregate geometric = hti::aggregate::geometric{.floor = 0.5};
  for (unsigned seed = 0; seed < 40; ++seed) {
    compare({.normalise = hti::normalise::none{}, .aggregate = geometric}, seed, 0.2);
    compare({.normalise = hti::normalise::none{}, .aggregate = {hti::aggregate::arithmetic{}, {}, {{"x", geometric}}}}, seed, 0.2);
    compare({.normalise = hti::normalise::none{}, .aggregate = {hti::aggregate::arithmetic{}, {}, {{"index", geometric}}}}, seed, 0.2);
  }
}

TEST_CASE("with complete data a contribution is the effective weight times the gap") {
  const hti::Table t = table({{"a", {1, 5, 9}}, {"b", {2, 2, 8}}, {"c", {4, 0, 2}}, {"d", {7, 7, 1}}, {"e", {3, 6, 0}}, {"f", {5, 1, 9}}});
  const hti::Index index = hti::fit(three_branches(), {}, t);
  const hti::Scores scores = index.score(t);
  const auto c = hti::explain::contributions(scores, "u3", hti::explain::nation(scores));
  for (const auto& row : c.rows) {
    double mean = 0;
    for (double x : scores[row.node]) mean += x / 3;
    if (row.indicator) CHECK(row.points == Approx(index.effective_weight(row.node) * (scores[row.node][2] - mean)).margin(1e-12));
  }
}

TEST_CASE("the profile of one unit has that unit's scores, also where it lacks figures that the explained one has") {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2014");
  const hti::Scores scores = hti::fit(hti::definitions::load("oppna-jamforelser-2014"), t).score(t);
  const std::size_t u = t.unit_at("1290");
  for (std::size_t v = 0; v < t.n_units(); ++v) {
    if (std::isnan(scores["index"][v])) continue;
    const auto c = hti::explain::contributions(scores, "1290", hti::explain::units(scores, {t.units()[v]}));
    CAPTURE(t.units()[v]);
    CHECK(c.rows[0].points == Approx(scores["index"][u] - scores["index"][v]).margin(1e-9));
    for (const auto& row : c.rows) {
      const double theirs = scores[row.node][v];
      CHECK((std::isnan(theirs) ? std::isnan(row.reference) : row.reference == Approx(theirs).margin(1e-9)));
    }
  }
}

TEST_CASE("what does not apply to the one reference unit is not asked of its profile") {
  hti::TableData data = table_data({{"a", {10, 20}}, {"b", {30, no_value}}, {"c", {50, no_value}}});
  data.statuses[3] = hti::Status::not_applicable;
  data.statuses[5] = hti::Status::not_applicable;
  const hti::Table t(std::move(data));
  const hti::Missing half = hti::missing::renormalise{.min_coverage = 0.5};
  const hti::Method method{.normalise = hti::normalise::none{}, .missing = {half, half, half, half}};
  const hti::Scores scores = hti::fit(flat({1, 1, 1}), method, t).score(t);
  REQUIRE(scores["index"][1] == 20);
  const auto c = hti::explain::contributions(scores, "u1", hti::explain::units(scores, {"u2"}));
  CHECK(c.reference == 20);
  CHECK(c.rows[0].points == Approx(10));
}

TEST_CASE("with a rescaled root the published scores are explained") {
  const hti::Table t = table({{"a", {1, 5, 9}}, {"b", {2, 2, 8}}, {"c", {4, 0, 2}}, {"d", {7, 7, 1}}, {"e", {3, 6, 0}}, {"f", {5, 1, 9}}});
  const auto scored = [&](const hti::Method& method) { return hti::fit(three_branches(), method, t).score(t); };
  const hti::Scores plain = scored({});
  const hti::Scores rescaled = scored({.rescale = {{"index", hti::normalise::min_max{}}, {"x", hti::normalise::z_score{}}}});
  const auto against = hti::explain::units(plain, {"u1"});
  const auto before = hti::explain::contributions(plain, "u3", against);
  const auto after = hti::explain::contributions(rescaled, "u3", against);
  CHECK(after.score == rescaled["index"][2]);
  CHECK(after.reference == Approx(rescaled["index"][0]));
  CHECK(after.rows[0].points == Approx(after.score - after.reference));
  const double factor = after.rows[0].points / before.rows[0].points;
  REQUIRE(factor != Approx(1));
  for (std::size_t i = 0; i < after.rows.size(); ++i) {
    CHECK(after.rows[i].own == Approx(rescaled[after.rows[i].node][2]));
    CHECK(after.rows[i].reference == Approx(rescaled[after.rows[i].node][0]).margin(1e-12));
    CHECK(after.rows[i].points == Approx(factor * before.rows[i].points));
  }
  const auto itself = hti::explain::contributions(rescaled, "u2", hti::explain::units(plain, {"u2"}));
  for (const auto& row : itself.rows) CHECK(row.points == 0);
}
