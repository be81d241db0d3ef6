// Reading what varies from TOML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/vary/source.hpp"

namespace hti::inline v0::io {

/// Reads the `[[vary]]` tables of a file, one source of uncertainty each, in their order. Rules are written as in definitions;
/// a table of respondents is a CSV file beside the file itself or below; elsewhere only where `allow_outside` says so.
/// \param file the name used in messages
/// \throws DataError or MethodError listing every fault with line and column.
[[nodiscard]] HTI_API std::vector<vary::Source> parse_vary(std::string_view text, const std::string& file = "<text>",
                                                           bool allow_outside = false);
/// The same of the file of that path. \throws DataError (file_not_found) too.
[[nodiscard]] HTI_API std::vector<vary::Source> read_vary(const std::string& path, bool allow_outside = false);

}  // namespace hti::inline v0::io
