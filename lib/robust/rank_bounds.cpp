#include "hti/robust/rank_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "robust/scored_units.hpp"
#include "robust/weight_box.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::box_branch;
using hti::detail::box_child;
using hti::detail::chance;
using hti::detail::nan;
using hti::detail::unit_reach;
using hti::detail::unit_scores;
using hti::detail::weight_box;

constexpr std::size_t rivals = 6;  // of each unit, against whom weights are tried

/// Differences of scores that are none, by how far the figures of any one node are apart.
double level_of(const weight_box& box, const std::vector<unit_scores>& units) {
  double widest = 0;
  for (const box_branch& b : box.branches()) {
    for (const box_child& c : b.children) {
      double least = hti::detail::infinity;
      double most = -hti::detail::infinity;
      for (const unit_scores& unit : units) {
        if (std::isnan(unit.value[c.node])) continue;
        least = std::min(least, unit.value[c.node]);
        most = std::max(most, unit.value[c.node]);
      }
      widest = std::max(widest, most - least);
    }
  }
  return level_scores * widest;
}

/// 1 + number of units above by more than the level; NaN without a score. Overwrites the units' aggregates.
std::vector<double> ranks_at(const weight_box& box, std::vector<unit_scores>& units, std::span<const double> shares,
                             double level) {
  std::vector<double> scores;
  for (unit_scores& unit : units) {
    box.combine(unit, shares);
    scores.push_back(unit.value[box.top()]);
  }
  std::vector<double> order;
  for (const double x : scores) {
    if (!std::isnan(x)) order.push_back(x);
  }
  std::sort(order.begin(), order.end());
  std::vector<double> ranks;
  for (const double x : scores) {
    const auto above = order.end() - std::upper_bound(order.begin(), order.end(), x + level);
    ranks.push_back(std::isnan(x) ? nan : static_cast<double>(1 + above));
  }
  return ranks;
}

/// Shares that put one unit as far as they can before (sign 1) or behind (sign -1) the mean of others, branch by branch from
/// the leaves; a gap where either has no value counts as none.
std::vector<double> favouring(const weight_box& box, const std::vector<unit_scores>& units, std::size_t unit,
                              std::span<const std::size_t> others, double sign) {
  std::vector<double> shares(box.shares().size());
  std::vector<double> ahead(units[unit].value.size(), nan);  // by node, with the shares chosen below it
  std::vector<double> merit;
  std::vector<double> own;
  for (const box_branch& b : box.branches()) {
    merit.clear();
    for (const box_child& c : b.children) {
      double mean = ahead[c.node];
      if (std::isnan(mean)) {
        mean = 0;
        for (const std::size_t o : others) {
          const double gap = units[unit].value[c.node] - units[o].value[c.node];
          if (!std::isnan(gap)) mean += sign * gap / static_cast<double>(others.size());
        }
      }
      merit.push_back(mean);
    }
    own.resize(b.children.size());
    hti::detail::favour(b.children, merit, own);
    ahead[b.node] = std::inner_product(own.begin(), own.end(), merit.begin(), 0.0);
    for (std::size_t k = 0; k < own.size(); ++k) shares[b.children[k].slot] = own[k];
  }
  return shares;
}

/// Keeps the best and the worst rank of every unit that some weights give.
class attained {
 public:
  attained(const weight_box& box, std::vector<unit_scores> units, RankBounds& found)
      : box_(box), units_(std::move(units)), found_(found) {}

  void try_shares(const std::vector<double>& shares) {
    const std::vector<double> ranks = ranks_at(box_, units_, shares, found_.level);
    for (std::size_t u = 0; u < ranks.size(); ++u) {
      RankBound& row = found_.units[u];
      if (std::isnan(ranks[u])) continue;
      if (!(ranks[u] >= row.best)) {
        row.best = ranks[u];
        row.best_weights = shares;
      }
      if (!(ranks[u] <= row.worst)) {
        row.worst = ranks[u];
        row.worst_weights = shares;
      }
    }
  }

 private:
  const weight_box& box_;
  std::vector<unit_scores> units_;
  RankBounds& found_;
};

}  // namespace

RankBounds rank_bounds(const Index& index, const Table& table, double spread, std::span<const weight_bound> bounds,
                       std::string_view node, const std::function<bool(std::uint64_t)>& progress) {
  const std::size_t top = hti::detail::ranked_node(index.model(), node);
  const weight_box box(index.state(), top, spread, bounds);
  const std::vector<unit_scores> units = hti::detail::scored_units(index, table);
  const std::size_t n = units.size();
  RankBounds found{
      .nodes = {box.nodes().begin(), box.nodes().end()},
      .weights = {box.shares().begin(), box.shares().end()},
      .units = std::vector<RankBound>(n, {.rank = nan, .best_bound = nan, .best = nan, .worst = nan, .worst_bound = nan}),
      .lead = std::vector<double>(n * n, hti::detail::infinity),
      .level = level_of(box, units),
      .linear = box.linear()};
  std::vector<unit_reach> reach;
  for (const unit_scores& unit : units) reach.push_back(reach_of(index.state(), box, unit));
  // Halves of units: leads are one half of the work, and weights that attain ranks the other.
  const auto go_on = [&](std::size_t halves) {
    found.stopped = found.stopped || (progress && !progress(halves / 2));
    return !found.stopped;
  };
  for (std::size_t a = 0; a < n && go_on(a); ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      found.lead[a * n + b] = a == b ? nan : most_ahead(box, units[a], reach[a], units[b], reach[b]);
    }
  }
  const auto ever = [&](std::size_t u) { return reach[u].there[top] != chance::never; };
  attained all(box, units, found);
  all.try_shares(found.weights);
  for (std::size_t u = 0; u < n; ++u) found.units[u].rank = found.units[u].best;
  for (std::size_t u = 0; u < n; ++u) {
    if (!ever(u)) continue;
    RankBound& row = found.units[u];
    row.whole = reach[u].whole;
    row.best_bound = 1;
    row.worst_bound = 1;
    std::vector<std::size_t> open;
    for (std::size_t k = 0; k < n; ++k) {
      if (k == u || !ever(k)) continue;
      const bool can = found.lead[k * n + u] > found.level;
      const bool must = reach[k].there[top] == chance::always && found.lead[u * n + k] < -found.level;
      row.best_bound += must ? 1 : 0;
      row.worst_bound += can ? 1 : 0;
      if (can && !must) open.push_back(k);
    }
    if (open.empty() || !go_on(n + u)) continue;
    for (const double sign : {1.0, -1.0}) {
      all.try_shares(favouring(box, units, u, open, sign));
      for (std::size_t r = 0; r < std::min(rivals, open.size()); ++r) {
        const std::size_t rival = open[r * open.size() / std::min(rivals, open.size())];
        all.try_shares(favouring(box, units, u, {&rival, 1}, sign));
      }
    }
  }
  go_on(2 * n);
  return found;
}

std::vector<double> ranks_with(const Index& index, const Table& table, std::span<const double> shares, std::string_view node) {
  const std::size_t top = hti::detail::ranked_node(index.model(), node);
  const weight_box box(index.state(), top, 0, {});
  if (shares.size() != box.shares().size()) {
    throw DataError({{.code = code::wrong_size,
                      .said = say("number-of-shares", "{shares} shares were given where {needed} are needed",
                                  {{"shares", shares.size()}, {"needed", box.shares().size()}})}});
  }
  std::vector<unit_scores> units = hti::detail::scored_units(index, table);
  return ranks_at(box, units, shares, level_of(box, units));
}

}  // namespace hti::inline v0::robust
