// The sums behind bootstrap intervals, as one product of matrices.
#pragma once

#include <cstddef>

namespace hti::inline v0::detail {

inline constexpr std::size_t sobol_lanes = 8;  ///< terms, and resamples, side by side

/// sums[resample][lane] += times[resample] terms[lane], over points in their order.
/// \param times  [block of resamples][point][resample]
/// \param terms  [point][lane]
/// \param sums   [block][resample][lane]
void add_resampled(const double* times, const double* terms, std::size_t points, std::size_t blocks, double* sums);

}  // namespace hti::inline v0::detail
