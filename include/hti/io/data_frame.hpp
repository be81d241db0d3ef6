// Columns as text for files.
#pragma once

#include <string>

#include "hti/api.hpp"
#include "hti/columns.hpp"

namespace hti::inline v0::io {

/// How cells stand in a CSV file.
struct csv_style {
  char delimiter = ',';
  char decimal = '.';
  bool marked = false;   ///< the text begins with a byte order mark, by which Excel knows UTF-8
  bool guarded = false;  ///< text that a spreadsheet would take for a formula has an apostrophe before it
};
/// What Excel opens with Swedish settings.
inline constexpr csv_style swedish_excel{.delimiter = ';', .decimal = ',', .marked = true, .guarded = true};

/// CSV with a header by RFC 4180, but that lines end with LF: quotes where a cell needs them. Numbers are the shortest text
/// that reads back as the same; NaN and what is not known are empty, truth is true or false, a list is joined by semicolons.
[[nodiscard]] HTI_API std::string to_csv(const DataFrame& frame, const csv_style& style = {});

/// A JSON array of one object per row, with the names of the columns in their order; NaN and what is not known are null.
/// Infinite numbers, which JSON lacks, are null too.
[[nodiscard]] HTI_API std::string to_json(const DataFrame& frame);

}  // namespace hti::inline v0::io
