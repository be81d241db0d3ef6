#include "explain/node_errors.hpp"

#include <cmath>

#include "hti/explain/sampling_error.hpp"
#include "hti/index.hpp"

namespace hti::explain {
namespace {

using detail::nan;

// A score as it is shown, but for what cuts its scale.
double shown(const detail::index_state& state, std::size_t node, double score) {
  const auto it = state.rescale.find(node);
  if (it == state.rescale.end() || std::isnan(score)) return score;
  const auto* a = std::get_if<normalise::affine>(&it->second.map);
  return a ? (score - a->origin) * a->scale + a->offset : it->second(score);
}

// Of a known population, the number of answers without limit that would err as much.
double as_without_limit(double answers, double population) {
  return population > answers ? answers * population / (population - answers) : answers;
}

}  // namespace

node_errors::node_errors(const Scores& scores)
    : units_(scores.table().n_units()),
      surveys_(scores.index().model()),
      raw_(units_ * scores.index().model().size(), nan),
      score_(raw_.size(), nan) {
  const Index index = scores.index();
  const Model& model = index.model();
  const std::vector<std::size_t> columns = detail::align(index.definition(), scores.table());
  for (const std::size_t leaf : model.indicators()) {
    std::vector<bool>& touched = above_.emplace_back(model.size(), false);
    for (std::size_t up = leaf; up != Model::root();) touched[up = model.parent(up)] = true;
  }
  for (std::size_t u = 0; u < units_; ++u) fill_unit(scores, columns, u);
  for (std::size_t node = 0; node < model.size(); ++node) {
    const std::vector<bool> unknown = detail::without_answers(index.state(), scores.table(), node);
    for (std::size_t u = 0; u < units_; ++u) {
      if (unknown[u]) score_[at(u, node)] = nan;
    }
  }
}

void node_errors::fill_unit(const Scores& scores, const std::vector<std::size_t>& columns, std::size_t unit) {
  const Index index = scores.index();
  const detail::index_state& state = index.state();
  const Model& model = index.model();
  const Table& table = scores.table();
  const detail::unit_scores own = detail::score_unit(state, table, columns, unit);
  detail::unit_scores moved = own;
  std::vector<std::vector<part>> parts(model.size());
  std::vector<double> answers(state.leaves.size(), nan);
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    const detail::leaf_state& leaf = state.leaves[k];
    const Direction direction = model[leaf.node].indicator->direction;
    const double figure = table.values(columns[k])[unit];
    const double error = standard_error(table, model, unit, leaf.node);
    raw_[at(unit, leaf.node)] = error;
    answers[k] = as_without_limit(table.respondents(unit, columns[k]), table.population(unit, columns[k]));
    if (leaf.dropped || std::isnan(figure) || error == 0) continue;

    if (std::isnan(error)) {  // not known, and so is that of whatever the figure counts in
      for (std::size_t node = leaf.node;; node = model.parent(node)) {
        parts[node].push_back({.leaf = k, .half = nan});
        if (node == Model::root() || state.weight[node] == 0) break;
      }
      continue;
    }
    const auto scores_at = [&](double by) {
      std::vector<double> found;
      moved.value[leaf.node] = leaf.erred(figure, by, direction);
      detail::combine_unit(state, moved, above_[k]);
      for (std::size_t node = leaf.node;; node = model.parent(node)) {
        found.push_back(shown(state, node, moved.value[node]));
        if (node == Model::root() || state.weight[node] == 0) return found;
      }
    };
    const std::vector<double> up = scores_at(error);
    const std::vector<double> down = scores_at(-error);
    moved = own;
    std::size_t node = leaf.node;
    for (std::size_t step = 0; step < up.size(); ++step, node = model.parent(node)) {
      // Where one side has no score, because a mean has none there, the other speaks for both.
      const double base = shown(state, node, own.value[node]);
      const double half = std::isnan(down[step]) ? up[step] - base
                          : std::isnan(up[step]) ? base - down[step]
                                                 : (up[step] - down[step]) / 2;
      parts[node].push_back({.leaf = k, .half = half});
    }
  }
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (!std::isnan(own.value[node])) score_[at(unit, node)] = combined(parts[node], answers);
  }
}

double node_errors::combined(const std::vector<part>& parts, const std::vector<double>& answers) const {
  double variance = 0;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    const part& a = parts[k];
    if (a.half == 0) continue;
    variance += a.half * a.half;
    for (std::size_t l = 0; l < k; ++l) {
      const part& b = parts[l];
      if (b.half == 0 || surveys_.of(a.leaf) != surveys_.of(b.leaf)) continue;
      variance += 2 * surveys_.correlation(surveys_.of(a.leaf), answers[a.leaf], answers[b.leaf]) * a.half * b.half;
    }
  }
  return variance < 0 ? 0 : std::sqrt(variance);  // parts of opposite signs may cancel, up to rounding
}

}  // namespace hti::explain
