#include "hti/explain/score_error.hpp"

#include <cmath>

#include "detail/index_state.hpp"
#include "explain/share_of.hpp"
#include "hti/explain/sampling_error.hpp"
#include "hti/index.hpp"

namespace hti::explain {

std::vector<double> score_error(const Scores& scores, std::string_view node) {
  const Index index = scores.index();
  const detail::index_state& state = index.state();
  const Model& model = index.model();
  const Table& table = scores.table();
  const std::size_t top = node.empty() ? Model::root() : model.at(node);
  const std::vector<std::size_t> columns = detail::align(index.definition(), table);
  std::vector<std::vector<bool>> above(state.leaves.size(), std::vector<bool>(model.size(), false));  // what a leaf moves
  for (std::size_t k = 0; k < above.size(); ++k) {
    for (std::size_t up = state.leaves[k].node; up > top;) above[k][up = model.parent(up)] = true;
  }
  std::vector<double> errors(table.n_units(), detail::nan);
  for (std::size_t u = 0; u < errors.size(); ++u) {
    detail::unit_scores unit = detail::score_unit(state, table, columns, u);
    if (std::isnan(unit.value[top])) continue;
    double variance = 0;
    for (std::size_t k = 0; k < state.leaves.size(); ++k) {
      const detail::leaf_state& leaf = state.leaves[k];
      const Indicator& indicator = *model[leaf.node].indicator;
      const double raw = table.values(columns[k])[u];
      if (leaf.dropped || indicator.error == RandomError::none || std::isnan(raw) || share_of(state, leaf.node, top) == 0)
        continue;
      const double error = standard_error(table, model, u, leaf.node);
      const double as_it_is = unit.value[leaf.node];
      const auto moved = [&](double by) {
        unit.value[leaf.node] = leaf.map(raw + by, indicator.direction);
        detail::combine_unit(state, unit, above[k]);
        double score = unit.value[top];
        detail::rescale(state, top, {&score, 1});
        return score;
      };
      const double half = std::isnan(error) ? error : (moved(error) - moved(-error)) / 2;
      unit.value[leaf.node] = as_it_is;
      detail::combine_unit(state, unit, above[k]);
      variance += half * half;
    }
    errors[u] = std::sqrt(variance);
  }
  return errors;
}

}  // namespace hti::explain
