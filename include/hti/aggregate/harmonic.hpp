// Weighted harmonic mean.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "hti/parameter.hpp"

namespace hti::aggregate {

struct harmonic {
  std::optional<double> floor{};

  static constexpr std::string_view name = "harmonic";
  static constexpr std::string_view text = "Takes the weighted harmonic mean.";
  static constexpr std::string_view formula = R"(\dfrac{\sum w_c}{\sum w_c / x_c})";
  static constexpr std::string_view details =
      "Without floor, values <= 0 are a MethodError (non_positive_value); fit refuses a method in which they can occur. "
      "No values: NaN.";
  static constexpr std::tuple parameters{
      parameter{"floor", &harmonic::floor, "Smaller values count as this; > 0.", bounds::above(0)}};

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const;
  friend bool operator==(const harmonic&, const harmonic&) = default;
};

}  // namespace hti::aggregate
