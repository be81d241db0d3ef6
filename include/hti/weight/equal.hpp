// Equal weights among siblings.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::weight {

struct equal {
  static constexpr std::string_view name = "equal";
  static constexpr std::string_view python_name = "EqualWeights";
  static constexpr std::string_view text =
      "Gives every child of a node the same weight, also one whose weight in the model is 0.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] double weigh(const WeighedChild&) const { return 1; }
  friend bool operator==(const equal&, const equal&) = default;
};

}  // namespace hti::inline v0::weight
