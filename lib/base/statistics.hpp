// Order statistics and moments of small columns, in one fixed order of summation.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace hti::detail {

/// Power of two that brings the largest of the values to [0.5, 1) where sums of them, or of their differences' squares, could
/// leave the range of numbers; 0 for ordinary values, whose moments are taken as they stand. Scaling so rounds nothing.
[[nodiscard]] int awkward_exponent(std::span<const double> values);
[[nodiscard]] std::vector<double> scaled(std::span<const double> values, int exponent);
/// Quantile of type 7 \cite HyndmanFan1996 of ascending values; p in [0, 1]; not empty.
[[nodiscard]] double quantile(std::span<const double> ascending, double p);
/// The same of values in any order, for those who need but one.
[[nodiscard]] double quantile_of(std::vector<double> values, double p);
[[nodiscard]] double median(std::span<const double> ascending);
[[nodiscard]] double mean(std::span<const double> values);
/// Sample standard deviation (n - 1); n >= 2.
[[nodiscard]] double standard_deviation(std::span<const double> values);
/// The same of values whose mean is known.
[[nodiscard]] double standard_deviation(std::span<const double> values, double mean);
[[nodiscard]] std::vector<double> sorted(std::span<const double> values);

/// \throws DataError (not_finite): values from `low` to `high` are so far apart, or so near, that no step can be computed.
[[noreturn]] void refuse_range(std::string_view id, double low, double high, const char* step);

}  // namespace hti::detail
