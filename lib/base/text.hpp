// Strings as files hold them.
#pragma once

#include <string>
#include <string_view>

namespace hti::inline v0::detail {

/// A string in double quotes, escaped as TOML and JSON both read it.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace hti::inline v0::detail
