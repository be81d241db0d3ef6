// What of a node rests on surveys, and which units have no figure of one.
#pragma once

#include <cstddef>
#include <vector>

#include "hti/table.hpp"

namespace hti::inline v0::detail {

struct index_state;

/// Surveyed indicators that count in a node, as positions among the indicators.
[[nodiscard]] std::vector<std::size_t> surveyed_under(const index_state& state, std::size_t node);
/// Units that have no figure of a survey under a node that rests on some: how sure their scores are is not known.
[[nodiscard]] std::vector<bool> without_answers(const index_state& state, const Table& table, std::size_t node);

}  // namespace hti::inline v0::detail
