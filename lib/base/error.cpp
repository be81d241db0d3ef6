#include "hti/error.hpp"

#include <array>

namespace hti {
namespace {

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
                           "not_a_number",
                           "not_finite",
                           "out_of_range",
                           "unknown_status",
                           "status_conflict",
                           "missing_code",
                           "duplicate_unit",
                           "duplicate_cell",
                           "unknown_unit",
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
                           "custom_not_saved"};
static_assert(names.size() == static_cast<std::size_t>(code::custom_not_saved) + 1);

std::string join(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& p : problems) {
    if (!text.empty()) text += '\n';
    text += to_string(p);
  }
  return text;
}

}  // namespace

std::string_view name(code c) noexcept { return names[static_cast<std::size_t>(c)]; }

std::string to_string(const Problem& problem) {
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

Error::Error(std::vector<Problem> problems) : std::runtime_error(join(problems)), problems_(std::move(problems)) {}

}  // namespace hti
