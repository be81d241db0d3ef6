// Typed errors that list every problem found.
#pragma once

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/api.hpp"
#include "hti/message.hpp"

namespace hti::inline v0 {

/// What kind of fault a Problem is; the name (see `name(code)`) is stable and documented in docs/errors.md.
enum class code {
  // files and encodings
  file_not_found,
  empty_file,
  invalid_encoding,
  invalid_header,
  syntax_error,
  field_too_large,
  wrong_field_count,
  duplicate_column,
  missing_column,
  unknown_column,
  ambiguous_delimiter,
  mixed_decimal_marks,
  truncated_file,
  unsupported_version,
  wrong_file_type,
  too_large,
  too_deep,
  outside_folder,
  // values
  not_a_number,
  not_finite,
  out_of_range,
  unknown_status,
  status_conflict,
  missing_code,
  duplicate_unit,
  duplicate_cell,
  unknown_unit,
  name_conflict,
  unknown_indicator,
  unknown_group,
  wrong_size,
  no_units,
  // definitions
  missing_key,
  unknown_key,
  wrong_type,
  unknown_method,
  invalid_parameter,
  unknown_definition,
  extends_cycle,
  // models
  empty_model,
  missing_id,
  duplicate_node,
  unknown_parent,
  unknown_node,
  no_root,
  several_roots,
  cycle,
  childless_node,
  indicator_with_children,
  invalid_weight,
  zero_weights,
  invalid_goalposts,
  missing_goalposts,
  invalid_range,
  unknown_survey,
  duplicate_survey,
  unused_survey,
  invalid_correlation,
  unknown_correlation,
  // fitting and scoring
  constant_indicator,
  all_missing,
  too_few_values,
  refused_value,
  non_positive_value,
  conflicting_rules,
  custom_not_saved,
  not_fitted,
  // what is told of files that are read
  set_apart,
  repaired,
  doubtful
};

/// The stable snake_case name of a code.
[[nodiscard]] constexpr std::string_view name(code c) noexcept;

/// One fault, with as much of its place as is known. Lines and columns count from 1; 0 means unknown.
struct Problem {
  hti::code code{};
  Message said{};                   ///< what was expected and what came, for any language
  std::string message = said.text;  ///< the same in English
  std::string file{};
  std::size_t line = 0;
  std::size_t column = 0;
  std::string unit{};
  std::string indicator{};
  std::string sheet{};    ///< of a workbook
  std::string cell{};     ///< of a table, as spreadsheets call it: H14
  std::string heading{};  ///< of that cell's column

  friend bool operator==(const Problem&, const Problem&) = default;
};

/// One line: `file:line:column: code: message (unit, indicator)`.
[[nodiscard]] inline std::string to_string(const Problem& problem);

/// Base of all errors of this library; `what()` has one line per problem.
class HTI_API Error : public std::runtime_error {
 public:
  explicit Error(std::vector<Problem> problems) : std::runtime_error(lines(problems)), problems_(std::move(problems)) {}
  [[nodiscard]] const std::vector<Problem>& problems() const& noexcept { return problems_; }
  [[nodiscard]] std::vector<Problem> problems() const&& { return problems_; }

 private:
  [[nodiscard]] static std::string lines(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& p : problems) {
      if (!text.empty()) text += '\n';
      text += to_string(p);
    }
    return text;
  }

  std::vector<Problem> problems_;
};

/// The tree or its metadata cannot be used.
class HTI_API ModelError : public Error {
 public:
  using Error::Error;
};
/// The method cannot be used, or not with this model or reference.
class HTI_API MethodError : public Error {
 public:
  using Error::Error;
};
/// A file or table cannot be used.
class HTI_API DataError : public Error {
 public:
  using Error::Error;
};

constexpr std::string_view name(code c) noexcept {
  constexpr std::array names{"file_not_found",
                             "empty_file",
                             "invalid_encoding",
                             "invalid_header",
                             "syntax_error",
                             "field_too_large",
                             "wrong_field_count",
                             "duplicate_column",
                             "missing_column",
                             "unknown_column",
                             "ambiguous_delimiter",
                             "mixed_decimal_marks",
                             "truncated_file",
                             "unsupported_version",
                             "wrong_file_type",
                             "too_large",
                             "too_deep",
                             "outside_folder",
                             "not_a_number",
                             "not_finite",
                             "out_of_range",
                             "unknown_status",
                             "status_conflict",
                             "missing_code",
                             "duplicate_unit",
                             "duplicate_cell",
                             "unknown_unit",
                             "name_conflict",
                             "unknown_indicator",
                             "unknown_group",
                             "wrong_size",
                             "no_units",
                             "missing_key",
                             "unknown_key",
                             "wrong_type",
                             "unknown_method",
                             "invalid_parameter",
                             "unknown_definition",
                             "extends_cycle",
                             "empty_model",
                             "missing_id",
                             "duplicate_node",
                             "unknown_parent",
                             "unknown_node",
                             "no_root",
                             "several_roots",
                             "cycle",
                             "childless_node",
                             "indicator_with_children",
                             "invalid_weight",
                             "zero_weights",
                             "invalid_goalposts",
                             "missing_goalposts",
                             "invalid_range",
                             "unknown_survey",
                             "duplicate_survey",
                             "unused_survey",
                             "invalid_correlation",
                             "unknown_correlation",
                             "constant_indicator",
                             "all_missing",
                             "too_few_values",
                             "refused_value",
                             "non_positive_value",
                             "conflicting_rules",
                             "custom_not_saved",
                             "not_fitted",
                             "set_apart",
                             "repaired",
                             "doubtful"};
  static_assert(names.size() == static_cast<std::size_t>(code::doubtful) + 1);
  return names[static_cast<std::size_t>(c)];
}

inline std::string to_string(const Problem& problem) {
  std::string text;
  if (!problem.file.empty()) {
    text += problem.file;
    text += ':';
  }
  if (problem.line > 0) {
    text += std::to_string(problem.line) + ':';
    if (problem.column > 0) text += std::to_string(problem.column) + ':';
  }
  if (!text.empty()) text += ' ';
  text += name(problem.code);
  text += ": " + problem.message;
  if (!problem.unit.empty() || !problem.indicator.empty()) {
    text += " (";
    if (!problem.unit.empty()) text += "unit " + problem.unit;
    if (!problem.unit.empty() && !problem.indicator.empty()) text += ", ";
    if (!problem.indicator.empty()) text += "indicator " + problem.indicator;
    text += ')';
  }
  return text;
}

}  // namespace hti::inline v0
