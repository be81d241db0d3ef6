// What of a fitted method does not go together: found once its indicators have been learnt.
#pragma once

#include <cstddef>
#include <vector>

#include "hti/error.hpp"

namespace hti::inline v0::detail {

struct index_state;

/// Where a mean can meet values that it is not defined for. \param highest  level up to which nodes are looked at
void check_positive(const index_state& state, std::size_t highest, std::vector<Problem>& problems);

/// A rule that needs every child cannot do without one that has no weight or was dropped.
void check_children(const index_state& state, std::vector<Problem>& problems);

/// Shares of siblings whose weights are further apart would be lost in sums and products.
void check_weights(const index_state& state, std::vector<Problem>& problems);

}  // namespace hti::inline v0::detail
