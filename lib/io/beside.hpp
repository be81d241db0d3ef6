// Files that a file names.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "hti/io/toml.hpp"

namespace hti::inline v0::io {

/// Finds files by their path from the one in which they are named. They lie in the folder of the first file or below it, links
/// followed, unless others are allowed: a file of a stranger's does not choose what is read.
class Beside {
 public:
  Beside(const std::string& first, bool allow_outside);

  /// Nothing where there is no such file. \throws DataError (outside_folder), (too_large).
  [[nodiscard]] std::optional<Source> find(const std::string& name, const std::string& from) const;

 private:
  std::filesystem::path folder_;
  bool allow_outside_;
};

}  // namespace hti::inline v0::io
