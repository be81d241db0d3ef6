// Order statistics and moments of small columns, in one fixed order of summation.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/base/arithmetic.hpp"
#include "hti/base/number_text.hpp"
#include "hti/error.hpp"

namespace hti::inline v0::detail {

/// Power of two that brings the largest of the values to [0.5, 1) where sums of them, or of their differences' squares, could
/// leave the range of numbers; 0 for ordinary values, whose moments are taken as they stand. Scaling so rounds nothing.
[[nodiscard]] inline int awkward_exponent(std::span<const double> values) {
  // Fourth powers of deviations and sums of a billion of them stay within the numbers.
  constexpr double least = 1e-70;
  constexpr double most = 1e70;
  double size = 0;
  for (const double x : values) size = std::max(size, std::abs(x));
  if (size == 0 || (size >= least && size <= most)) return 0;
  int exponent = 0;
  (void)std::frexp(size, &exponent);
  return -exponent;
}

[[nodiscard]] inline std::vector<double> scaled(std::span<const double> values, int exponent) {
  std::vector<double> result(values.begin(), values.end());
  for (double& x : result) x = std::ldexp(x, exponent);
  return result;
}

/// The place of a quantile among n values: after how many, and how far on the way to the next.
[[nodiscard]] inline std::pair<std::size_t, double> place_of(double p, std::size_t n) {
  const double place = product(p, static_cast<double>(n - 1));
  const double below = std::floor(place);
  return {static_cast<std::size_t>(below), place - below};
}

[[nodiscard]] inline double between(double low, double high, double part) {
  const double gap = high - low;
  if (std::isinf(gap)) return product(low, 1 - part) + product(high, part);
  return low + product(part, gap);
}

/// Quantile of type 7 \cite HyndmanFan1996 of ascending values; p in [0, 1]; not empty.
[[nodiscard]] inline double quantile(std::span<const double> ascending, double p) {
  const auto [i, part] = place_of(p, ascending.size());
  if (i + 1 >= ascending.size()) return ascending.back();
  return between(ascending[i], ascending[i + 1], part);
}

/// The same of values in any order, for those who need but one.
[[nodiscard]] inline double quantile_of(std::vector<double> values, double p) {
  const auto [i, part] = place_of(p, values.size());
  if (i + 1 >= values.size()) return *std::max_element(values.begin(), values.end());
  const auto low = values.begin() + static_cast<std::ptrdiff_t>(i);
  std::nth_element(values.begin(), low, values.end());
  return between(*low, *std::min_element(low + 1, values.end()), part);
}

[[nodiscard]] inline double median(std::span<const double> ascending) { return quantile(ascending, 0.5); }

[[nodiscard]] inline double mean(std::span<const double> values) {
  double sum = 0;
  for (double x : values) sum += x;
  if (std::isfinite(sum)) return sum / static_cast<double>(values.size());
  const int exponent = awkward_exponent(values);
  return std::ldexp(mean(scaled(values, exponent)), -exponent);
}

/// Sample standard deviation (n - 1) of values whose mean is known; n >= 2.
[[nodiscard]] inline double standard_deviation(std::span<const double> values, double m) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (double x : values) sum += product(x - m, x - m);
  if (sum >= 1e-280 && sum <= 1e290) return std::sqrt(sum / (n - 1));
  // Squares beyond the range of numbers: of the deviations, brought to about 1. Differences of halves cannot overflow.
  const double half = m / 2;
  std::vector<double> halves(values.begin(), values.end());
  double size = 0;
  for (double& x : halves) {
    x = x / 2 - half;
    size = std::max(size, std::abs(x));
  }
  if (size == 0) return 0;
  int exponent = 0;
  (void)std::frexp(size, &exponent);
  double squares = 0;
  for (const double x : halves) squares += product(std::ldexp(x, -exponent), std::ldexp(x, -exponent));
  return std::ldexp(std::sqrt(squares / (n - 1)), exponent + 1);
}

[[nodiscard]] inline double standard_deviation(std::span<const double> values) {
  return standard_deviation(values, mean(values));
}

[[nodiscard]] inline std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> ascending(values.begin(), values.end());
  std::sort(ascending.begin(), ascending.end());
  return ascending;
}

/// \throws DataError (not_finite): values from `low` to `high` are so far apart, or so near, that no step can be computed.
[[noreturn]] inline void refuse_range(std::string_view id, double low, double high, const Message& step) {
  const std::vector<Argument> arguments{{"low", number_text(low)}, {"high", number_text(high)}, {"step", step}};
  throw DataError(
      {{.code = code::not_finite,
        .said = std::abs(high / 2 - low / 2) > 1
                    ? say("values-too-far",
                          "values from {low} to {high} lie too far from each other for {step} in double precision; state them "
                          "in another unit",
                          arguments)
                    : say("values-too-near",
                          "values from {low} to {high} lie too near to each other for {step} in double precision; state them "
                          "in another unit",
                          arguments),
        .indicator = std::string(id)}});
}

}  // namespace hti::inline v0::detail
