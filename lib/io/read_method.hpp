// The `[method]` table of a definition.
#pragma once

#include "hti/method.hpp"
#include "io/reader.hpp"

namespace hti::io {

/// Reads a `[method]` table without `extends`; what cannot be used is added to the faults and keeps its default.
/// \param path  what messages call the table
[[nodiscard]] Method read_method(Faults& faults, const Value& table, const std::string& path = "method");

/// Checks that the exceptions per level and node, and `rescale`, name what the tree has.
void check_exceptions(Faults& faults, const Value& method, const Model& model);

}  // namespace hti::io
