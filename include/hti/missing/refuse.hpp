// Accept no such cell.
#pragma once

#include <string_view>

#include "hti/parameter.hpp"

namespace hti::inline v0::missing {

struct refuse {
  static constexpr std::string_view name = "refuse";
  static constexpr std::string_view text = "Makes every such cell an error (refused_value) that lists them all.";
  static constexpr parameter_list parameters{};
  friend bool operator==(const refuse&, const refuse&) = default;
};

}  // namespace hti::inline v0::missing
