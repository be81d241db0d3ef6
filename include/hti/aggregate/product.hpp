// Product of the children.
#pragma once

#include <limits>
#include <span>
#include <string_view>

#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct product {
  static constexpr std::string_view name = "product";
  static constexpr std::string_view text = "Multiplies the children, as a value by the share of it that counts.";
  static constexpr std::string_view formula = R"(\prod x_c)";
  static constexpr std::string_view details =
      "A unit needs every child. Weights say only how coverage is counted. No values: NaN.";
  static constexpr std::string_view citation = "UNDP2022";
  static constexpr std::tuple parameters{};

  static constexpr bool needs_all = true;
  static constexpr bool may_fall = true;  // where a sibling is below 0
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double>) const {
    double all = values.empty() ? std::numeric_limits<double>::quiet_NaN() : 1;
    for (const double x : values) all *= x;
    return all;
  }
  friend bool operator==(const product&, const product&) = default;
};

}  // namespace hti::inline v0::aggregate
