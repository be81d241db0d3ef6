// The weights of the model.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::weight {

struct given {
  static constexpr std::string_view name = "given";
  static constexpr std::string_view text = "Uses the weights of the model, relative to the siblings.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] double weigh(const WeighedChild& child) const { return child.given; }
  friend bool operator==(const given&, const given&) = default;
};

}  // namespace hti::inline v0::weight
