// What the columns of a table's file are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/io/csv.hpp"
#include "hti/model.hpp"
#include "io/problems.hpp"
#include "io/tokens.hpp"

namespace hti::inline v0::io {

enum class Role {
  ignored,
  nameless,  ///< has no heading, and must hold nothing
  unit,
  name,
  group,
  background,
  value,
  respondents,
  population,
  standard_error,
  indicator,
  status
};

struct Header {
  struct Column {
    Role role = Role::ignored;
    std::size_t index = 0;   ///< of the group, the background variable or the indicator (in the wide layout)
    std::string name{};      ///< as the definition has it
    std::string heading{};   ///< as the file has it
    std::size_t offset = 0;  ///< of the heading
  };
  std::vector<Column> columns{};
  bool is_long = false;

  [[nodiscard]] bool has(Role role) const noexcept;
};

/// The indicators that a table may have columns of, by id, and what else their columns may be called.
struct Wanted {
  explicit Wanted(const Model& model);

  std::vector<std::string> indicators{};
  std::vector<std::pair<std::string, std::size_t>> titles{};  ///< names of indicators, and their positions
};

/// How many records stand above the first one that is a header: that has the column of units and an indicator, or the columns
/// of the long layout. Titles stand there, at most `most_titles`.
struct Beginning {
  std::optional<std::size_t> header{};
  std::optional<std::size_t> with_unit{};  ///< the first with the column of units
};
inline constexpr std::size_t most_titles = 30;
[[nodiscard]] Beginning beginning_of(Records& records, const Wanted& wanted, const csv_options& options);

/// The delimiter with which a record is a header, and how many stand above it.
/// \throws DataError (invalid_header, ambiguous_delimiter).
[[nodiscard]] std::pair<char, std::size_t> find_header(std::string_view text, const Wanted& wanted, const csv_options& options,
                                                       const std::string& file);

/// Finds the part of every column and reports those that are unknown, doubled or missing. A column is known by its name in any
/// case, and an indicator's also by the indicator's own name, with or without "(%)".
[[nodiscard]] Header read_header(const std::vector<Field>& record, const Wanted& wanted, const csv_options& options,
                                 Problems& problems);

}  // namespace hti::inline v0::io
