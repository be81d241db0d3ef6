// The definitions and methods that are built in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/definition.hpp"

namespace hti::inline v0::definitions {

/// Ids of the built-in definitions, sorted.
[[nodiscard]] HTI_API std::vector<std::string> names();
/// A built-in definition. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] HTI_API Definition load(std::string_view id);
/// The TOML text of a built-in definition.
[[nodiscard]] HTI_API std::string_view text(std::string_view id);

}  // namespace hti::inline v0::definitions

namespace hti::inline v0::methods {

/// Names of the built-in methods, sorted.
[[nodiscard]] HTI_API std::vector<std::string> names();
/// A built-in method. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] HTI_API Method load(std::string_view name);
/// The TOML text of a built-in method.
[[nodiscard]] HTI_API std::string_view text(std::string_view name);

}  // namespace hti::inline v0::methods
