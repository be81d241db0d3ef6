#include "robust/erred_leaves.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace hti::inline v0::detail {
namespace {

/// Which values a leaf may take by the means above it.
enum class Above { any, positive, own };

Above asked_by(const Aggregate& rule) {
  if (std::holds_alternative<aggregate::custom>(rule)) return Above::own;
  constexpr std::array<Interval, 2> anything{{{-infinity, infinity}, {-infinity, infinity}}};
  return not_positive(rule, anything) ? Above::positive : Above::any;
}

/// The map's values at the ends of what figures may be, cuts and all.
Interval reached_between(const leaf_state& leaf, Direction direction, Interval figures) {
  const auto* a = std::get_if<normalise::affine>(&leaf.normalise.map);
  if (a && a->scale == 0) return {.low = a->offset, .high = a->offset};
  const double low = leaf.map(figures.low, direction);
  const double high = leaf.map(figures.high, direction);
  return {.low = std::min(low, high), .high = std::max(low, high)};
}

}  // namespace

std::vector<erred_leaf> erred_leaves(const index_state& state, const tree& layout) {
  const Model& model = state.definition.model;
  std::vector<Above> above(model.size(), Above::any);
  for (std::size_t k = layout.branches.size(); k-- > 0;) {  // parents come after their children
    const tree_branch& b = layout.branches[k];
    const Above asked = std::max(above[b.node], asked_by(*b.rule));
    for (std::size_t slot = b.first; slot < b.first + b.count; ++slot) above[layout.node[slot]] = asked;
  }
  std::vector<erred_leaf> leaves;
  for (const std::size_t of_model : layout.of_model) {
    const leaf_state& leaf = state.leaves[of_model];
    erred_leaf made{.leaf = &leaf,
                    .direction = model[leaf.node].indicator->direction,
                    .figures = model.allowed_range(leaf.node).value_or(Interval{.low = -infinity, .high = infinity}),
                    .values = {.low = -infinity, .high = infinity}};
    const auto* a = std::get_if<normalise::affine>(&leaf.normalise.map);
    made.affine = a != nullptr && !leaf.treat.own;
    if (made.affine) made.slope = leaf.treat.log ? nan : made.direction == Direction::lower ? -a->scale : a->scale;
    if (made.affine && above[leaf.node] != Above::any) {
      const Interval reached = reached_between(leaf, made.direction, made.figures);
      made.values.low = reached.low;
      if (above[leaf.node] == Above::own) made.values.high = reached.high;
    }
    leaves.push_back(made);
  }
  return leaves;
}

double uncut(const normalise::fitted& map, double score) {
  const auto* a = std::get_if<normalise::affine>(&map.map);
  return a ? (score - a->origin) * a->scale + a->offset : map(score);
}

}  // namespace hti::inline v0::detail
