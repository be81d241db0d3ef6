// Weighted harmonic mean.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "hti/aggregate/means.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct harmonic {
  std::optional<double> floor{};

  static constexpr std::string_view name = "harmonic";
  static constexpr std::string_view text = "Takes the weighted harmonic mean.";
  static constexpr std::string_view formula = R"(\dfrac{\sum w_c}{\sum w_c / x_c})";
  static constexpr std::string_view details =
      "Without floor, values <= 0 are a MethodError (non_positive_value); fit refuses a method in which they can occur. "
      "No values: NaN.";
  static constexpr parameter_list parameters{
      parameter{"floor", &harmonic::floor, "Smaller values count as this; > 0.", bounds::above(0)}};

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const {
    const double sum = detail::positive_mean(values, weights, floor, [](double x) { return 1 / x; });
    return detail::ordinary(sum) || values.empty() ? 1 / sum : detail::scaled_power(values, weights, floor, -1);
  }
  [[nodiscard]] Interval reach(std::span<const Interval> children) const { return detail::reach_of_mean(children, floor); }
  [[nodiscard]] std::optional<std::size_t> not_positive(std::span<const Interval> children) const {
    return detail::not_positive(children, floor);
  }
  friend bool operator==(const harmonic&, const harmonic&) = default;
};

}  // namespace hti::inline v0::aggregate
