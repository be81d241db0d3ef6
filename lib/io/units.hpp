// The units of a CSV file: codes, names, groups and background variables.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "hti/io/csv.hpp"
#include "io/cells.hpp"
#include "io/header.hpp"
#include "io/problems.hpp"

namespace hti::inline v0::io {

class Units {
 public:
  Units(const csv_options& options, const Header& header, Cells& cells, Problems& problems, Problems& notes);

  void reserve(std::size_t units) { known_.reserve(units); }

  struct Found {
    std::size_t position;
    bool fresh;          ///< not seen in an earlier record
    std::size_t offset;  ///< of the code where it was first seen
  };
  /// The unit of a record, with all that the record says of it. Nothing where the code is empty (a fault).
  std::optional<Found> add(const std::vector<Field>& record);

  [[nodiscard]] std::size_t size() const noexcept { return codes_.size(); }
  [[nodiscard]] const std::string& code(std::size_t position) const { return codes_[position]; }
  /// Tells which municipalities have no row, where most have one.
  void note_absent(std::size_t offset);
  void move_into(TableData& data);

 private:
  /// The code of a municipality as the register has it: with the zero that a spreadsheet took.
  [[nodiscard]] std::string registered(std::string_view code, const Field& field);
  /// Reports a code that no municipality has, and one that the row's name is not of.
  void check_municipality(std::string_view code, const std::vector<Field>& record);
  void label(std::vector<std::string>& labels, const std::string& column, const Field& field, const Found& unit);

  const csv_options& options_;
  const Header& header_;
  Cells& cells_;
  Problems& problems_;
  Problems& notes_;
  std::size_t code_column_ = 0;
  std::vector<std::size_t> columns_;  ///< positions of names, groups and background variables
  std::unordered_map<std::string, Found> known_;
  std::vector<std::string> codes_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> groups_;
  std::vector<std::vector<double>> background_;
};

}  // namespace hti::inline v0::io
