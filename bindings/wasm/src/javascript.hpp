// Results of the core as values of JavaScript, and tables from JSON.
#pragma once

#include <emscripten/val.h>

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/columns.hpp"
#include "hti/error.hpp"
#include "hti/model.hpp"
#include "hti/scores.hpp"
#include "hti/table.hpp"
#include "hti/trace.hpp"

namespace hti_wasm {

using emscripten::val;

/// An object with an array per column: numbers as Float64Array, what is not there as NaN; truth that is not known as null.
[[nodiscard]] val to_javascript(const hti::DataFrame& frame);
/// The trace with all below it, by the names of its members.
[[nodiscard]] val to_javascript(const hti::Trace& trace);
/// What is wrong: `{problems: [{code, message, said: {id, text, arguments}, file, sheet, cell, heading, line, column, unit,
/// indicator}]}`.
[[nodiscard]] val to_javascript(const std::vector<hti::Problem>& problems);
/// Numbers as a Float64Array of its own.
[[nodiscard]] val to_javascript(const std::vector<double>& numbers);

/// Columns, and one more that says the same in every row; as they are where there is nothing to say.
[[nodiscard]] hti::DataFrame noted(hti::DataFrame frame, const std::string& head, const std::string& note);

/// The nodes of a model as JSON, with what is known of indicators.
[[nodiscard]] std::string to_json(const hti::Model& model);
/// A table from JSON, as `hemtjanstindex.tool` writes it. \throws hti::DataError
[[nodiscard]] hti::Table table_from_json(std::string_view json);

/// Scores of the year before, or none for null.
[[nodiscard]] std::optional<hti::Scores> scores_or_none(const val& earlier);

/// Calls, and gives what is wrong where it is not done: exceptions of C++ mean nothing to JavaScript.
template <class Call>
val guarded(const Call& call) {
  try {
    return val(call());
  } catch (const hti::Error& error) {
    return to_javascript(error.problems());
  } catch (const std::exception& error) {
    return to_javascript(std::vector<hti::Problem>{{.code = hti::code::syntax_error, .said = std::string(error.what())}});
  }
}

}  // namespace hti_wasm
