// Sensitivity indices from runs that come in blocks of base points and are not kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hti/robust/sobol.hpp"
#include "robust/sobol_design.hpp"
#include "robust/sobol_kernels.hpp"

namespace hti::inline v0::detail {

/// How often each base point is in each resample: Poisson with mean 1, each on its own \cite Hanley2006, so that points come in
/// blocks and none is kept. The first resample is the points as they are.
class resampling {
 public:
  resampling(std::uint64_t seed, std::size_t resamples) : seed_(seed), resamples_(resamples) {}

  /// Resamples in blocks of `sobol_lanes`; beyond the last one no point is drawn.
  [[nodiscard]] std::size_t blocks() const noexcept { return (resamples_ + sobol_lanes) / sobol_lanes; }
  /// Without the points as they are.
  [[nodiscard]] std::size_t resamples() const noexcept { return resamples_; }
  /// Of some points, [block][point][resample].
  [[nodiscard]] std::vector<double> times(std::size_t first, std::size_t points) const;

 private:
  std::uint64_t seed_;
  std::size_t resamples_;
};

/// Sums over base points of what the estimators need, in every resample, for many outputs. A base point with a run that gave no
/// finite number is left out. Outputs go in groups; different groups can be added to at the same time.
class sobol_sums {
 public:
  /// \param centre  about the mean of each output: taken away, so that estimates do not suffer from a large one
  sobol_sums(const sobol_layout& layout, const resampling& resamples, std::vector<double> centre);

  [[nodiscard]] std::size_t groups() const noexcept { return sums_.size(); }
  /// Adds runs of the next base points.
  /// \param y       [point][row][output]
  /// \param stride  from row to row
  /// \param times   of these points
  void add(std::size_t group, const double* y, std::size_t stride, std::size_t points, std::span<const double> times);
  /// Indices of one output from the points added, with percentile intervals.
  /// \param points  that were added
  [[nodiscard]] robust::SobolIndices indices(std::size_t output, std::size_t points, double level) const;
  [[nodiscard]] std::size_t group(std::size_t output) const noexcept { return output / side_; }
  /// Whether an output was left out at some of so many points, and not at all of them.
  [[nodiscard]] bool gaps(std::size_t output, std::size_t points) const;
  /// Mean of each output over A and B of the points it was not left out at; 0 where there are none.
  [[nodiscard]] std::vector<double> means() const;

 private:
  [[nodiscard]] std::size_t terms() const noexcept { return 4 + layout_.estimates(); }
  [[nodiscard]] std::size_t tiles() const noexcept { return (terms() * side_ + sobol_lanes - 1) / sobol_lanes; }
  /// Sums of an output in a resample.
  void read(std::size_t output, std::size_t resample, std::span<double> sum) const;

  sobol_layout layout_;
  std::size_t resamples_;
  std::size_t blocks_;
  std::size_t side_;  ///< outputs of a group, side by side
  std::vector<double> centre_;
  std::vector<double> low_;
  std::vector<double> high_;
  std::vector<std::vector<double>> sums_{};  ///< by group: [tile][resample][lane]
};

}  // namespace hti::inline v0::detail
