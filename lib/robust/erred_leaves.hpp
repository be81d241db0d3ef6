// How errors of figures reach normalised values: through the map before it is cut.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "index/index_state.hpp"
#include "robust/tree.hpp"

namespace hti::inline v0::detail {

/// How a leaf's value follows its figure, as `leaf_state::erred` has it.
struct erred_leaf {
  const leaf_state* leaf = nullptr;
  Direction direction = Direction::higher;
  bool affine = false;  ///< its errors are not cut
  double slope = 0;  ///< where the map is affine of the figure itself; NaN: after a logarithm, or a function of the user's own
  Interval figures{};  ///< that an indicator may have: what a map that is not affine is given
  Interval values{};   ///< that are let through: all, unless a mean above is undefined for some or is the user's own

  [[nodiscard]] bool linear() const { return affine && !std::isnan(slope); }
  /// \param value  as it is \param raw  of it \param drawn  figure with its error
  [[nodiscard]] double operator()(double value, double raw, double drawn) const {
    const double kept = drawn < figures.low ? figures.low : drawn > figures.high ? figures.high : drawn;
    if (!affine) return leaf->map(kept, direction);
    const double error = std::isnan(slope) ? leaf->uncut(kept, direction) - leaf->uncut(raw, direction) : slope * (drawn - raw);
    return cut(value + error);
  }
  [[nodiscard]] double cut(double value) const {
    return value < values.low ? values.low : value > values.high ? values.high : value;
  }
};

/// By leaf of the layout.
[[nodiscard]] std::vector<erred_leaf> erred_leaves(const index_state& state, const tree& layout);

/// A rescaling without its cuts, where it is affine: a node's score with errors is its score after rescaling, and what they add
/// to this.
[[nodiscard]] double uncut(const normalise::fitted& map, double score);

}  // namespace hti::inline v0::detail
