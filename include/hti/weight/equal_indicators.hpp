// Equal weights among indicators.
#pragma once

#include <string_view>

namespace hti::weight {

/// Weights every node by the number of indicators under it, so that an arithmetic index is the plain mean of all indicators.
struct equal_indicators {
  static constexpr std::string_view name = "equal_indicators";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  friend bool operator==(const equal_indicators&, const equal_indicators&) = default;
};

}  // namespace hti::weight
