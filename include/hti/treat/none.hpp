// No treatment.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/parameter.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::inline v0::treat {

struct none {
  static constexpr std::string_view name = "none";
  static constexpr std::string_view python_name = "TreatNone";
  static constexpr std::string_view text = "Leaves every value as it is.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] fitted fit(const Column&) const { return {}; }
  friend bool operator==(const none&, const none&) = default;
};

}  // namespace hti::inline v0::treat
