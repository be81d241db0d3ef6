// Best and worst ranks within bounds of weights: against weights drawn at random, and where there is no room.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "hti/robust/rank_bounds.hpp"
#include "robust/support.hpp"

namespace {

using hti::robust::RankBound;
using hti::robust::RankBounds;

hti::Definition definition(double min_coverage = 0) {
  hti::Definition d{.model = hti_test::three_levels()};
  d.method.normalise.rule = hti::normalise::min_max{};
  const hti::missing::renormalise coverage{.min_coverage = min_coverage};
  d.method.missing = {.missing = coverage, .not_answered = coverage, .suppressed = coverage, .not_applicable = coverage};
  return d;
}

/// Shares within their bounds: all that is left goes to the children in a random order.
std::vector<double> drawn_shares(const hti::Model& model, const RankBounds& found, std::mt19937& bits) {
  std::map<std::size_t, std::vector<std::size_t>> families;
  for (std::size_t k = 0; k < found.nodes.size(); ++k) families[model.parent(model.at(found.nodes[k].node))].push_back(k);
  std::vector<double> shares(found.nodes.size());
  for (auto& [parent, children] : families) {
    std::shuffle(children.begin(), children.end(), bits);
    double left = 1;
    for (const std::size_t k : children) left -= shares[k] = found.nodes[k].low;
    for (const std::size_t k : children) {
      const double more = std::min(left, found.nodes[k].high - found.nodes[k].low);
      shares[k] += more;
      left -= more;
    }
  }
  return shares;
}

}  // namespace

TEST_CASE("no weights within bounds give a rank beyond the bounds", "[rank_bounds]") {
  const hti::Table table = hti_test::figures(40, 3);
  for (const double coverage : {0.0, 0.6}) {
    const hti::Index index = hti::fit(definition(coverage), table);
    const RankBounds found = hti::robust::rank_bounds(index, table, 0.3);
    std::mt19937 bits(1);
    int narrower = 0;
    for (int trial = 0; trial < 300; ++trial) {
      const auto ranks = hti::robust::ranks_with(index, table, drawn_shares(index.model(), found, bits));
      for (std::size_t u = 0; u < ranks.size(); ++u) {
        if (std::isnan(ranks[u])) continue;
        REQUIRE(ranks[u] >= found.units[u].best_bound);
        REQUIRE(ranks[u] <= found.units[u].worst_bound);
      }
    }
    for (std::size_t u = 0; u < found.units.size(); ++u) {
      const RankBound& row = found.units[u];
      if (std::isnan(row.rank)) continue;
      CHECK((row.best_bound <= row.best && row.best <= row.rank && row.rank <= row.worst && row.worst <= row.worst_bound));
      CHECK(hti::robust::ranks_with(index, table, row.best_weights)[u] == row.best);
      CHECK(hti::robust::ranks_with(index, table, row.worst_weights)[u] == row.worst);
      narrower += row.worst_bound - row.best_bound < 35 ? 1 : 0;
    }
    CHECK(narrower > 5);
  }
}

TEST_CASE("leads are those of the best corner, and no room leaves none", "[rank_bounds]") {
  const hti::Model model = hti_test::flat({1, 1, 2});
  const hti::Table table(hti_test::table_data({{"a", {10, 0}}, {"b", {0, 6}}, {"c", {5, 5}}}));
  hti::Method method;
  method.normalise.rule = hti::normalise::none{};
  const hti::Index index = hti::fit(model, method, table);
  const std::vector<hti::robust::weight_bound> bounds{{"a", 0.1, 0.6}, {"b", 0.2, 0.5}};
  const RankBounds found = hti::robust::rank_bounds(index, table, 0, bounds);
  CHECK(found.lead[0 * 2 + 1] == Approx(0.6 * 10 - 0.2 * 6));
  CHECK(found.lead[1 * 2 + 0] == Approx(-0.1 * 10 + 0.5 * 6));
  CHECK((found.units[0].best == 1 && found.units[0].worst == 2 && found.units[1].best == 1));
  CHECK((found.linear && found.units[0].whole));
  CHECK((found.nodes[2].low == 0 && found.nodes[2].high == 1));
  const RankBounds fixed = hti::robust::rank_bounds(index, table, 0);
  CHECK(fixed.lead[1] == Approx(1));
  CHECK((fixed.units[0].worst_bound == 1 && fixed.units[1].best_bound == 2));
  CHECK_THROWS_AS(hti::robust::rank_bounds(index, table, 1.5), hti::MethodError);
  CHECK_THROWS_AS(hti::robust::ranks_with(index, table, std::vector<double>(2)), hti::DataError);
}

TEST_CASE("the scale of the figures bounds no rank", "[rank_bounds]") {
  const hti::Table table = hti_test::all_figures(20);
  hti::Definition d = definition();
  d.method.normalise.rule = hti::normalise::none{};
  const RankBounds found = hti::robust::rank_bounds(hti::fit(d, table), table, 0.3);
  for (const double scale : {0x1p-40, 0x1p40}) {
    hti::TableData data = table.data();
    for (double& value : data.values) value *= scale;
    const hti::Table other(std::move(data));
    const RankBounds scaled = hti::robust::rank_bounds(hti::fit(d, other), other, 0.3);
    CHECK(scaled.level == scale * found.level);
    for (std::size_t u = 0; u < found.units.size(); ++u) {
      const RankBound& a = found.units[u];
      const RankBound& b = scaled.units[u];
      CHECK((a.rank == b.rank && a.best_bound == b.best_bound && a.best == b.best));
      CHECK((a.worst == b.worst && a.worst_bound == b.worst_bound));
      CHECK(hti::robust::ranks_with(hti::fit(d, other), other, b.worst_weights)[u] == b.worst);
    }
  }
}

TEST_CASE("bounds that would change nothing, or another node, are refused", "[rank_bounds]") {
  const hti::Table table = hti_test::figures(10);
  const hti::Index index = hti::fit(definition(), table);
  const auto bounded = [&](const std::string& bound, const std::string& node) {
    const std::vector<hti::robust::weight_bound> bounds{{bound, 0, 1}};
    return [&, bounds, node] { (void)hti::robust::rank_bounds(index, table, 0.1, bounds, node); };
  };
  using codes = std::multiset<hti::code>;
  CHECK(hti_test::faults<hti::MethodError>(bounded("index", "")) == codes{hti::code::invalid_parameter});
  CHECK(hti_test::faults<hti::MethodError>(bounded("s0", "s0")) == codes{hti::code::invalid_parameter});
  CHECK(hti_test::faults<hti::MethodError>(bounded("s1", "s0")) == codes{hti::code::invalid_parameter});
  CHECK(hti_test::faults<hti::ModelError>(bounded("i0", "i0")) == codes{hti::code::unknown_node});
}

TEST_CASE("a unit that can lose its score is not always above", "[rank_bounds]") {
  const hti::Table table(hti_test::table_data({{"a", {10, hti_test::no_value}}, {"b", {10, 100}}}));
  hti::Method method;
  method.normalise.rule = hti::normalise::none{};
  const hti::missing::renormalise half{.min_coverage = 0.5};
  method.missing = {.missing = half, .not_answered = half, .suppressed = half, .not_applicable = half};
  const hti::Index index = hti::fit(hti_test::flat({1, 1}), method, table);
  const RankBounds found = hti::robust::rank_bounds(index, table, 0.2);
  CHECK((found.units[0].rank == 2 && found.units[0].best == 1 && found.units[0].best_bound == 1));
  CHECK((found.units[0].worst == 2 && found.units[0].worst_bound == 2));
  CHECK((found.units[1].best == 1 && found.units[1].worst == 1 && !found.units[1].whole));
  CHECK(hti::robust::rank_bounds(index, table, 0).units[0].best_bound == 2);
}
