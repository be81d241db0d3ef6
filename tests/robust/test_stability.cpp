// How far weights can move: against the index fitted anew with other weights.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "hti/robust/stability.hpp"
#include "robust/support.hpp"

namespace {

using hti::robust::kept_order;
using hti::robust::weight_intervals;
using hti::robust::WeightInterval;

hti::Definition definition(hti::Aggregate rule, double min_coverage = 0) {
  hti::Definition d{.model = hti_test::three_levels()};
  d.method.normalise.rule = hti::normalise::min_max{.low = 1, .high = 100};
  d.method.aggregate.rule = rule;
  const hti::missing::renormalise coverage{.min_coverage = min_coverage};
  d.method.missing = {.missing = coverage, .not_answered = coverage, .suppressed = coverage, .not_applicable = coverage};
  return d;
}

/// The definition with one weight as that share of its parent, siblings in proportion.
hti::Definition moved(const hti::Definition& d, const std::string& id, double share) {
  std::vector<hti::Node> nodes(d.model.nodes().begin(), d.model.nodes().end());
  const std::size_t at = d.model.at(id);
  double others = 0;
  for (std::size_t child : d.model.children(d.model.parent(at))) others += child == at ? 0 : nodes[child].weight;
  nodes[at].weight = others * share / (1 - share);
  hti::Definition changed = d;
  changed.model = hti::Model(std::move(nodes));
  return changed;
}

/// Whether every one of the first stays above every other.
bool holds(const hti::Definition& d, const hti::Table& table, const std::vector<bool>& first, const std::string& node) {
  const hti::Scores scores = hti::fit(d, table).score(table);
  const auto values = scores[node];
  double least = INFINITY;
  double most = -INFINITY;
  for (std::size_t u = 0; u < values.size(); ++u) {
    const double x = std::isnan(values[u]) ? -INFINITY : values[u];
    if (first[u]) {
      least = std::min(least, x);
    } else {
      most = std::max(most, x);
    }
  }
  return least > most;
}

/// Checks every end by the index itself: kept inside, changed just beyond. Gives the number of ends inside (0, 1).
int check_ends(const hti::Definition& d, const hti::Table& table, const kept_order& keep, const std::string& node, bool exact) {
  const hti::Index index = hti::fit(d, table);
  const hti::Scores scores = index.score(table);
  const std::vector<double> ranks = hti::rank(scores[node]);
  std::vector<bool> first;
  for (std::size_t u = 0; u < ranks.size(); ++u) first.push_back(ranks[u] <= static_cast<double>(keep.top));
  int inside = 0;
  for (const WeightInterval& row : weight_intervals(index, table, keep, node)) {
    INFO(row.node << " " << row.low.weight << " " << row.weight << " " << row.high.weight);
    CHECK(row.weight == Approx(index.weight(row.node)));
    CHECK((row.low.weight <= row.weight && row.weight <= row.high.weight));
    CHECK((row.low.found <= row.low.weight && row.high.weight <= row.high.found));
    for (int step = 0; step <= 40; ++step) {
      const double t = row.low.weight + (row.high.weight - row.low.weight) * (0.5 + 39.999 * (step / 40.0 - 0.5) / 40);
      if (t > 0 && t < 1) CHECK(holds(moved(d, row.node, t), table, first, node));
    }
    for (const hti::robust::WeightEnd& end : {row.low, row.high}) {
      if (exact) CHECK(end.weight == end.found);
      CHECK(std::abs(end.weight - end.found) < 2e-6);
      CHECK(end.loses.empty() == (end.weight == 0 || end.weight == 1));
      if (end.loses.empty()) continue;
      ++inside;
      const double sign = end.weight < row.weight ? -1 : 1;
      CHECK(holds(moved(d, row.node, end.weight - sign * 1e-7), table, first, node));
      CHECK_FALSE(holds(moved(d, row.node, end.found + sign * 1e-7), table, first, node));
    }
  }
  return inside;
}

}  // namespace

TEST_CASE("ends of weight intervals are where the order changes", "[stability]") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const hti::Table table = hti_test::figures(40, seed);
    for (const double coverage : {0.0, 0.6}) {
      for (const std::size_t top : {1U, 5U}) {
        INFO("seed " << seed << ", coverage " << coverage << ", top " << top);
        CHECK(check_ends(definition(hti::aggregate::arithmetic{}, coverage), table, {.top = top}, "index", true) > 10);
      }
    }
  }
}

TEST_CASE("ends are exact under any mean where the parent is the ranked node, and bracketed elsewhere", "[stability]") {
  const hti::Table table = hti_test::figures(30, 4);
  CHECK(check_ends(definition(hti::aggregate::geometric{.floor = 1}, 0.4), table, {.top = 3}, "a1", true) > 1);
  CHECK(check_ends(definition(hti::aggregate::power{.p = -2, .floor = 1}), table, {.top = 3}, "a2", true) > 1);
  CHECK(check_ends(definition(hti::aggregate::geometric{.floor = 1}, 0.4), table, {.top = 4}, "index", false) > 10);
  CHECK(check_ends(definition(hti::aggregate::harmonic{.floor = 1}), table, {.top = 1}, "s1", false) > 2);
}

TEST_CASE("a pair keeps its order, and says who meets", "[stability]") {
  const hti::Table table = hti_test::figures(40, 1);
  const hti::Definition d = definition(hti::aggregate::arithmetic{});
  const hti::Index index = hti::fit(d, table);
  const hti::Ranking ranking = index.score(table).ranking();
  const std::string above = ranking.rows[6].unit;
  const std::string below = ranking.rows[7].unit;
  int ends = 0;
  for (const WeightInterval& row : weight_intervals(index, table, {.above = above, .below = below})) {
    for (const hti::robust::WeightEnd& end : {row.low, row.high}) {
      if (end.loses.empty()) continue;
      ++ends;
      CHECK((end.loses == above && end.gains == below));
      const hti::Definition there = moved(d, row.node, end.weight);
      const auto scores = hti::fit(there, table).score(table);
      CHECK(scores["index"][table.unit_at(above)] == Approx(scores["index"][table.unit_at(below)]).epsilon(1e-10));
    }
  }
  CHECK(ends > 5);
  CHECK_THROWS_AS(weight_intervals(index, table, {.above = below, .below = above}), hti::MethodError);
  CHECK_THROWS_AS(weight_intervals(index, table, {.top = 40}), hti::MethodError);
  CHECK_THROWS_AS(weight_intervals(index, table, {.top = 0}), hti::MethodError);
  CHECK_THROWS_AS(weight_intervals(index, table, {}, "i0"), hti::ModelError);
}

TEST_CASE("no smaller change of weights lets a unit overtake", "[stability]") {
  std::mt19937_64 bits(9);
  std::exponential_distribution<double> exponential;
  const hti::Table table = hti_test::figures(40, 2);
  const hti::Index index = hti::fit(definition(hti::aggregate::arithmetic{}), table);
  CHECK_THROWS_AS(hti::robust::contest(index, table, table.units()[3], table.units()[0], "a0", "s0"), hti::DataError);
  int possible = 0;
  int impossible = 0;
  for (std::size_t a = 0; a < 40; ++a) {
    for (std::size_t b = 0; b < 40; b += 3) {
      if (a == b || a == 3 || b == 3) continue;  // unit 3 has no figure in a0
      const auto contest = hti::robust::contest(index, table, table.units()[a], table.units()[b], "a0", "s0");
      const auto lead = [&](const std::vector<double>& shares) {
        double sum = 0;
        double present = 0;
        for (std::size_t k = 0; k < shares.size(); ++k) {
          if (std::isnan(contest.unit.values[k]) || std::isnan(contest.other.values[k])) continue;
          present += shares[k];
          sum += shares[k] * (contest.unit.offset + contest.unit.slope * contest.unit.values[k] - contest.other.offset -
                              contest.other.slope * contest.other.values[k]);
        }
        return sum / present;
      };
      hti::robust::Overtaking found;
      try {
        found = hti::robust::overtaking(contest);
      } catch (const hti::MethodError&) {
        continue;  // different cells are missing
      }
      CHECK(lead(contest.shares) == Approx(contest.unit.score - contest.other.score).margin(1e-9));
      const bool can = !std::isnan(found.change);
      (can ? possible : impossible) += 1;
      double sum = 0;
      double change = 0;
      for (std::size_t k = 0; k < found.shares.size(); ++k) {
        CHECK(found.shares[k] >= 0);
        sum += found.shares[k];
        change += std::abs(found.shares[k] - contest.shares[k]);
      }
      CHECK(sum == Approx(1));
      if (can) {
        CHECK(lead(found.shares) >= -1e-9);
        CHECK(change == Approx(found.change).margin(1e-12));
      }
      for (int trial = 0; trial < 200; ++trial) {
        std::vector<double> shares(contest.shares.size());
        double total = 0;
        for (double& share : shares) total += share = exponential(bits);
        const double mix = static_cast<double>(bits() % 1000) / 1000;
        double changed = 0;
        for (std::size_t k = 0; k < shares.size(); ++k) {
          shares[k] = (1 - mix) * contest.shares[k] + mix * shares[k] / total;
          changed += std::abs(shares[k] - contest.shares[k]);
        }
        if (lead(shares) > 0) {
          REQUIRE(can);
          REQUIRE(changed >= found.change - 1e-12);
        }
      }
    }
  }
  CHECK(possible > 50);
  CHECK(impossible > 20);
}
