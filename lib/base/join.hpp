// Lists in messages.
#pragma once

#include <string>
#include <string_view>

namespace hti::inline v0::detail {

/// The strings of a range, separated by `between`.
template <class Range>
[[nodiscard]] std::string join(const Range& parts, std::string_view between = ", ") {
  std::string text;
  for (const auto& part : parts) {
    if (!text.empty()) text += between;
    text += part;
  }
  return text;
}

}  // namespace hti::inline v0::detail
