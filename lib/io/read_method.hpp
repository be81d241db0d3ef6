// The `[method]` table of a definition.
#pragma once

#include "hti/method.hpp"
#include "io/reader.hpp"

namespace hti::inline v0::io {

/// Reads a `[method]` table without `extends`; what cannot be used is added to the faults and keeps its default.
/// \param path  what messages call the table
[[nodiscard]] Method read_method(Faults& faults, const Value& table, const std::string& path = "method");

/// Adds the rules of a method that would have no effect on the model, at their places in its table.
void check_exceptions(Faults& faults, const Value& table, const Method& method, const Model& model);

}  // namespace hti::inline v0::io
