// Reading and writing definitions.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "hti/api.hpp"
#include "hti/definition.hpp"

namespace hti::inline v0::io {

/// Finds the text of the definition or method that `extends` names; gives the file name for messages and the text.
struct Source {
  std::string file{};
  std::string text{};
};
using Resolve = std::function<Source(const std::string& name)>;

/// Reads one definition; `extends` is resolved among the built-in definitions, or by `resolve`.
/// \throws ModelError, MethodError or DataError listing every fault with line and column.
[[nodiscard]] HTI_API Definition parse_definition(std::string_view text, const std::string& file = "<text>",
                                                  const Resolve& resolve = {});
/// Reads a definition file of at most 16 MiB. What it extends, and a file of respondents, may also lie beside it or below;
/// elsewhere only where `allow_outside` says so. \throws DataError (outside_folder, too_large, too_deep) too.
[[nodiscard]] HTI_API Definition read_definition(const std::string& path, bool allow_outside = false);
/// Writes a definition in full (nothing inherited), in a canonical layout that reads back equal.
[[nodiscard]] HTI_API std::string to_toml(const Definition& definition);
/// Reads a `[method]` table standing alone in a file.
[[nodiscard]] HTI_API Method parse_method(std::string_view text, const std::string& file = "<text>");

}  // namespace hti::inline v0::io
