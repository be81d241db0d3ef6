// Fill a year's gaps from the year beside it.
#pragma once

#include "hti/api.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::impute {

/// The table with the cells that are `missing` taken from `adjacent`, another year's table, where that has a value for the same
/// unit and indicator; with them their counts and standard error. Cells that were not answered, are suppressed or do not apply
/// stay as they are.
///
/// The period says how many were borrowed and from when. A borrowed cell has Origin::borrowed: it is scored like any other, and
/// coverage counts it as not observed.
[[nodiscard]] HTI_API Table borrow(const Table& table, const Table& adjacent);

}  // namespace hti::inline v0::impute
