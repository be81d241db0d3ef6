// Two tables as one.
#pragma once

#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::detail {

/// The units of both, first those of `first`, with the indicators of a model; codes of `second` are marked, so that a unit may
/// be in both. A group variable that one table lacks has no labels there. \throws DataError where one lacks an indicator.
[[nodiscard]] Table joined(const Table& first, const Table& second, const Model& model);

/// Some of a table's units, with all that belongs to them.
[[nodiscard]] Table units_from(const Table& table, std::size_t first);

}  // namespace hti::detail
