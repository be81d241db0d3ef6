// Numbers and strings as text, the same in every locale.
#pragma once

#include <string>
#include <string_view>

namespace hti::inline v0::detail {

/// As printf's %.*g and %.*f write it in the C locale.
[[nodiscard]] std::string general_text(double value, int digits);
[[nodiscard]] std::string fixed_text(double value, int decimals);
/// A string in double quotes, escaped as TOML and JSON both read it.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace hti::inline v0::detail
