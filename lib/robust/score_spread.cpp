#include "robust/score_spread.hpp"

#include <cmath>

namespace hti::detail {

score_spread::score_spread(const Plan& plan, std::size_t output)
    : plan_(plan),
      output_(output),
      v_(plan.variants().front()),
      slopes_(v_.cells->columns().size() * plan.units(), 0),
      variance_(plan.units(), 0),
      affine_(plan.units(), true) {
  learn_slopes(plan.nodes()[output]);
  for (std::size_t u = 0; u < plan_.units(); ++u) {
    for (const shared_errors& survey : v_.cells->surveys()) {
      variance_[u] += survey.variance(u, [&](std::size_t c) {
        const cell_spread& spread = v_.cells->columns()[c].spread[u];
        return slope(c, u) * spread.at(spread.k);
      });
    }
  }
}

void score_spread::learn_slopes(std::size_t node) {
  const index_state& state = v_.index->state();
  const Model& model = state.definition.model;
  const std::vector<std::size_t> columns = align(state.definition, v_.table);
  const auto map = state.rescale.find(node);
  std::vector<unit_scores> units;
  for (std::size_t u = 0; u < plan_.units(); ++u) units.push_back(score_unit(state, v_.table, columns, u));
  for (std::size_t k = 0; k < v_.layout.leaves; ++k) {
    if (v_.layout.row[k] == fixed) continue;
    const std::size_t c = v_.layout.row[k];
    const noisy_column& column = v_.cells->columns()[c];
    const erred_leaf& leaf = v_.erred[k];
    std::vector<bool> above(model.size(), false);
    std::size_t up = leaf.leaf->node;
    while (up > node) above[up = model.parent(up)] = true;
    if (up != node) continue;
    for (std::size_t u = 0; u < plan_.units(); ++u) {
      if (column.sampling[u].table == cell_error::none) continue;
      const cell_spread& spread = column.spread[u];
      const double error = spread.at(spread.k);
      const double raw = v_.cells->figures(column)[u];
      double& value = units[u].value[leaf.leaf->node];
      const double as_it_is = value;
      const auto moved = [&](double by) {
        value = leaf(as_it_is, raw, raw + by);
        combine_unit(state, units[u], above);
        const double score = units[u].value[node];
        return map == state.rescale.end() ? score : uncut(map->second, score);
      };
      const double risen = moved(error) - moved(-error);
      value = as_it_is;
      combine_unit(state, units[u], above);
      slopes_[c * plan_.units() + u] = std::isnan(risen) ? 0 : risen / (2 * error);
      affine_[u] = affine_[u] && leaf.affine;
    }
  }
}

void score_spread::drawn(const draws& from, plan_workspace& work, double* out) const {
  const std::span<const noisy_column> columns = v_.cells->columns();
  double* const raw = work.raw.room(columns.size() * tile * batch);
  const std::size_t outputs = plan_.nodes().size();
  const double* const stretched = plan_.refits() ? work.stretched.room(batch * outputs * columns.size()) : nullptr;
  for (std::size_t at = 0; at < plan_.padded() / tile; ++at) {
    v_.cells->draw(from, at, raw);
    for (std::size_t r = 0; r < batch; ++r) {
      for (std::size_t u = at * tile; u < std::min((at + 1) * tile, plan_.units()); ++u) {
        double variance = 0;
        for (const shared_errors& survey : v_.cells->surveys()) {
          variance += survey.variance(u, [&](std::size_t c) {
            const double by = stretched ? stretched[(r * outputs + output_) * columns.size() + c] : 1;
            return by * slope(c, u) * v_.cells->spread(columns[c], u, raw[(c * batch + r) * tile + u % tile]);
          });
        }
        out[r * plan_.padded() + u] = variance;
      }
    }
  }
}

}  // namespace hti::detail
