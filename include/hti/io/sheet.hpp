// Reading tables as people have them: text, or the cells of a workbook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/io/csv.hpp"

namespace hti::inline v0::io {

/// A cell of a workbook, as whoever opened it delivers it.
struct SheetCell {
  enum class Kind { text, number, percent };
  Kind kind = Kind::text;
  std::string text{};  ///< of what is no number; empty: the cell is. A date, a truth or an error as the program shows it.
  double number = 0;   ///< as stored: 0.85 of a percentage that is shown as 85 %
};

/// A sheet of a workbook. Rows may differ in length; the first is row 1, and its first cell A1.
struct Sheet {
  std::string name{};
  std::vector<std::vector<SheetCell>> rows{};
};

/// A table, and what was understood, repaired or set apart on the way: with place and code (set_apart, repaired, doubtful).
struct Reading {
  Table table{};
  std::vector<Problem> notes{};
};

/// The bytes of a file or pipe that holds a table, at most 2^30. \throws DataError (file_not_found, too_large).
[[nodiscard]] HTI_API std::string read_bytes(const std::string& path);

/// Reads CSV text as `parse_csv` does, and tells what there was beside the table.
[[nodiscard]] HTI_API Reading read_text(std::string_view bytes, const Model& model, const csv_options& options = {},
                                        const std::string& file = "<text>");
/// Reads a sheet of a workbook by the same rules; a percentage counts as it is shown. \throws DataError listing every fault
/// with its cell.
[[nodiscard]] HTI_API Reading read_sheet(const Sheet& sheet, const Model& model, const csv_options& options = {},
                                         const std::string& file = "<sheet>");

}  // namespace hti::inline v0::io
