// Between what scores can lie, whatever is drawn: the frames of their bins.
#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "robust/replicator.hpp"

namespace hti::inline v0::detail {
namespace {

constexpr Interval nothing{.low = infinity, .high = -infinity};

void include(Interval& all, double x) {
  if (!std::isfinite(x)) return;
  all.low = std::min(all.low, x);
  all.high = std::max(all.high, x);
}

struct part {
  double value;
  double least;  ///< of its weight
  double most;
};

/// The least mean that weights within bounds can give: the lowest values have the most weight, from some value on the least.
double least_mean(std::vector<part>& parts) {
  std::sort(parts.begin(), parts.end(), [](const part& a, const part& b) { return a.value < b.value; });
  double sum = 0;
  double weight = 0;
  for (const part& p : parts) {
    if (std::isinf(p.most)) return parts.front().value;
    sum += p.least * p.value;
    weight += p.least;
  }
  double least = infinity;
  for (const part& p : parts) {
    sum += (p.most - p.least) * p.value;
    weight += p.most - p.least;
    if (weight > 0) least = std::min(least, sum / weight);
  }
  return std::max(least, parts.front().value);  // rounding
}

/// Between what a rule lies, by what its children do: one of the user's own as a mean does, for all that is known.
Interval reach_by(const tree_branch& b, std::span<const Interval> children) {
  if (std::holds_alternative<aggregate::custom>(*b.rule)) return reach_of_mean(children);
  return hti::detail::reach_of(*b.rule, children, b.reference ? b.reference->view() : ReferenceChildren{});
}

/// Whether every score lies among those of the leaves.
bool means_of_leaves(const variant& v) {
  return std::none_of(v.layout.branches.begin(), v.layout.branches.end(),
                      [](const tree_branch& b) { return b.map || b.needs_all || b.reference; });
}

}  // namespace

void Replicator::reach_of(const variant& v, std::span<const weight_range> range, std::size_t unit,
                          std::vector<Interval>& sources) const {
  const tree& t = v.layout;
  sources.assign(t.leaves + t.branches.size(), {.low = nan, .high = nan});
  for (std::size_t k = 0; k < t.leaves; ++k) {
    const double value = t.value(k, unit);
    sources[k] = {.low = value, .high = value};
    if (t.row[k] == fixed) continue;
    const noisy_column& column = v.cells->columns()[t.row[k]];
    const Interval drawn = v.cells->extent(column, unit);
    if (std::isnan(drawn.low)) continue;
    const double raw = v.cells->figures(column)[unit];
    const double ends[2]{v.erred[k](value, raw, drawn.low), v.erred[k](value, raw, drawn.high)};
    sources[k] = {.low = std::min(value, std::min(ends[0], ends[1])), .high = std::max(value, std::max(ends[0], ends[1]))};
  }
  std::vector<part> low;
  std::vector<part> high;
  std::vector<Interval> children;
  for (std::size_t k = 0; k < t.branches.size(); ++k) {
    const tree_branch& b = t.branches[k];
    const bool whole = t.cells[unit / tile * t.branches.size() + k] == Cells::whole;
    low.clear();
    high.clear();
    for (std::size_t slot = b.first; slot < b.first + b.count; ++slot) {
      const std::size_t from = t.source[slot];
      if (std::isnan(sources[from].low)) continue;
      const bool may_lack = !whole && from >= t.leaves;
      const double least = may_lack || !b.linear ? 0 : t.weight[slot] * range[t.node[slot]].low;
      const double most = b.linear ? t.weight[slot] * range[t.node[slot]].high : infinity;
      low.push_back({.value = sources[from].low, .least = least, .most = most});
      high.push_back({.value = -sources[from].high, .least = least, .most = most});
    }
    if (low.empty() || (b.needs_all && low.size() < b.count)) continue;
    Interval& of = sources[t.leaves + k];
    children.clear();
    if (b.needs_all) {
      for (std::size_t slot = b.first; slot < b.first + b.count; ++slot) children.push_back(sources[t.source[slot]]);
    } else {
      children.push_back({.low = least_mean(low), .high = -least_mean(high)});
    }
    of = reach_by(b, children);
    if (b.map) of = {.low = (*b.map)(of.low), .high = (*b.map)(of.high)};
  }
}

std::vector<Interval> Replicator::reaches() const {
  std::vector<Interval> all(nodes_.size(), nothing);
  const std::vector<weight_range> range = weights_->range();
  std::vector<Interval> sources;
  for (const variant& v : variants_) {
    if (!v.index) continue;
    Interval leaves = nothing;
    for (std::size_t u = 0; u < units_; ++u) {
      reach_of(v, range, u, sources);
      for (std::size_t k = 0; k < v.layout.leaves; ++k) {
        include(leaves, sources[k].low);
        include(leaves, sources[k].high);
      }
      for (std::size_t o = 0; o < all.size(); ++o) {
        const Interval score = sources[v.layout.leaves + v.outputs[o]];
        double ends[2]{score.low, score.high};
        rescale_ends(v, o, u, ends);
        include(all[o], v.base[o * padded() + u]);
        include(all[o], ends[0]);
        include(all[o], ends[1]);
      }
    }
    // Frames that are fitted anew move scores too, seldom beyond what leaves reach in this one.
    for (std::size_t o = 0; refit_ && means_of_leaves(v) && o < all.size(); ++o) {
      double ends[2]{leaves.low, leaves.high};
      rescale(v.index->state(), nodes_[o], ends);
      include(all[o], ends[0]);
      include(all[o], ends[1]);
    }
  }
  const bool plain = std::all_of(variants_.begin(), variants_.end(), means_of_leaves);
  for (Interval& of : all) {
    if (!(of.low < of.high)) of = of.low == of.high ? Interval{of.low - 0.5, of.low + 0.5} : Interval{-0.5, 0.5};
    const double beyond = own_means_ || (refit_ && !plain) ? of.high - of.low : 0;
    of = {.low = of.low - beyond, .high = of.high + beyond};
  }
  return all;
}

void Replicator::rescale_ends(const variant& v, std::size_t output, std::size_t unit, std::span<double, 2> ends) const {
  const index_state& state = v.index->state();
  const auto map = state.rescale.find(nodes_[output]);
  if (map == state.rescale.end()) return;
  if (v.before.empty() || !std::holds_alternative<normalise::affine>(map->second.map)) {
    rescale(state, nodes_[output], ends);
    return;
  }
  const std::size_t at = output * padded() + unit;
  for (double& end : ends) end = v.base[at] + (uncut(map->second, end) - uncut(map->second, v.before[at]));
}

}  // namespace hti::inline v0::detail
