// The definitions and methods that are built in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/definition.hpp"

namespace hti::definitions {

/// Ids of the built-in definitions, sorted.
[[nodiscard]] std::vector<std::string> names();
/// A built-in definition. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] Definition load(std::string_view id);
/// The TOML text of a built-in definition.
[[nodiscard]] std::string_view text(std::string_view id);

}  // namespace hti::definitions

namespace hti::methods {

/// Names of the built-in methods, sorted.
[[nodiscard]] std::vector<std::string> names();
/// A built-in method. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] Method load(std::string_view name);
/// The TOML text of a built-in method.
[[nodiscard]] std::string_view text(std::string_view name);

}  // namespace hti::methods
