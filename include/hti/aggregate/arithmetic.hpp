// Weighted arithmetic mean.
#pragma once

#include <span>
#include <string_view>

#include "hti/parameter.hpp"

namespace hti::aggregate {

struct arithmetic {
  static constexpr std::string_view name = "arithmetic";
  static constexpr std::string_view text = "Takes the weighted arithmetic mean: full compensation.";
  static constexpr std::string_view formula = R"(\dfrac{\sum w_c x_c}{\sum w_c})";
  static constexpr std::string_view details = "No values: NaN.";
  static constexpr std::string_view citation = "OECD2008";
  static constexpr std::tuple parameters{};

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const;
  friend bool operator==(const arithmetic&, const arithmetic&) = default;
};

}  // namespace hti::aggregate
