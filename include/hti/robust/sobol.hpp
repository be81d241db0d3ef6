// Sobol' sensitivity indices of any model: where to run it, and what its results say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0::robust {

/// Where a model is run, so that its variance can be split over its factors.
///
/// Rows come in blocks, one per base point: A, then A with each factor taken from B, then with `second_order` B with each
/// factor taken from A, then B \cite Saltelli2010. A and B are two halves of one scrambled Sobol' point.
struct sobol_design {
  std::size_t factors = 1;  ///< inputs of the model, at most 1,833
  std::size_t n = 1024;     ///< base points; a power of two keeps the sequence balanced
  std::uint64_t seed = 1;
  bool second_order = false;          ///< also the interactions of two factors
  std::vector<std::string> groups{};  ///< one label per factor: factors of a label move together; empty: each on its own

  friend bool operator==(const sobol_design&, const sobol_design&) = default;
};

/// Runs per base point.
/// \throws MethodError (invalid_parameter) listing every fault of the design.
[[nodiscard]] HTI_API std::size_t sobol_rows(const sobol_design& design);

/// Rows x factors in (0, 1), row-major: a scrambled Sobol' sequence, by the direction numbers of \cite Joe2008 and random
/// linear scrambling with a digital shift \cite Matousek1998. The same seed gives the same numbers; the first points do not
/// depend on n.
/// \throws MethodError (invalid_parameter).
[[nodiscard]] HTI_API std::vector<double> sobol_sample(const sobol_design& design);

/// An estimate and its bootstrap interval; NaN where the output does not vary.
struct SobolIndex {
  double value = std::numeric_limits<double>::quiet_NaN();
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
};

/// How the variance of one output splits.
struct SobolIndices {
  double mean = 0;
  double variance = 0;
  std::size_t failed = 0;            ///< base points left out, a run of which gave no finite number
  std::vector<SobolIndex> first{};   ///< by factor or group: what it explains alone
  std::vector<SobolIndex> total{};   ///< by factor or group: what it explains alone and with others
  std::vector<SobolIndex> second{};  ///< pairs in order (0, 1), (0, 2), ..., (1, 2), ...: what only the two together explain
};

struct sobol_options {
  std::size_t resamples = 100;  ///< of base points, for the intervals; 0: no intervals
  double level = 0.95;          ///< of the percentile intervals
};

/// Labels of what the indices are about, by first appearance: the groups, or the factors' positions from 0.
[[nodiscard]] HTI_API std::vector<std::string> sobol_labels(const sobol_design& design);

/// Indices of every output of a model that was run on `sobol_sample(design)`: first order by the estimator of \cite
/// Saltelli2010, total by that of \cite Jansen1999, both of outputs with their mean taken away.
/// \param y        rows x outputs, row-major
/// \throws MethodError (invalid_parameter), DataError (wrong_size).
[[nodiscard]] HTI_API std::vector<SobolIndices> sobol_indices(std::span<const double> y, const sobol_design& design,
                                                              const sobol_options& options = {});

}  // namespace hti::inline v0::robust
