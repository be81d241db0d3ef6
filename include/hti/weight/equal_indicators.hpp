// Equal weights among indicators.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::weight {

struct equal_indicators {
  static constexpr std::string_view name = "equal_indicators";
  static constexpr std::string_view text =
      "Weights every node by the number of indicators under it, so that an arithmetic index is the plain mean of all of them.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] double weigh(const WeighedChild& child) const { return static_cast<double>(child.indicators); }
  friend bool operator==(const equal_indicators&, const equal_indicators&) = default;
};

}  // namespace hti::inline v0::weight
