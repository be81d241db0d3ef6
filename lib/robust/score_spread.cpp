#include "robust/score_spread.hpp"

#include <algorithm>
#include <cmath>

#include "model/walks.hpp"
#include "robust/cell_kernels.hpp"

namespace hti::inline v0::detail {

score_spread::score_spread(const Replicator& replicator, std::size_t output)
    : replicator_(replicator),
      output_(output),
      v_(replicator.variants().front()),
      slopes_(replicator.units() * columns(), 0),
      variance_(replicator.units(), 0),
      affine_(replicator.units(), true) {
  learn_slopes(replicator.nodes()[output]);
  std::vector<double> errors(columns() * tile * batch);
  double variance[batch];
  for (std::size_t u = 0; u < replicator_.units(); ++u) {
    for (std::size_t c = 0; c < columns(); ++c) {
      const cell_spread& spread = v_.cells->columns()[c].spread[u];
      std::fill_n(errors.data() + c * tile * batch, batch, spread.at(spread.k));
    }
    std::fill_n(variance, batch, 0.0);
    add(u, errors.data(), variance);
    variance_[u] = variance[0];
  }
}

void score_spread::add(std::size_t unit, const double* errors, double* out) const {
  for (const shared_errors& survey : v_.cells->surveys()) {
    add_variances(survey, unit, slopes_.data() + unit * columns(), errors, out);
  }
}

void score_spread::learn_slopes(std::size_t node) {
  const index_state& state = v_.index->state();
  const Model& model = state.definition.model;
  const std::vector<std::size_t> of_table = align(state.definition, v_.table);
  const auto map = state.rescale.find(node);
  std::vector<unit_scores> units;
  for (std::size_t u = 0; u < replicator_.units(); ++u) units.push_back(score_unit(state, v_.table, of_table, u));
  for (std::size_t k = 0; k < v_.layout.leaves; ++k) {
    if (v_.layout.row[k] == fixed) continue;
    const std::size_t c = v_.layout.row[k];
    const noisy_column& column = v_.cells->columns()[c];
    const erred_leaf& leaf = v_.erred[k];
    std::vector<bool> above(model.size(), false);
    if (!model.within(leaf.leaf->node, node)) continue;
    for (const std::size_t up : upwards(model, leaf.leaf->node, node)) above[up] = true;
    for (std::size_t u = 0; u < replicator_.units(); ++u) {
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
      slopes_[u * columns() + c] = std::isnan(risen) ? 0 : risen / (2 * error);
      affine_[u] = affine_[u] && leaf.affine;
    }
  }
}

void score_spread::drawn(const double* stretched, replicator_workspace& work, double* out) const {
  constexpr std::size_t cells = tile * batch;
  double* const errors = work.errors.room(replicator_.padded() / tile * columns() * cells);
  const std::size_t outputs = replicator_.nodes().size();
  for (std::size_t u = 0; u < replicator_.units(); ++u) {
    double* const own = errors + u / tile * columns() * cells + u % tile * batch;
    for (std::size_t k = 0; stretched && k < columns() * batch; ++k) {
      const std::size_t r = k % batch;
      own[k / batch * cells + r] *= stretched[(r * outputs + output_) * columns() + k / batch];
    }
    double variance[batch] = {};
    add(u, own, variance);
    for (std::size_t r = 0; r < batch; ++r) out[r * replicator_.padded() + u] = variance[r];
  }
}

}  // namespace hti::inline v0::detail
