// Two tables as one.
#pragma once

#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::detail {

/// The units of both, first those of `first`, with the indicators of a model; codes of `second` are marked, so that a unit may
/// be in both. A variable that one table lacks has no labels or numbers there. \throws DataError where one lacks an indicator.
[[nodiscard]] Table joined(const Table& first, const Table& second, const Model& model);

}  // namespace hti::inline v0::detail
