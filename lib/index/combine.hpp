// One node of one unit, for those who move a figure and recombine only what stands above it.
#pragma once

#include <string>

#include "index/index_state.hpp"

namespace hti::inline v0::detail {

/// What combine_unit does for each node.
/// \param there  scratch
void combine_node(const index_state& state, const branch& b, unit_scores& unit, gathering& there, const std::string& code = {});

}  // namespace hti::inline v0::detail
