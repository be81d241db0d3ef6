// The files that are compiled into the library (cmake/Embed.cmake).
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/join.hpp"
#include "base/nearest.hpp"
#include "hti/error.hpp"

namespace hti::inline v0::detail {

struct Embedded {
  std::string_view folder;  ///< "definitions", "methods" or "data"
  std::string_view name;    ///< without its extension
  std::string_view text;
};

[[nodiscard]] std::span<const Embedded> embedded();

/// Names of the files of a folder, sorted.
[[nodiscard]] inline std::vector<std::string> embedded_names(std::string_view folder) {
  std::vector<std::string> names;
  for (const Embedded& file : embedded()) {
    if (file.folder == folder) names.emplace_back(file.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// What is wrong with a name that no built-in `what` has.
[[nodiscard]] inline Message unknown_embedded(std::string_view folder, std::string_view what, std::string_view name) {
  const std::vector<std::string> known = embedded_names(folder);
  return say("not-built-in", "no built-in {what} is named '{name}'{hint} (there are: {known})",
             {{"what", what}, {"name", name}, {"hint", did_you_mean(name, known)}, {"known", join(known)}});
}

/// The text of a built-in file. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] inline std::string_view embedded_text(std::string_view folder, std::string_view what, std::string_view name) {
  for (const Embedded& file : embedded()) {
    if (file.folder == folder && file.name == name) return file.text;
  }
  throw DataError({{.code = code::unknown_definition, .said = unknown_embedded(folder, what, name)}});
}

}  // namespace hti::inline v0::detail
