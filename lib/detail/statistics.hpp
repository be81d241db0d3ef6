// Order statistics and moments of small columns, in one fixed order of summation.
#pragma once

#include <span>
#include <vector>

namespace hti::detail {

/// Quantile of type 7 \cite HyndmanFan1996 of ascending values; p in [0, 1]; not empty.
[[nodiscard]] double quantile(std::span<const double> ascending, double p);
[[nodiscard]] double median(std::span<const double> ascending);
[[nodiscard]] double mean(std::span<const double> values);
/// Sample standard deviation (n - 1); n >= 2.
[[nodiscard]] double standard_deviation(std::span<const double> values);
[[nodiscard]] std::vector<double> sorted(std::span<const double> values);

}  // namespace hti::detail
