// Scores of units as functions of one weight.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "index/index_state.hpp"
#include "robust/mean_scale.hpp"

namespace hti::inline v0::detail {

/// A score over a part of (0, 1): on its own scale (n0 + n1 t) / (d0 + d1 t), or constant, or none.
struct curve_piece {
  double from = 0;
  double to = 1;
  double n0 = 0;
  double n1 = 0;
  double d0 = 1;
  double d1 = 0;
  bool scored = true;
  bool moving = false;  ///< whether the parent has a score here
};

/// How the scores of all units on one node follow the weight of a node below it, siblings in proportion.
class weight_curves {
 public:
  weight_curves(const index_state& state, std::span<const unit_scores> units, const branch& parent, std::size_t child,
                std::size_t top);

  [[nodiscard]] double weight() const noexcept { return weight_; }
  /// Whether pieces are the scores themselves, or an increasing function of them all.
  [[nodiscard]] bool exact() const noexcept { return exact_; }
  [[nodiscard]] std::span<const curve_piece> pieces(std::size_t unit) const noexcept { return pieces_[unit]; }
  [[nodiscard]] double score(std::size_t unit, const curve_piece& piece, double t) const;

 private:
  [[nodiscard]] double lifted(std::size_t unit, double value) const;

  const index_state& state_;
  std::span<const unit_scores> units_;
  std::size_t parent_;
  std::size_t top_;
  mean_scale scale_{};
  double weight_ = 0;
  bool exact_ = true;
  std::vector<bool> above_{};  ///< nodes between the parent and the top
  std::vector<std::vector<curve_piece>> pieces_{};
};

/// The node's score of one unit if a node below had that value; `above` are the nodes to combine anew.
[[nodiscard]] double with_value(const index_state& state, const unit_scores& unit, std::size_t node, double value,
                                const std::vector<bool>& above, std::size_t top);

/// The nodes above one up to another, by node.
[[nodiscard]] std::vector<bool> path(const Model& model, std::size_t node, std::size_t top);

/// Whether all means on such a path are arithmetic. \throws MethodError for one of the user's own.
[[nodiscard]] bool straight(const index_state& state, const std::vector<bool>& nodes);

}  // namespace hti::inline v0::detail
