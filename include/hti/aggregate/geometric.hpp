// Weighted geometric mean.
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "hti/aggregate/means.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct geometric {
  std::optional<double> floor{};

  static constexpr std::string_view name = "geometric";
  static constexpr std::string_view text = "Takes the weighted geometric mean.";
  static constexpr std::string_view formula = R"(\exp\left(\dfrac{\sum w_c \log x_c}{\sum w_c}\right))";
  static constexpr std::string_view details =
      "Without floor, values <= 0 are a MethodError (non_positive_value); fit refuses a method in which they can occur. "
      "No values: NaN.";
  static constexpr std::string_view citation = "OECD2008";
  static constexpr parameter_list parameters{
      parameter{"floor", &geometric::floor, "Smaller values count as this; > 0.", bounds::above(0)}};

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const {
    const double mean = std::exp(detail::positive_mean(values, weights, floor, [](double x) { return std::log(x); }));
    return std::isinf(mean) ? detail::ends_of(values, floor).hold(mean) : mean;
  }
  [[nodiscard]] Interval reach(std::span<const Interval> children) const { return detail::reach_of_mean(children, floor); }
  [[nodiscard]] std::optional<std::size_t> not_positive(std::span<const Interval> children) const {
    return detail::not_positive(children, floor);
  }
  friend bool operator==(const geometric&, const geometric&) = default;
};

}  // namespace hti::inline v0::aggregate
