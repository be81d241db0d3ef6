// Columns as text for files.
#pragma once

#include <string>

#include "hti/api.hpp"
#include "hti/columns.hpp"

namespace hti::inline v0::io {

/// CSV with a header by RFC 4180: commas, CRLF, quotes where a cell needs them. Numbers are the shortest text that reads back
/// as the same; NaN and what is not known are empty, truth is true or false, a list is joined by semicolons.
[[nodiscard]] HTI_API std::string to_csv(const DataFrame& frame);

/// A JSON array of one object per row, with the names of the columns in their order; NaN and what is not known are null.
/// Infinite numbers, which JSON lacks, are null too.
[[nodiscard]] HTI_API std::string to_json(const DataFrame& frame);

}  // namespace hti::inline v0::io
