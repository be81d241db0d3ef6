// All units of a table with the scores of all their nodes, for questions that combine them anew.
#pragma once

#include <vector>

#include "detail/index_state.hpp"
#include "hti/index.hpp"

namespace hti::detail {

[[nodiscard]] inline std::vector<unit_scores> scored_units(const Index& index, const Table& table) {
  const std::vector<std::size_t> columns = align(index.definition(), table);
  std::vector<unit_scores> units;
  for (std::size_t u = 0; u < table.n_units(); ++u) units.push_back(score_unit(index.state(), table, columns, u));
  return units;
}

}  // namespace hti::detail
