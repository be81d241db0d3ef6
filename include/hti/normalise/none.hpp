// No normalisation.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct none {
  static constexpr std::string_view name = "none";
  static constexpr std::string_view python_name = "NormaliseNone";
  static constexpr std::string_view text = "Keeps the values, turned so that higher is better.";
  static constexpr std::string_view formula = "x";
  static constexpr std::string_view details = "A column whose direction is lower is negated.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] fitted fit(const Column&) const { return {}; }
  friend bool operator==(const none&, const none&) = default;
};

}  // namespace hti::inline v0::normalise
