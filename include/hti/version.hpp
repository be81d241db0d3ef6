// The version of the library.
#pragma once

#include <string_view>

namespace hti::inline v0 {

/// Semantic version of the library.
inline constexpr std::string_view version = "0.1.0";

}  // namespace hti::inline v0
