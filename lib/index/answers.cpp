#include "index/answers.hpp"

#include <cmath>

#include "index/index_state.hpp"

namespace hti::inline v0::detail {

std::vector<std::size_t> surveyed_under(const index_state& state, std::size_t node) {
  const Model& model = state.definition.model;
  std::vector<std::size_t> found;
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    const std::size_t leaf = state.leaves[k].node;
    if (state.leaves[k].dropped || model[leaf].indicator->error == RandomError::none) continue;
    std::size_t up = leaf;
    while (up > node && state.weight[up] > 0) up = model.parent(up);
    if (up == node) found.push_back(k);
  }
  return found;
}

std::vector<bool> without_answers(const index_state& state, const Table& table, std::size_t node) {
  const Model& model = state.definition.model;
  const std::vector<std::size_t> surveyed = surveyed_under(state, node);
  std::vector<bool> without(table.n_units(), !surveyed.empty());
  for (const std::size_t k : surveyed) {
    const std::size_t column = *table.find_indicator(model[state.leaves[k].node].id);
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      if (!std::isnan(table.values(column)[u])) without[u] = false;
    }
  }
  return without;
}

}  // namespace hti::inline v0::detail
