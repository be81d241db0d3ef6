// A file that is written whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "hti/api.hpp"

namespace hti::inline v0::io {

/// Writes bytes beside the file and puts them in its place, so that whatever goes wrong, what stood there stays. A link is
/// followed; what is no file, such as a pipe, is written to directly. \throws DataError (file_not_found), which says why it
/// cannot be written.
HTI_API void write_whole(const std::string& path, std::string_view bytes);

}  // namespace hti::inline v0::io
