// Size classes of municipalities, a group variable to rank within.
#pragma once

#include <string_view>

#include "hti/api.hpp"
#include "hti/table.hpp"

namespace hti::inline v0 {

/// The size class of a number of inhabitants: "upp till 15 000", "15 001-30 000", "30 001-70 000", "70 001-200 000" or
/// "över 200 000", the bounds by which the index is priced; empty for NaN.
[[nodiscard]] HTI_API std::string_view size_class(double inhabitants) noexcept;

/// The table with the group variable `storleksklass` made from a background variable.
/// \throws DataError (missing_column) naming the background variables there are.
[[nodiscard]] HTI_API Table with_size_classes(const Table& table, std::string_view inhabitants = "befolkning");

}  // namespace hti::inline v0
