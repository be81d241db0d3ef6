// Give city districts the figures that are their municipality's.
#pragma once

#include <string_view>

#include "hti/api.hpp"
#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::impute {

/// The table of districts in which a cell without a value, or an indicator without a column, whose scope is the municipality,
/// takes the cell of the municipality: its value, or its status where it has none either, with counts and standard error. Such
/// cells have Origin::inherited. They are scored like any other and coverage counts those with a value as observed; only what
/// the municipality has itself borrowed from another year stays Origin::borrowed. A district's own value is kept, and
/// indicators whose scope is the unit are not touched.
///
/// `by` is the group variable with the code of each district's municipality. \throws DataError (unknown_group) where there is
/// no such variable, (unknown_unit) listing every district whose municipality is not in the table.
[[nodiscard]] HTI_API Table inherit(const Table& districts, const Table& municipalities, const Model& model,
                                    std::string_view by = "kommun");

}  // namespace hti::inline v0::impute
