// What the weighted means of positive values share.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>

#include "hti/base/arithmetic.hpp"
#include "hti/base/number_text.hpp"
#include "hti/error.hpp"
#include "hti/model.hpp"

namespace hti::inline v0::detail {

/// Sums of powers between these are computed as they stand; beyond, terms may have over- or underflowed.
inline constexpr double smallest_sum = 1e-290;
inline constexpr double largest_sum = 1e290;
[[nodiscard]] inline double total(std::span<const double> weights) {
  double sum = 0;
  for (double w : weights) sum += w;
  return sum;
}

[[nodiscard]] inline double at_least(double x, const std::optional<double>& floor) { return floor && x < *floor ? *floor : x; }

/// Between what a mean lies, whatever the weights.
[[nodiscard]] inline Interval reach_of_mean(std::span<const Interval> children, const std::optional<double>& floor = {}) {
  Interval all = children[0];
  for (const Interval& x : children) all = {std::min(all.low, x.low), std::max(all.high, x.high)};
  return {at_least(all.low, floor), at_least(all.high, floor)};
}

/// The mean magnitude of children, by which the rounding of a mean goes.
[[nodiscard]] inline double size_of_mean(std::span<const double> children, std::span<const double> shares) {
  double mean = 0;
  for (std::size_t k = 0; k < children.size(); ++k) mean += shares[k] * children[k];
  return mean;
}

/// The child that a mean of positive values is the least defined for; none where it is defined for all that they can be.
[[nodiscard]] inline std::optional<std::size_t> not_positive(std::span<const Interval> children,
                                                             const std::optional<double>& floor) {
  const auto lower = [](const Interval& a, const Interval& b) { return a.low < b.low; };
  const auto worst = std::min_element(children.begin(), children.end(), lower);
  if (floor || worst->low > 0) return std::nullopt;
  return static_cast<std::size_t>(worst - children.begin());
}

/// sum(w f(x)) / sum(w) over values that count as at least `floor`.
template <class Map>
[[nodiscard]] double positive_mean(std::span<const double> values, std::span<const double> weights, std::optional<double> floor,
                                   Map map) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = at_least(values[i], floor);
    if (!(x > 0)) {
      throw MethodError({{.code = code::non_positive_value,
                          .said = say("mean-of-value",
                                      "the mean is undefined for the value {value}; set floor, or a scale that stays above 0",
                                      {{"value", number_text(x)}})}});
    }
    sum += product(weights[i], map(x));
  }
  return sum / total(weights);
}

[[nodiscard]] inline bool ordinary(double sum) { return sum >= smallest_sum && sum <= largest_sum; }

struct ends {
  double low;
  double high;

  // A mean lies between its smallest and its largest value, whatever the rounding on the way.
  [[nodiscard]] double hold(double mean) const { return mean < low ? low : (mean > high ? high : mean); }
};

[[nodiscard]] inline ends ends_of(std::span<const double> values, std::optional<double> floor) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {at_least(*low, floor), at_least(*high, floor)};
}

/// M_p = s M_p(x / s), with s so that no term is above 1 and one is 1.
[[nodiscard]] inline double scaled_power(std::span<const double> values, std::span<const double> weights,
                                         std::optional<double> floor, double p) {
  const ends e = ends_of(values, floor);
  const double s = p > 0 ? e.high : e.low;
  const double sum = positive_mean(values, weights, floor, [&](double x) { return std::pow(x / s, p); });
  return e.hold(s * std::pow(sum, 1 / p));
}

/// M_p = g (1 + sum(w expm1(p log(x / g))) / sum(w))^(1/p), with g the geometric mean: no difference of nearly equal numbers.
[[nodiscard]] inline double near_geometric(std::span<const double> values, std::span<const double> weights,
                                           std::optional<double> floor, double p) {
  const double log_g = positive_mean(values, weights, floor, [](double x) { return std::log(x); });
  const double sum = positive_mean(values, weights, floor, [&](double x) { return std::expm1(p * (std::log(x) - log_g)); });
  const double beyond = std::abs(p) < 1e-100 ? 0 : std::log1p(sum) / p;
  return ends_of(values, floor).hold(std::exp(log_g + beyond));
}

}  // namespace hti::inline v0::detail
