// No treatment.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::treat {

/// Leaves every value as it is.
struct none {
  static constexpr std::string_view name = "none";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  [[nodiscard]] fitted fit(const Column&) const { return {}; }
  friend bool operator==(const none&, const none&) = default;
};

}  // namespace hti::treat
