// Weighted arithmetic mean.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <string_view>

#include "hti/aggregate/means.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct arithmetic {
  static constexpr std::string_view name = "arithmetic";
  static constexpr std::string_view text = "Takes the weighted arithmetic mean: full compensation.";
  static constexpr std::string_view formula = R"(\dfrac{\sum w_c x_c}{\sum w_c})";
  static constexpr std::string_view details = "No values: NaN.";
  static constexpr std::string_view citation = "OECD2008";
  static constexpr parameter_list parameters{};

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += detail::product(weights[i], values[i]);
    const double mean = sum / detail::total(weights);
    if (std::isfinite(mean) || values.empty()) return mean;
    // A sum beyond the largest number: the same in parts, each less than the largest value.
    const double all = detail::total(weights);
    double parts = 0;
    for (std::size_t i = 0; i < values.size(); ++i) parts += detail::product(values[i], weights[i] / all / 4);
    return detail::ends_of(values, {}).hold(4 * parts);
  }
  [[nodiscard]] Interval reach(std::span<const Interval> children) const { return detail::reach_of_mean(children); }
  friend bool operator==(const arithmetic&, const arithmetic&) = default;
};

}  // namespace hti::inline v0::aggregate
