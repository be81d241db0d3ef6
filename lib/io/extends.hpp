// What a definition inherits, merged before anything is read from it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "hti/io/toml.hpp"
#include "io/reader.hpp"

namespace hti::inline v0::io {

/// Finds what `extends` names. `folder` is "definitions" or "methods", `from` the file in which the name stands.
using Find = std::function<std::optional<Source>(std::string_view folder, const std::string& name, const std::string& from)>;

/// The built-in file of a name, as `extends` and `load` see it.
[[nodiscard]] std::optional<Source> find_embedded(std::string_view folder, std::string_view name);

/// Gives the definition (or, with `folder` "methods", the method file) with everything it inherits in place: keys of the file
/// win over those of what it extends, nodes are matched by id, `remove` is carried out.
/// \throws DataError where something inherited cannot be found or read, or inherits itself.
[[nodiscard]] Value with_inherited(Faults& faults, Value document, std::string_view folder, const Find& find);

}  // namespace hti::inline v0::io
