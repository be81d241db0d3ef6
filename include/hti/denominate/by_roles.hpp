// Make values of indicators of the figures that a file holds.
#pragma once

#include "hti/api.hpp"
#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::denominate {

/// The value of a figure over a denominator, e.g. falls per 1000 inhabitants: figure / (denominator / per).
[[nodiscard]] inline double rate(double figure, double denominator, double per) { return figure / (denominator / per); }

/// The table with what other columns are to its indicators, as the model says: figures of an indicator with a denominator are
/// divided by it, and counts of answers stand behind the cells of those that name them. Both are background variables of the
/// table that is given; denominators stay such. Readers of files and frames do this.
///
/// A figure whose denominator is not known has no value (missing). \throws DataError listing every fault: a denominator or
/// count that the table does not have (missing_column), denominators that are not above 0 and values beyond the indicator's
/// range (out_of_range), answers that are counted twice (duplicate_column).
[[nodiscard]] HTI_API Table by_roles(const Table& figures, const Model& model);

}  // namespace hti::inline v0::denominate
