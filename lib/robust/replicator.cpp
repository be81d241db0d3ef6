#include "robust/replicator.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "robust/cell_kernels.hpp"
#include "robust/faults.hpp"
#include "robust/joined.hpp"
#include "steps/own_rules.hpp"
#include "table/assemble.hpp"

namespace hti::inline v0::detail {
namespace {

std::vector<std::size_t> nodes_followed(const Model& model, std::span<const std::string> ids) {
  if (ids.empty()) return {Model::root()};
  std::vector<Problem> problems;
  std::vector<std::size_t> nodes;
  for (const std::string& id : ids) {
    const auto node = model.find(id);
    if (!node) {
      problems.push_back(unknown_node(model, id));
    } else if (model[*node].indicator) {
      problems.push_back(
          {.code = code::unknown_node,
           .said = say("indicator-followed", "'{node}' is an indicator; only other nodes can be followed", {{"node", id}})});
    } else if (std::find(nodes.begin(), nodes.end(), *node) != nodes.end()) {
      problems.push_back(
          {.code = code::duplicate_node, .said = say("asked-for-twice", "'{node}' is asked for twice", {{"node", id}})});
    } else {
      nodes.push_back(*node);
    }
  }
  if (!problems.empty()) throw ModelError(std::move(problems));
  return nodes;
}

std::vector<double> padded_scores(const Index& index, const Table& table, std::span<const std::size_t> nodes,
                                  std::size_t padded) {
  const Scores scores = index.score(table, {.indicators = false});
  std::vector<double> values(nodes.size() * padded, 0);
  for (std::size_t o = 0; o < nodes.size(); ++o) {
    const std::span<const double> column = scores[nodes[o]];
    std::copy(column.begin(), column.end(), values.begin() + static_cast<std::ptrdiff_t>(o * padded));
  }
  return values;
}

/// Scores before rescaling, [output][padded unit].
std::vector<double> scores_before(const Index& index, const Table& table, std::span<const std::size_t> nodes,
                                  std::size_t padded) {
  std::vector<std::size_t> all;
  for (const branch& b : index.state().branches) all.push_back(b.node);
  std::sort(all.begin(), all.end());
  std::vector<double> scores(all.size() * table.n_units());
  score_into(index.state(), table, align(index.definition(), table), all, scores.data());
  std::vector<double> values(nodes.size() * padded, 0);
  for (std::size_t o = 0; o < nodes.size(); ++o) {
    const auto at = std::lower_bound(all.begin(), all.end(), nodes[o]) - all.begin();
    std::copy_n(scores.begin() + at * static_cast<std::ptrdiff_t>(table.n_units()), table.n_units(),
                values.begin() + static_cast<std::ptrdiff_t>(o * padded));
  }
  return values;
}

/// The table without figures that the one scored lacks: what stands in for a figure has no error of its own.
Table without_filled(const Table& table, const Table& scored) {
  if (table.hash() == scored.hash()) return table;
  TableData data = table.data();
  for (std::size_t column = 0; column < data.indicators.size(); ++column) {
    const auto of = scored.find_indicator(data.indicators[column]);
    for (std::size_t u = 0; u < data.units.size(); ++u) {
      const std::size_t cell = column * data.units.size() + u;
      if (std::isnan(data.values[cell]) || (of && !std::isnan(scored.values(*of)[u]))) continue;
      clear_cell(data, cell, Status::missing);
    }
  }
  return Table(std::move(data));
}

bool varies_figures(const vary::Source& source) {
  return std::holds_alternative<vary::sampling>(source) || std::holds_alternative<vary::rounding>(source) ||
         std::holds_alternative<vary::noise>(source);
}

}  // namespace

Replicator::Replicator(const Index& index, const Table& table, std::span<const vary::Source> sources,
                       std::span<const std::string> nodes, const replicator_options& options)
    : followed_(table.n_units()), nodes_(nodes_followed(index.model(), nodes)), factors_(sources.size()) {
  const Model& model = index.model();
  const Table all = options.reference ? joined(table, *options.reference, model) : table;
  const Table& fitted_to = options.reference ? *options.reference : table;
  units_ = all.n_units();
  base_ = padded_scores(index, all, nodes_, padded());
  std::vector<Problem> problems;
  if (options.refit && std::none_of(sources.begin(), sources.end(), varies_figures)) {
    problems.push_back(
        {.code = code::invalid_parameter,
         .said = say("nothing-to-refit-to",
                     "frames are fitted anew to figures that vary, and none do: no sampling, rounding or noise")});
  } else if (options.refit && fitted_to.hash() != index.reference_hash()) {
    problems.push_back(
        {.code = code::conflicting_rules,
         .said = say("refit-needs-reference", "frames are fitted anew, which needs the table that the index was fitted to")});
  }
  if (sources.empty())
    problems.push_back({.code = code::invalid_parameter, .said = say("nothing-varies", "nothing varies: no source is given")});
  std::set<std::string> names;
  for (const vary::Source& source : sources) {
    const std::string name = vary::name(source);
    if (!names.insert(name).second) problems.push_back(fault(name, say("two-sources", "two sources have this name")));
  }
  add_choices(index, all, fitted_to, sources, problems);
  weights_.emplace(model, weights_that_matter(model), sources, factors_, problems);
  add_cells(model, all, sources, options.drawn, problems);
  if (!options.refit) check_neighbours(problems);
  if (!problems.empty()) throw MethodError(std::move(problems));

  if (std::none_of(variants_.begin(), variants_.end(), [](const variant& v) { return v.index.has_value(); })) {
    throw MethodError(
        {{.code = code::invalid_parameter,
          .said = say("no-alternative-fits", "no alternative can be fitted: {why}", {{"why", variants_.front().failure}})}});
  }

  for (variant& v : variants_) {
    if (v.index) v.tables = weights_->tables_for(v.index->state());
  }
  const std::vector<weight_range> range = weights_->range();
  for (variant& v : variants_) {
    if (!v.index) continue;
    v.layout = make_tree(v.index->state(), v.table, range);
    require_weights_compared(v, range);
    for (std::size_t leaf = 0; leaf < v.layout.leaves; ++leaf) {
      for (std::size_t c = 0; c < v.cells->columns().size(); ++c) {
        if (v.cells->columns()[c].leaf == v.layout.of_model[leaf]) v.layout.row[leaf] = c;
      }
    }
    v.outputs = outputs_in(v.layout);
    v.erred = erred_leaves(v.index->state(), v.layout);
    v.base = padded_scores(*v.index, v.table, nodes_, padded());
    if (weights_->none() && !v.cells->columns().empty() && !v.index->state().rescale.empty()) {
      v.before = scores_before(*v.index, v.table, nodes_, padded());
    }
    refit_ = refit_ || (options.refit && !v.cells->columns().empty());
    own_means_ = own_means_ || std::any_of(v.layout.branches.begin(), v.layout.branches.end(), [](const tree_branch& b) {
                   return std::holds_alternative<aggregate::custom>(*b.rule);
                 });
  }
}

std::vector<std::size_t> Replicator::outputs_in(const tree& layout) const {
  std::vector<std::size_t> outputs;
  for (std::size_t node : nodes_) {
    const auto at =
        std::find_if(layout.branches.begin(), layout.branches.end(), [&](const tree_branch& b) { return b.node == node; });
    outputs.push_back(static_cast<std::size_t>(at - layout.branches.begin()));
  }
  return outputs;
}

void Replicator::add_cells(const Model& model, const Table& observed, std::span<const vary::Source> sources, Drawn drawn,
                           std::vector<Problem>& problems) {
  std::map<std::string, std::shared_ptr<const noisy_cells>> made;
  const std::size_t before = problems.size();
  for (variant& v : variants_) {
    if (!v.index) continue;
    std::vector<Problem> found;
    std::shared_ptr<const noisy_cells>& cells = made[v.table.hash()];
    if (!cells) cells = std::make_shared<noisy_cells>(model, without_filled(v.table, observed), sources, drawn, found);
    v.cells = cells;
    if (problems.size() == before) problems.insert(problems.end(), found.begin(), found.end());
  }
}

void Replicator::check_neighbours(std::vector<Problem>& problems) const {
  for (const variant& v : variants_) {
    if (!v.index || v.cells->columns().empty()) continue;
    if (!filled_by_row(v.index->state(), v.table, align(v.index->definition(), v.table))) continue;
    problems.push_back({.code = code::conflicting_rules,
                        .said = say("neighbours-of-varied-figures",
                                    "cells are filled by the units most alike, and those may be others where figures vary; fit "
                                    "anew in every replicate (frame=\"refit\"), or fill cells by another rule than nearest")});
    return;
  }
}

void Replicator::draw_variants(const draws& from, replicator_workspace& work, std::size_t* variants) const {
  std::fill_n(variants, batch, std::size_t{0});
  double* const u = work.uniform.room(2 * batch);
  for (const choice_source& c : choices_) {
    from.uniforms(c.stream, 0, 1, u);
    for (std::size_t r = 0; r < batch; ++r) {
      const auto at = std::upper_bound(c.up_to.begin(), c.up_to.end(), u[r]);
      variants[r] = variants[r] * c.up_to.size() + static_cast<std::size_t>(at - c.up_to.begin());
    }
  }
}

/// Figures drawn anew, normalised as one variant does it.
class Replicator::normalising final : public drawn_values {
 public:
  /// \param errors  null where no answers are drawn
  normalising(const variant& v, const draws& from, double* raw, double* errors)
      : v_(v), from_(from), raw_(raw), errors_(errors) {}

  void fill(std::size_t at, double* out) override {
    constexpr std::size_t cells = tile * batch;
    v_.cells->draw(from_, at, raw_, errors_ ? errors_ + at * v_.cells->columns().size() * cells : nullptr);
    for (std::size_t k = 0; k < v_.layout.leaves; ++k) {
      const std::size_t row = v_.layout.row[k];
      if (row == fixed) continue;
      const double* const drawn = raw_ + row * cells;
      double* const to = out + row * cells;
      const erred_leaf& leaf = v_.erred[k];
      const std::span<const double> figures = v_.cells->figures(v_.cells->columns()[row]).subspan(at * tile);
      const double* const value = v_.layout.values.data() + (at * v_.layout.leaves + k) * tile;
      double raw[tile];
      for (std::size_t u = 0; u < tile; ++u) raw[u] = u < figures.size() ? figures[u] : 0;
      if (leaf.linear()) {
        linear_errors(leaf.slope, leaf.values, raw, value, drawn, to);
        continue;
      }
      for (std::size_t r = 0; r < batch; ++r) {
        for (std::size_t u = 0; u < tile; ++u) {
          to[r * tile + u] = std::isnan(raw[u]) ? value[u] : leaf(value[u], raw[u], drawn[r * tile + u]);
        }
      }
    }
  }

 private:
  const variant& v_;
  const draws& from_;
  double* raw_;
  double* errors_;
};

void Replicator::scores(const draws& from, const variant& v, replicator_workspace& work, double* out) const {
  const std::size_t size = nodes_.size() * padded();
  const std::size_t rows = v.cells->columns().size();
  if (weights_->none() && rows == 0) {
    for (std::size_t r = 0; r < batch; ++r) std::copy_n(v.base.data(), size, out + r * size);
    return;
  }
  double* const weights = work.weights.room(v.layout.source.size() * batch);
  weights_->draw(from, v.layout, v.tables, work.varied, weights);
  double* const errors = v.cells->draws_answers() ? work.errors.room(padded() * rows * batch) : nullptr;
  normalising drawn(v, from, work.raw.room(rows * tile * batch), errors);
  combine(v.layout, weights, rows, &drawn, v.outputs, work.layout, out);
  const index_state& state = v.index->state();
  if (state.rescale.empty()) return;
  for (std::size_t r = 0; r < batch; ++r) rescale_erred(v, *v.index, out + r * size);
}

void Replicator::rescale_erred(const variant& v, const Index& index, double* scores) const {
  for (std::size_t o = 0; o < nodes_.size(); ++o) {
    const std::span<double> of = {scores + o * padded(), units_};
    const auto fresh = index.state().rescale.find(nodes_[o]);
    if (v.before.empty() || fresh == index.state().rescale.end() ||
        !std::holds_alternative<normalise::affine>(fresh->second.map)) {
      rescale(index.state(), nodes_[o], of);
      continue;
    }
    const normalise::fitted& as_it_is = v.index->state().rescale.at(nodes_[o]);
    const double* const before = v.before.data() + o * padded();
    const double* const after = v.base.data() + o * padded();
    for (std::size_t u = 0; u < units_; ++u) of[u] = after[u] + (uncut(fresh->second, of[u]) - uncut(as_it_is, before[u]));
  }
}

std::vector<std::string> Replicator::scores_or_reasons(const draws& from, const variant& v, std::size_t runs,
                                                       replicator_workspace& work, double* out) const {
  std::vector<std::string> failures(runs);
  try {
    scores(from, v, work, out);
    return failures;
  } catch (const MethodError&) {
    // Some run has failed, and the others have lost theirs with it: one by one they tell which.
  }
  const std::size_t size = nodes_.size() * padded();
  std::vector<double> one(batch * size);
  for (std::size_t r = 0; r < runs; ++r) {
    try {
      scores(one_run(from, r), v, work, one.data());
      std::copy_n(one.data(), size, out + r * size);
    } catch (const MethodError& error) {
      failures[r] = reason_of(error);
    }
  }
  return failures;
}

void Replicator::require_weights_compared(const variant& v, std::span<const weight_range> range) const {
  const Model& model = v.index->model();
  const auto is_under = [&](std::size_t node, std::size_t top) {
    while (node > top) node = model.parent(node);
    return node == top;
  };
  for (const tree_branch& b : v.layout.branches) {
    const bool asked = std::any_of(nodes_.begin(), nodes_.end(), [&](std::size_t node) { return is_under(b.node, node); });
    if (!b.reference || !asked) continue;
    for (std::size_t node = b.node + 1; node < model.size() && is_under(node, b.node); ++node) {
      if (model.parent(node) == b.node || (range[node].low == 1 && range[node].high == 1)) continue;
      throw MethodError({{.code = code::invalid_parameter,
                          .said = say("weights-below-comparison",
                                      "the weight of '{child}' varies below the children of '{node}', and {rule} would compare "
                                      "units with a reference that keeps its own; vary the weights of those children alone, or "
                                      "ask for a node below '{node}'",
                                      {{"child", model[node].id}, {"node", model[b.node].id}, {"rule", describe(*b.rule)}}),
                          .indicator = model[b.node].id}});
    }
  }
}

std::vector<bool> Replicator::weights_that_matter(const Model& model) const {
  std::vector<bool> matters(model.size(), false);
  for (const variant& v : variants_) {
    if (!v.index) continue;
    for (const branch& b : v.index->state().branches) {
      for (std::size_t child : b.children) matters[child] = matters[child] || (b.children.size() > 1 && !b.needs_all);
    }
  }
  return matters;
}

}  // namespace hti::inline v0::detail
