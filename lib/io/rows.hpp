// The rows of a file, gathered into the data of a table.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "hti/io/csv.hpp"
#include "hti/model.hpp"
#include "io/apart.hpp"
#include "io/cells.hpp"
#include "io/header.hpp"
#include "io/problems.hpp"
#include "io/tokens.hpp"
#include "io/units.hpp"

namespace hti::inline v0::io {

/// Reads the records after the header. What it gives is whole only where no problem was found.
class Rows {
 public:
  /// \param notes what is set apart, repaired or doubtful
  Rows(const Model& model, const std::vector<std::string>& indicators, const csv_options& options, const Header& header,
       Problems& problems, Problems& notes);

  /// \param expected about how many records there are
  [[nodiscard]] TableData read(Records& records, std::size_t expected);
  /// Where a figure of the table that was read stands; only where the options have a year before.
  [[nodiscard]] std::size_t offset(std::size_t unit, std::size_t indicator) const { return offsets_[indicator][unit]; }

 private:
  using Extras = std::array<double, 3>;  ///< respondents, population, standard error

  /// Everything known of one cell. The long layout gathers these first, as its units come in any order.
  struct Full_cell {
    std::size_t unit;
    std::size_t indicator;
    std::size_t offset;
    std::size_t value_offset;
    Cell cell;
    Extras extras;
  };

  /// A figure below 1 of an indicator in per cent.
  struct Fraction {
    std::size_t unit;
    std::size_t offset;
  };

  /// Reports what stands in columns without a heading.
  void check_nameless(const std::vector<Field>& record);
  void wide(const std::vector<Field>& record);
  void long_(const std::vector<Field>& record);
  [[nodiscard]] std::optional<std::size_t> indicator_of(const Field& field, std::string_view unit);
  [[nodiscard]] Cell value(const Field& field, std::string_view unit, std::size_t indicator);
  [[nodiscard]] double extra(const Field& field, std::string_view unit, std::size_t indicator);
  /// Brings a value and the word beside it together (long layout).
  [[nodiscard]] Cell with_status(Cell cell, const Field& value, const Field& status, std::string_view unit,
                                 std::size_t indicator);
  void place_long_cells();
  /// Notes figures that look like fractions where others are per cent.
  void note_fractions();
  /// Takes out the indicators that the file does not have.
  void drop_absent();
  [[nodiscard]] TableData table();

  std::vector<std::string> indicators_;
  const csv_options& options_;
  const Header& header_;
  Problems& problems_;
  Problems& notes_;
  Cells cells_;
  Units units_;
  Apart apart_;
  std::set<std::size_t> nameless_{};                              ///< columns that were reported
  std::unordered_map<std::string_view, std::size_t> position_{};  ///< of the indicators
  std::vector<Interval> ranges_{};
  std::vector<bool> per_cent_{};
  std::vector<std::vector<Fraction>> fractions_{};
  std::vector<std::vector<double>> values_;
  std::vector<std::vector<Status>> statuses_;
  std::vector<std::vector<std::size_t>> offsets_{};           ///< of the values; empty where nobody will ask
  std::array<std::vector<std::vector<double>>, 3> extras_{};  ///< empty where the file has no such column
  std::vector<Full_cell> long_cells_{};
};

}  // namespace hti::inline v0::io
