// All units of a table with the scores of all their nodes, for questions that combine them anew.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/error.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::detail {

/// The node that units are ranked by; an empty id is the root. \throws ModelError (unknown_node), also for an indicator.
[[nodiscard]] inline std::size_t ranked_node(const Model& model, std::string_view id) {
  const std::size_t node = id.empty() ? Model::root() : model.at(id);
  if (model[node].indicator) {
    throw ModelError({{.code = code::unknown_node,
                       .said = say("no-weights-below", "'{node}' is an indicator; only other nodes have weights below them",
                                   {{"node", model[node].id}})}});
  }
  return node;
}

[[nodiscard]] inline std::vector<unit_scores> scored_units(const Index& index, const Table& table) {
  const std::vector<std::size_t> columns = align(index.definition(), table);
  std::vector<unit_scores> units;
  for (std::size_t u = 0; u < table.n_units(); ++u) units.push_back(score_unit(index.state(), table, columns, u));
  return units;
}

}  // namespace hti::inline v0::detail
