// Weights that may be anything within bounds: the tree below a node, and what its means can reach.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "hti/robust/rank_bounds.hpp"
#include "index/index_state.hpp"
#include "robust/mean_scale.hpp"

namespace hti::inline v0::detail {

/// A child within its parent: its share, and between what that may lie.
struct box_child {
  std::size_t node = 0;
  std::size_t slot = 0;  ///< among all nodes with weight
  double share = 0;
  double low = 0;
  double high = 1;
};

struct box_branch {
  const branch* of = nullptr;
  std::size_t node = 0;
  mean_scale scale{};
  std::vector<box_child> children{};
};

/// Shares within bounds that add up to 1, as much as can be on the children with the highest merit.
void favour(std::span<const box_child> children, std::span<const double> merit, std::span<double> shares);

/// The highest mean over the shares within bounds; NaN = absent, its weight goes to those present.
[[nodiscard]] double highest_mean(std::span<const box_child> children, std::span<const double> values);

class weight_box {
 public:
  /// \throws MethodError, ModelError.
  weight_box(const index_state& state, std::size_t top, double spread, std::span<const robust::weight_bound> bounds);

  [[nodiscard]] std::size_t top() const noexcept { return top_; }
  [[nodiscard]] bool linear() const noexcept { return linear_; }
  [[nodiscard]] std::span<const box_branch> branches() const noexcept { return branches_; }  ///< children before parents
  [[nodiscard]] std::span<const robust::weight_bound> nodes() const noexcept { return nodes_; }
  [[nodiscard]] std::span<const double> shares() const noexcept { return shares_; }
  /// Fills in one unit's aggregates with those shares.
  void combine(unit_scores& unit, std::span<const double> shares) const;

 private:
  std::size_t top_;
  bool linear_ = true;
  std::vector<box_branch> branches_{};
  std::vector<robust::weight_bound> nodes_{};
  std::vector<double> shares_{};
};

/// Whether a node of one unit has a score whatever the weights.
enum class chance : unsigned char { never, maybe, always };

/// Between what one unit's scores lie whatever the weights, by node.
struct unit_reach {
  std::vector<chance> there{};
  std::vector<Interval> range{};
  bool whole = true;
};
[[nodiscard]] unit_reach reach_of(const index_state& state, const weight_box& box, const unit_scores& unit);

/// The most by which one unit can stand above another on the top node; NaN where one never has a score.
[[nodiscard]] double most_ahead(const weight_box& box, const unit_scores& a, const unit_reach& of_a, const unit_scores& b,
                                const unit_reach& of_b);

}  // namespace hti::inline v0::detail
