#include "io/beside.hpp"

#include <algorithm>
#include <system_error>

#include "io/text.hpp"

namespace hti::inline v0::io {
namespace {

namespace fs = std::filesystem;

/// The folder of a file, without links; the current one of a file that is none.
fs::path folder_of(const std::string& file) {
  std::error_code unknown;
  const fs::path parent = fs::path(file).parent_path();
  return fs::weakly_canonical(fs::absolute(parent.empty() ? fs::path(".") : parent, unknown), unknown);
}

}  // namespace

Beside::Beside(const std::string& first, bool allow_outside) : folder_(folder_of(first)), allow_outside_(allow_outside) {}

std::optional<Source> Beside::find(const std::string& name, const std::string& from) const {
  std::error_code unknown;
  const fs::path path = (fs::path(from).parent_path() / name).lexically_normal();
  const fs::path real = fs::weakly_canonical(fs::absolute(path, unknown), unknown);  // relative where nothing of it exists
  const bool inside =
      !unknown && std::mismatch(folder_.begin(), folder_.end(), real.begin(), real.end()).first == folder_.end();
  if (!inside && !allow_outside_) {
    refuse(code::outside_folder,
           say("outside-folder",
               "'{name}' lies outside the folder of this file; it is read only where that is allowed (allow_outside)",
               {{"name", name}}),
           from);
  }
  if (!fs::is_regular_file(path, unknown)) return std::nullopt;
  return Source{path.string(), read_bytes(path.string(), largest_definition)};
}

}  // namespace hti::inline v0::io
