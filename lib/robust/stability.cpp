#include "hti/robust/stability.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/rank_kernels.hpp"
#include "index/index_state.hpp"
#include "robust/faults.hpp"
#include "robust/scored_units.hpp"
#include "robust/stability_curves.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::branch;
using hti::detail::curve_piece;
using hti::detail::index_state;
using hti::detail::refuse;
using hti::detail::unit_scores;
using hti::detail::weight_curves;

constexpr double finest = 1e-6;   // brackets are not narrowed further
constexpr double coarse = 1e-2;   // nor steps once proof has ended
constexpr int most_steps = 4096;  // of one pair
constexpr double margin = 1e-9;   // from 0 and 1, where units with one common child are level

using Pair = std::pair<std::size_t, std::size_t>;

/// Who is to stay above whom.
std::vector<Pair> pairs_kept(const std::vector<unit_scores>& units, std::size_t top, const Table& table, const kept_order& keep,
                             const hti::detail::equality& rule) {
  const auto score = [&](std::size_t u) { return units[u].value[top]; };
  if (!keep.above.empty() || !keep.below.empty()) {
    const Pair pair{table.unit_at(keep.above), table.unit_at(keep.below)};
    if (std::isnan(score(pair.first)) ||
        !(std::isnan(score(pair.second)) || rule.above(score(pair.first), score(pair.second)))) {
      refuse(say("not-above", "'{above}' does not stand above '{below}'", {{"above", keep.above}, {"below", keep.below}}));
    }
    return {pair};
  }
  if (keep.top == 0) refuse(say("top", "top must be at least 1"));
  std::vector<double> scores;
  for (std::size_t u = 0; u < units.size(); ++u) scores.push_back(score(u));
  hti::detail::ranker work;
  std::vector<double> ranks(scores.size());
  work.min_ranks(scores, ranks, rule);
  std::vector<Pair> pairs;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!(ranks[i] <= static_cast<double>(keep.top))) continue;
    for (std::size_t o = 0; o < units.size(); ++o) {
      if (!(ranks[o] <= static_cast<double>(keep.top))) pairs.emplace_back(i, o);
    }
  }
  if (pairs.empty())
    refuse(say("all-among-the-first", "all units are among the first {top}, or none has a score", {{"top", keep.top}}));
  return pairs;
}

/// Where the two scores are equal: roots of a quadratic, in order.
std::vector<double> meetings(const curve_piece& i, const curve_piece& o) {
  const double c = i.n0 * o.d0 - o.n0 * i.d0;
  const double b = i.n0 * o.d1 + i.n1 * o.d0 - o.n0 * i.d1 - o.n1 * i.d0;
  const double a = i.n1 * o.d1 - o.n1 * i.d1;
  const double discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return {};
  const double q = -(b + std::copysign(std::sqrt(discriminant), b)) / 2;
  std::vector<double> roots;
  if (a != 0) roots.push_back(q / a);
  if (q != 0) roots.push_back(c / q);
  return roots;
}

/// Two units over one part of (0, 1), in which each has one formula.
struct stretch {
  double from;
  double to;
  const curve_piece* kept;
  const curve_piece* other;
};

std::vector<stretch> stretches(const weight_curves& curves, const Pair& pair) {
  std::vector<stretch> all;
  for (const curve_piece& i : curves.pieces(pair.first)) {
    for (const curve_piece& o : curves.pieces(pair.second)) {
      const double from = std::max(i.from, o.from);
      const double to = std::min(i.to, o.to);
      if (from < to) all.push_back({from, to, &i, &o});
    }
  }
  std::sort(all.begin(), all.end(), [](const stretch& x, const stretch& y) { return x.from < y.from; });
  return all;
}

/// How far from the present weight one pair keeps its order: surely, and until where it has been found changed.
struct border {
  double sure;
  double found;
};

class pair_search {
 public:
  pair_search(const weight_curves& curves, const Pair& pair)
      : curves_(curves), pair_(pair), stretches_(stretches(curves, pair)) {}

  /// Away from the present weight, towards 1 or 0, no further than `limit`.
  [[nodiscard]] std::optional<border> towards(bool up, double limit) {
    std::optional<border> open;  // where proof has ended, and no change has been found yet
    const double start = curves_.weight();
    for (std::size_t k = 0; k < stretches_.size(); ++k) {
      const stretch& s = stretches_[up ? k : stretches_.size() - 1 - k];
      const double near = up ? std::max(s.from, start) : std::min(s.to, start);
      const double far = up ? std::min(s.to, limit) : std::max(s.from, limit);
      if (up ? near >= far : near <= far) continue;
      if (curves_.exact() || always(s) || never(s)) {
        if (const auto at = first_change(s, near, far)) return open ? border{open->sure, *at} : border{*at, *at};
      } else if (bracket(s, near, far, open)) {
        return open;
      }
    }
    return open;
  }

 private:
  static bool always(const stretch& s) { return s.kept->scored && !s.other->scored; }
  static bool never(const stretch& s) { return !s.kept->scored; }

  [[nodiscard]] bool holds(const stretch& s, double t) const {
    if (never(s) || always(s)) return !never(s);
    return curves_.score(pair_.first, *s.kept, t) > curves_.score(pair_.second, *s.other, t);
  }

  /// The end of the last part in which the order holds; parts end where the scores meet.
  [[nodiscard]] std::optional<double> first_change(const stretch& s, double near, double far) const {
    std::vector<double> cuts;
    if (s.kept->scored && s.other->scored) cuts = meetings(*s.kept, *s.other);
    const auto [low, high] = std::minmax(near, far);
    std::erase_if(cuts, [&, a = low, b = high](double t) { return !(t > a && t < b); });
    cuts.push_back(far);
    std::sort(cuts.begin(), cuts.end());
    if (near > far) std::reverse(cuts.begin(), cuts.end());
    double from = near;
    for (const double cut : cuts) {
      if (!holds(s, (from + cut) / 2)) return from;
      from = cut;
    }
    return std::nullopt;
  }

  /// Halves what the ends do not prove: both scores are monotone here. True once a change has been found.
  bool bracket(const stretch& s, double near, double far, std::optional<border>& open) {
    const auto at = [&](std::size_t unit, const curve_piece& piece, double t) { return curves_.score(unit, piece, t); };
    const double least = std::min(at(pair_.first, *s.kept, near), at(pair_.first, *s.kept, far));
    const double most = std::max(at(pair_.second, *s.other, near), at(pair_.second, *s.other, far));
    if (least > most) return false;
    if (std::abs(far - near) > (open ? coarse : finest) && ++steps_ < most_steps) {
      const double middle = (near + far) / 2;
      return bracket(s, near, middle, open) || bracket(s, middle, far, open);
    }
    if (!open) open = border{near, far > near ? 1.0 : 0.0};
    if (holds(s, far)) return false;
    open->found = far;
    return true;
  }

  const weight_curves& curves_;
  Pair pair_;
  std::vector<stretch> stretches_;
  int steps_ = 0;
};

WeightEnd end_of(const weight_curves& curves, const std::vector<Pair>& pairs, bool up, const Table& table) {
  WeightEnd end{.weight = up ? 1.0 : 0.0, .found = up ? 1.0 : 0.0};
  const auto nearer = [up](double a, double b) { return up ? a < b : a > b; };
  for (const Pair& pair : pairs) {
    const std::optional<border> b = pair_search(curves, pair).towards(up, std::clamp(end.found, margin, 1 - margin));
    if (!b) continue;
    if (nearer(b->sure, end.weight) || end.loses.empty()) {
      end.loses = table.units()[pair.first];
      end.gains = table.units()[pair.second];
      end.weight = b->sure;
    }
    if (nearer(b->found, end.found)) end.found = b->found;
  }
  return end;
}

}  // namespace

std::vector<WeightInterval> weight_intervals(const Index& index, const Table& table, const kept_order& keep,
                                             std::string_view node) {
  const index_state& state = index.state();
  const Model& model = index.model();
  const std::size_t top = hti::detail::ranked_node(model, node);
  const std::vector<unit_scores> units = hti::detail::scored_units(index, table);
  const std::vector<Pair> pairs = pairs_kept(units, top, table, keep, state.equal_combined(top));
  std::vector<WeightInterval> intervals;
  for (std::size_t child = top + 1; child < model.past(top); ++child) {
    const auto parent = std::find_if(state.branches.begin(), state.branches.end(),
                                     [&](const branch& b) { return b.node == model.parent(child); });
    const bool weighs = std::find(parent->children.begin(), parent->children.end(), child) != parent->children.end();
    if (!weighs || parent->children.size() < 2) continue;
    const weight_curves curves(state, units, *parent, child, top);
    intervals.push_back({.node = model[child].id,
                         .weight = curves.weight(),
                         .low = end_of(curves, pairs, false, table),
                         .high = end_of(curves, pairs, true, table)});
  }
  return intervals;
}

}  // namespace hti::inline v0::robust
