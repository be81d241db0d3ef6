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

namespace hti::detail {

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
[[nodiscard]] inline std::string unknown_embedded(std::string_view folder, std::string_view what, std::string_view name) {
  const std::vector<std::string> known = embedded_names(folder);
  std::string message = "no built-in " + std::string(what) + " is named '" + std::string(name) + "'";
  if (const std::string near = nearest(name, known); !near.empty()) message += "; did you mean '" + near + "'?";
  return message + " (there are: " + join(known) + ")";
}

/// The text of a built-in file. \throws DataError (unknown_definition) naming those there are.
[[nodiscard]] inline std::string_view embedded_text(std::string_view folder, std::string_view what, std::string_view name) {
  for (const Embedded& file : embedded()) {
    if (file.folder == folder && file.name == name) return file.text;
  }
  throw DataError({{.code = code::unknown_definition, .message = unknown_embedded(folder, what, name)}});
}

}  // namespace hti::detail
