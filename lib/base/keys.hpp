// What a map knows, for messages.
#pragma once

#include <range/v3/range/conversion.hpp>
#include <range/v3/view/map.hpp>
#include <string>
#include <vector>

namespace hti::inline v0::detail {

/// Keys of a map in its order.
template <class Map>
[[nodiscard]] std::vector<std::string> keys_of(const Map& map) {
  return map | ranges::views::keys | ranges::to<std::vector<std::string>>();
}

}  // namespace hti::inline v0::detail
