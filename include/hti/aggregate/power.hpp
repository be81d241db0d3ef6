// Weighted power mean.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "hti/aggregate/geometric.hpp"
#include "hti/aggregate/means.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct power {
  double p = 1;
  std::optional<double> floor{};

  static constexpr std::string_view name = "power";
  static constexpr std::string_view text = "Takes the weighted power mean.";
  static constexpr std::string_view formula = R"(\left(\dfrac{\sum w_c x_c^{\,p}}{\sum w_c}\right)^{1/p})";
  static constexpr std::string_view details =
      "Without floor, values <= 0 are a MethodError (non_positive_value); fit refuses a method in which they can occur. "
      "No values: NaN.";
  static constexpr std::string_view citation = "Decancq2013";
  static constexpr parameter_list parameters{
      parameter{"p", &power::p, "The exponent: 1 is arithmetic, 0 geometric, -1 harmonic."},
      parameter{"floor", &power::floor, "Smaller values count as this; > 0.", bounds::above(0)}};

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const {
    // The last step divides an error by |p|, so below this the mean goes by differences from the geometric mean.
    constexpr double least = 0.01;
    if (p == 0) return geometric{floor}(values, weights);
    if (std::abs(p) < least && !values.empty()) return detail::near_geometric(values, weights, floor, p);
    const double sum = detail::positive_mean(values, weights, floor, [this](double x) { return std::pow(x, p); });
    return detail::ordinary(sum) || values.empty() ? std::pow(sum, 1 / p) : detail::scaled_power(values, weights, floor, p);
  }
  [[nodiscard]] Interval reach(std::span<const Interval> children) const { return detail::reach_of_mean(children, floor); }
  [[nodiscard]] std::optional<std::size_t> not_positive(std::span<const Interval> children) const {
    return detail::not_positive(children, floor);
  }
  friend bool operator==(const power&, const power&) = default;
};

}  // namespace hti::inline v0::aggregate
