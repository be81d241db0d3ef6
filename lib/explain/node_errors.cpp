#include "explain/node_errors.hpp"

#include <cmath>

#include "explain/cell_error.hpp"
#include "hti/index.hpp"
#include "index/answers.hpp"
#include "index/combine.hpp"
#include "model/surveys.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::branch;
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

// Half of what a figure's standard error up and down does to a score.
struct part {
  std::size_t leaf;
  double half;
};

// What a figure counts in: its own node and those above it, as far as there is weight.
struct path {
  std::vector<std::size_t> nodes{};
  std::vector<const branch*> branches{};  // of all but the first
  std::vector<bool> hidden{};  // by node: a map with cuts, places or steps, or a comparison, on the way hides how far it errs
};

std::vector<path> paths_of(const detail::index_state& state) {
  const Model& model = state.definition.model;
  std::vector<const branch*> branch_of(model.size(), nullptr);
  for (const branch& b : state.branches) branch_of[b.node] = &b;
  std::vector<path> paths;
  for (const detail::leaf_state& leaf : state.leaves) {
    path& p = paths.emplace_back();
    p.nodes.push_back(leaf.node);
    p.hidden.push_back(false);
    for (std::size_t node = leaf.node; node != Model::root() && state.weight[node] != 0;) {
      node = model.parent(node);
      p.nodes.push_back(node);
      p.branches.push_back(branch_of[node]);
      const normalise::fitted* map = branch_of[node]->map;
      const bool steps = branch_of[node]->reference || (map && !detail::uncut_line(*map));
      p.hidden.push_back(p.hidden.back() || steps);
    }
  }
  return paths;
}

}  // namespace

// Goes from unit to unit; what one needs is there for the next.
class node_errors::walk {
 public:
  walk(const detail::index_state& state, const Table& table, const detail::survey_errors& surveys)
      : state_(state),
        table_(table),
        surveys_(surveys),
        columns_(detail::align(state.definition, table)),
        paths_(paths_of(state)),
        parts_(state.definition.model.size()),
        answers_(state.leaves.size()) {}

  void to(std::size_t unit) {
    own_ = detail::score_unit(state_, table_, columns_, unit);
    moved_ = own_;
    for (std::vector<part>& parts : parts_) parts.clear();
  }

  // The error of a figure, which becomes part of those of the scores that it counts in.
  double add(std::size_t k, std::size_t unit) {
    const detail::leaf_state& leaf = state_.leaves[k];
    const Model& model = state_.definition.model;
    const double figure = table_.values(columns_[k])[unit];
    const double error = standard_error_at(table_, model, unit, leaf.node, columns_[k]);
    answers_[k] = as_without_limit(table_.respondents(unit, columns_[k]), table_.population(unit, columns_[k]));
    if (leaf.dropped || std::isnan(figure) || error == 0) return error;
    if (std::isnan(error)) {  // not known, and so is that of whatever the figure counts in
      for (const std::size_t node : paths_[k].nodes) parts_[node].push_back({.leaf = k, .half = nan});
      return error;
    }
    const Direction direction = model[leaf.node].indicator->direction;
    move(paths_[k], leaf.erred(figure, error, direction), up_);
    move(paths_[k], leaf.erred(figure, -error, direction), down_);
    for (std::size_t step = 0; step < up_.size(); ++step) {
      const std::size_t node = paths_[k].nodes[step];
      moved_.value[node] = own_.value[node];
      // Where one side has no score, because a mean has none there, the other speaks for both.
      const double base = shown(state_, node, own_.value[node]);
      const double half = paths_[k].hidden[step]    ? nan
                          : std::isnan(down_[step]) ? up_[step] - base
                          : std::isnan(up_[step])   ? base - down_[step]
                                                    : (up_[step] - down_[step]) / 2;
      parts_[node].push_back({.leaf = k, .half = half});
    }
    return error;
  }

  // A cell that is filled by the unit's neighbours follows its figures in no way that an error says.
  void hide_filled(std::size_t unit) {
    for (std::size_t k = 0; k < paths_.size(); ++k) {
      if (!detail::filled_by_row(state_.leaves[k], table_, columns_[k], unit)) continue;
      for (const std::size_t node : paths_[k].nodes) parts_[node].push_back({.leaf = k, .half = nan});
    }
  }

  [[nodiscard]] double of_score(std::size_t node) const {
    if (std::isnan(own_.value[node])) return nan;
    double variance = 0;
    const std::vector<part>& parts = parts_[node];
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const part& a = parts[k];
      if (a.half == 0) continue;
      variance += a.half * a.half;
      for (std::size_t l = 0; l < k; ++l) {
        const part& b = parts[l];
        if (b.half == 0 || surveys_.of(a.leaf) != surveys_.of(b.leaf)) continue;
        variance += 2 * surveys_.correlation(surveys_.of(a.leaf), answers_[a.leaf], answers_[b.leaf]) * a.half * b.half;
      }
    }
    return variance < 0 ? 0 : std::sqrt(variance);  // parts of opposite signs may cancel, up to rounding
  }

 private:
  void move(const path& p, double value, std::vector<double>& found) {
    moved_.value[p.nodes.front()] = value;
    for (const branch* b : p.branches) detail::combine_node(state_, *b, moved_, there_);
    found.clear();
    for (const std::size_t node : p.nodes) found.push_back(shown(state_, node, moved_.value[node]));
  }

  const detail::index_state& state_;
  const Table& table_;
  const detail::survey_errors& surveys_;
  std::vector<std::size_t> columns_;
  std::vector<path> paths_;               // by leaf
  std::vector<std::vector<part>> parts_;  // by node
  std::vector<double> answers_;           // by leaf
  detail::unit_scores own_{};
  detail::unit_scores moved_{};
  detail::gathering there_{};
  std::vector<double> up_{};
  std::vector<double> down_{};
};

node_errors::node_errors(const Scores& scores)
    : units_(scores.table().n_units()), raw_(units_ * scores.index().model().size(), nan), score_(raw_.size(), nan) {
  const Index index = scores.index();
  const Model& model = index.model();
  const detail::index_state& state = index.state();
  const detail::survey_errors surveys(model);
  const Table& table = scores.table();
  walk at(state, table, surveys);
  for (std::size_t u = 0; u < units_; ++u) {
    at.to(u);
    bool errs = false;
    for (std::size_t k = 0; k < state.leaves.size(); ++k) {
      const double error = at.add(k, u);
      raw_[position(u, state.leaves[k].node)] = error;
      errs = errs || (error != 0 && !std::isnan(table.values(scores.columns()[k])[u]));
    }
    if (errs) at.hide_filled(u);
    for (std::size_t node = 0; node < model.size(); ++node) score_[position(u, node)] = at.of_score(node);
  }
  for (std::size_t node = 0; node < model.size(); ++node) {
    const std::vector<bool> unknown = detail::without_answers(state, scores.table(), node);
    for (std::size_t u = 0; u < units_; ++u) {
      if (unknown[u]) score_[position(u, node)] = nan;
    }
  }
}

}  // namespace hti::inline v0::explain
