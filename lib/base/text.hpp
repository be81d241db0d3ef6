// Numbers and strings as text, the same in every locale.
#pragma once

#include <string>
#include <string_view>

namespace hti::detail {

/// The shortest text that reads back as the same number; whole numbers without a decimal point.
[[nodiscard]] std::string number_text(double value);
/// A string in double quotes, escaped as TOML and JSON both read it.
[[nodiscard]] std::string quoted(std::string_view text);

}  // namespace hti::detail
