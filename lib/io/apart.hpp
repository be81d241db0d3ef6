// Rows of a table's file that are no unit's.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "hti/io/csv.hpp"
#include "io/header.hpp"
#include "io/problems.hpp"
#include "io/tokens.hpp"

namespace hti::inline v0::io {

/// Sets rows apart that people and spreadsheets have around the units: empty ones, totals and remarks.
class Apart {
 public:
  Apart(const csv_options& options, const Header& header, Problems& notes);

  /// Whether the record is no unit's; if so that is noted.
  [[nodiscard]] bool takes(const std::vector<Field>& record);

 private:
  [[nodiscard]] bool total(std::string_view code, std::string_view name) const;

  bool municipalities_;
  std::optional<std::size_t> code_{};  ///< columns
  std::optional<std::size_t> name_{};
  Problems& notes_;
};

}  // namespace hti::inline v0::io
