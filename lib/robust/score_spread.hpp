// How far a node's scores err, as they are and by the answers of every draw: what draws are studentised by.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "robust/replicator.hpp"

namespace hti::inline v0::detail {

/// Variances of a node's scores, linear in the errors of the figures: each has the standard error that its answers give, and
/// moves the score by the slope that it has over one such error up and down.
class score_spread {
 public:
  /// \param replicator  of one variant that draws answers \param output  among the nodes followed
  score_spread(const Replicator& replicator, std::size_t output);

  /// By unit, at the answers as they are; 0 where no figure errs.
  [[nodiscard]] std::span<const double> as_it_is() const noexcept { return variance_; }
  /// By unit: whether every figure that errs does so through an affine map.
  [[nodiscard]] const std::vector<bool>& affine() const noexcept { return affine_; }
  /// At the answers of `batch` runs that were scored just before with the same memory, [run][padded unit]. \param stretched  of
  /// frames fitted anew, as `Replicator::refit_scores` gives it, else null: a draw's scores and their errors are of one scale,
  /// as those that are judged are
  void drawn(const double* stretched, replicator_workspace& work, double* out) const;

 private:
  [[nodiscard]] std::size_t columns() const noexcept { return v_.cells->columns().size(); }
  /// Adds what the surveys give. \param errors  of the unit, [column][a tile's units][replicate]
  void add(std::size_t unit, const double* errors, double* out) const;
  void learn_slopes(std::size_t node);

  const Replicator& replicator_;
  std::size_t output_;
  const variant& v_;
  std::vector<double> slopes_;  ///< [unit][column]
  std::vector<double> variance_;
  std::vector<bool> affine_;
};

}  // namespace hti::inline v0::detail
