// Data frames of single columns.
#pragma once

#include <concepts>
#include <utility>

#include "hti/columns.hpp"

namespace hti::inline v0::detail {

/// These columns, moved in their order: a list in braces would copy them, and where memory runs out for a copy of cells,
/// libstdc++ 12 destroys what was never made (see Moment in io/document.hpp).
template <std::same_as<DataColumn>... Columns>
[[nodiscard]] DataFrame frame_of(Columns... columns) {
  DataFrame frame;
  frame.columns.reserve(sizeof...(columns));
  (frame.columns.push_back(std::move(columns)), ...);
  return frame;
}

}  // namespace hti::inline v0::detail
