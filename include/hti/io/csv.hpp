// Tables from CSV text, and as columns for it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/columns.hpp"
#include "hti/definition.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::io {

/// `latin1` is Windows-1252, which has Latin-1's characters and some more.
enum class Encoding { automatic, utf8, latin1 };
enum class Layout { automatic, wide, long_ };

/// How a CSV file is to be read. What is left automatic is decided by the rules of docs/files.md, never by chance.
struct csv_options {
  Columns columns{};
  Encoding encoding = Encoding::automatic;  ///< UTF-16 where it is, UTF-8 where valid, else Windows-1252
  char delimiter = 0;                       ///< ',', ';' or '\t'; 0: the one with which the header has the unit column
  char decimal = 0;                         ///< '.' or ','; 0: the one used throughout the file
  Layout layout = Layout::automatic;        ///< long where the header has `indicator` and `value`
  std::map<std::string, Status> words{};    ///< further words for cells without a value, beside the built-in ones
  std::vector<std::string> ignore{};        ///< columns not to be read; {"*"}: all that are not known
  bool partial = false;                     ///< indicators may be left out; the table then has those that the file has
  std::string period{};
  std::optional<Table> earlier{};  ///< of the year before: what is far from it is told among the notes, as `far_from` does
};

/// Words that stand for a cell without a value, in any file: the empty cell, the names of the statuses, and the words of
/// Öppna jämförelser (uppgift_saknas, blank: missing; for_fa_observationer_lt30, for_osaker: suppressed).
[[nodiscard]] HTI_API const std::map<std::string, Status>& missing_words();

/// Reads a table with a column for every indicator of `model`, or for those the file has where it may be `partial`.
/// \param file the name used in messages
/// \throws DataError listing every fault with line and column.
[[nodiscard]] HTI_API Table parse_csv(std::string_view text, const Model& model, const csv_options& options = {},
                                      const std::string& file = "<text>");
[[nodiscard]] HTI_API Table read_csv(const std::string& path, const Model& model, const csv_options& options = {});
/// The same for the indicators of a definition and by its `columns`, in place of those of the options.
[[nodiscard]] HTI_API Table parse_csv(std::string_view text, const Definition& definition, csv_options options = {},
                                      const std::string& file = "<text>");
[[nodiscard]] HTI_API Table read_csv(const std::string& path, const Definition& definition, csv_options options = {});

/// A table as columns of which `to_csv` makes what `read_csv` reads again: codes, names, groups, background variables, and
/// every indicator's cells beside the counts behind them that are known. A cell without a value is empty where it is `missing`,
/// else it holds its status. With a definition, codes and names are called as it says, and a figure that has a denominator is
/// the one that was divided. Neither the period nor whose figure a cell holds is said: a borrowed one becomes the unit's own.
/// \throws DataError (duplicate_column).
[[nodiscard]] HTI_API DataFrame csv_columns(const Table& table);
[[nodiscard]] HTI_API DataFrame csv_columns(const Table& table, const Definition& definition);

}  // namespace hti::inline v0::io
