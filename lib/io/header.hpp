// What the columns of a CSV file are.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/io/csv.hpp"
#include "io/problems.hpp"
#include "io/tokens.hpp"

namespace hti::inline v0::io {

enum class Role { ignored, unit, name, group, background, value, respondents, population, standard_error, indicator, status };

struct Header {
  struct Column {
    Role role = Role::ignored;
    std::size_t index = 0;  ///< of the group, the background variable or the indicator (in the wide layout)
    std::string name{};
  };
  std::vector<Column> columns{};
  bool is_long = false;

  [[nodiscard]] bool has(Role role) const noexcept;
};

/// The delimiter with which the first record is a header. \throws DataError (invalid_header, ambiguous_delimiter).
[[nodiscard]] char find_delimiter(std::string_view text, const std::vector<std::string>& indicators, const csv_options& options,
                                  const std::string& file);

/// Finds the part of every column and reports those that are unknown, doubled or missing.
[[nodiscard]] Header read_header(const std::vector<Field>& record, const std::vector<std::string>& indicators,
                                 const csv_options& options, Problems& problems);

/// Without blanks and tabs at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

}  // namespace hti::inline v0::io
