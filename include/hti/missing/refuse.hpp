// Accept no such cell.
#pragma once

#include <string_view>

namespace hti::missing {

/// Makes every such cell a DataError (refused_value).
struct refuse {
  static constexpr std::string_view name = "refuse";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  friend bool operator==(const refuse&, const refuse&) = default;
};

}  // namespace hti::missing
