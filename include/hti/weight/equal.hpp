// Equal weights among siblings.
#pragma once

#include <string_view>

namespace hti::weight {

/// Gives every child of a node the same weight.
struct equal {
  static constexpr std::string_view name = "equal";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  friend bool operator==(const equal&, const equal&) = default;
};

}  // namespace hti::weight
