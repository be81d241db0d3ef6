// Replicates whose frames are fitted anew to the figures that they draw.
#include <algorithm>
#include <cmath>

#include "model/walks.hpp"
#include "robust/replicator.hpp"
#include "steps/own_rules.hpp"
#include "table/assemble.hpp"

namespace hti::inline v0::detail {
namespace {

// How much longer one map makes what the other is given; 1 where one of them is not affine, or makes all alike.
double longer(const normalise::fitted& by, const normalise::fitted& than) {
  const auto* a = std::get_if<normalise::affine>(&by.map);
  const auto* b = std::get_if<normalise::affine>(&than.map);
  return a && b && b->scale != 0 ? std::abs(a->scale / b->scale) : 1;
}

// The same of all nodes above a leaf that are normalised, up to `top`.
double longer_on_the_way(const index_state& is, const index_state& was, std::size_t leaf, std::size_t top) {
  double all = 1;
  for (const std::size_t node : upwards(is.definition.model, leaf, top)) {
    const auto now = is.nodes.find(node);
    const auto then = was.nodes.find(node);
    if (now != is.nodes.end() && then != was.nodes.end()) all *= longer(now->second.normalise, then->second.normalise);
  }
  return all;
}

}  // namespace

variant Replicator::refitted(const variant& v, const double* drawn, std::size_t run) const {
  TableData figures = v.table.data();
  const std::span<const noisy_column> columns = v.cells->columns();
  const auto of = [&](std::size_t row, std::size_t u) {
    return drawn[((u / tile * columns.size() + row) * batch + run) * tile + u % tile];
  };
  const Model& model = v.index->model();
  for (std::size_t row = 0; row < columns.size(); ++row) {
    const auto range = model.allowed_range(model.indicators()[columns[row].leaf]);
    double* const values = figures.values.data() + columns[row].column * units_;
    for (std::size_t u = 0; u < units_; ++u) {
      if (std::isnan(of(row, u))) continue;
      values[u] = range ? std::clamp(of(row, u), range->low, range->high) : of(row, u);
    }
  }
  variant fresh{.table = Table(std::move(figures))};
  fresh.index = fit(v.index->definition(), followed_ < units_ ? units_from(fresh.table, followed_) : fresh.table);
  fresh.layout = make_tree(fresh.index->state(), fresh.table, weights_->range());
  fresh.outputs = outputs_in(fresh.layout);
  fresh.erred = erred_leaves(fresh.index->state(), fresh.layout);
  // A cell has its value as it is, cut by its own frame, and what its error and the other frame add before they are cut.
  for (std::size_t k = 0; k < fresh.layout.leaves; ++k) {
    const auto at = std::find(v.layout.of_model.begin(), v.layout.of_model.end(), fresh.layout.of_model[k]);
    if (at == v.layout.of_model.end()) continue;  // it was constant, and is not in this run
    const auto as_it_is = static_cast<std::size_t>(at - v.layout.of_model.begin());
    const erred_leaf& leaf = fresh.erred[k];
    const std::size_t row = v.layout.row[as_it_is];
    if (row == fixed || !leaf.affine || !v.erred[as_it_is].affine) continue;
    for (std::size_t u = 0; u < units_; ++u) {
      if (std::isnan(of(row, u))) continue;
      const double value = v.layout.value(as_it_is, u);
      const double raw = v.cells->figures(columns[row])[u];
      const double error = leaf.leaf->uncut(of(row, u), leaf.direction) - v.erred[as_it_is].leaf->uncut(raw, leaf.direction);
      fresh.layout.set(k, u, leaf.cut(value + error));
    }
  }
  return fresh;
}

void Replicator::stretch(const variant& v, const variant& fresh, std::size_t output, double* out) const {
  const index_state& was = v.index->state();
  const index_state& is = fresh.index->state();
  const std::size_t node = nodes_[output];
  const auto before = was.rescale.find(node);
  const auto after = is.rescale.find(node);
  const double all = before == was.rescale.end() || after == is.rescale.end() ? 1 : longer(after->second, before->second);
  std::fill_n(out, v.cells->columns().size(), 0.0);
  for (std::size_t k = 0; k < v.layout.leaves; ++k) {
    const std::size_t row = v.layout.row[k];
    const auto at = std::find(fresh.layout.of_model.begin(), fresh.layout.of_model.end(), v.layout.of_model[k]);
    if (row == fixed || at == fresh.layout.of_model.end()) continue;
    const erred_leaf& then = v.erred[k];
    const erred_leaf& now = fresh.erred[static_cast<std::size_t>(at - fresh.layout.of_model.begin())];
    const double weight = was.effective[then.leaf->node] * is.effective[node];
    const double scale = then.affine && now.affine ? longer(now.leaf->normalise, then.leaf->normalise) : 1;
    out[row] = all * scale * longer_on_the_way(is, was, then.leaf->node, node) *
               (weight > 0 ? is.effective[now.leaf->node] * was.effective[node] / weight : 1);
  }
}

std::vector<std::string> Replicator::refit_scores(const draws& from, const variant& v, std::size_t runs,
                                                  replicator_workspace& work, double* out, double* stretched) const {
  const std::size_t rows = v.cells->columns().size();
  const std::size_t size = nodes_.size() * padded();
  double* const drawn = work.raw.room(padded() / tile * rows * batch * tile);
  double* const errors = v.cells->draws_answers() ? work.errors.room(padded() * rows * batch) : nullptr;
  for (std::size_t at = 0; at < padded(); at += tile) {
    v.cells->draw(from, at / tile, drawn + at * rows * batch, errors ? errors + at * rows * batch : nullptr);
  }
  double* const all = work.refitted.room(batch * size);
  std::vector<std::string> failures(runs);
  for (std::size_t r = 0; r < runs; ++r) {
    try {
      const variant fresh = refitted(v, drawn, r);
      double* const weights = work.weights.room(fresh.layout.source.size() * batch);
      weights_->draw(from, fresh.layout, v.tables, work.varied, weights);
      combine(fresh.layout, weights, 0, nullptr, fresh.outputs, work.layout, all);
      std::copy_n(all + r * size, size, out + r * size);
      rescale_erred(v, *fresh.index, out + r * size);
      for (std::size_t o = 0; stretched && o < nodes_.size(); ++o) {
        stretch(v, fresh, o, stretched + (r * nodes_.size() + o) * rows);
      }
    } catch (const Error& error) {
      failures[r] = reason_of(error);
    }
  }
  return failures;
}

}  // namespace hti::inline v0::detail
