// What a node weighs in one above it.
#pragma once

#include "index/index_state.hpp"

namespace hti::explain {

/// Points of the node `top` per point of `node`, as the model weighs it where nothing is missing; 0 where it is not below
/// `top`.
[[nodiscard]] inline double share_of(const detail::index_state& state, std::size_t node, std::size_t top) {
  double share = 1;
  for (; node > top; node = state.definition.model.parent(node)) share *= state.weight[node];
  return node == top ? share : 0;
}

}  // namespace hti::explain
