// Replicates whose frames are fitted anew to the figures that they draw.
#include <algorithm>
#include <cmath>

#include "detail/assemble.hpp"
#include "robust/plan.hpp"

namespace hti::detail {
namespace {

/// Why one replicate could not be fitted, without what differs from replicate to replicate.
std::string reason_of(const Error& error) {
  const Problem& first = error.problems().front();
  return std::string(name(first.code)) + (first.indicator.empty() ? "" : " (" + first.indicator + ")");
}

}  // namespace

variant Plan::refitted(const variant& v, const double* drawn, std::size_t run) const {
  TableData figures = v.table.data();
  const std::size_t rows = v.cells->columns().size();
  for (std::size_t row = 0; row < rows; ++row) {
    double* const values = figures.values.data() + v.cells->columns()[row].column * units_;
    for (std::size_t u = 0; u < units_; ++u) {
      const double value = drawn[((u / tile * rows + row) * batch + run) * tile + u % tile];
      if (!std::isnan(value)) values[u] = value;
    }
  }
  variant fresh{.table = Table(std::move(figures))};
  fresh.index = fit(v.index->definition(), followed_ < units_ ? units_from(fresh.table, followed_) : fresh.table);
  fresh.layout = make_tree(fresh.index->state(), fresh.table, weights_->range());
  fresh.outputs = outputs_in(fresh.layout);
  return fresh;
}

std::vector<std::string> Plan::refit_scores(const draws& from, const variant& v, std::size_t runs, plan_workspace& work,
                                            double* out) const {
  const std::size_t rows = v.cells->columns().size();
  const std::size_t size = nodes_.size() * padded();
  double* const drawn = work.raw.room(padded() / tile * rows * batch * tile);
  for (std::size_t at = 0; at < padded() / tile; ++at) v.cells->draw(from, at, drawn + at * rows * batch * tile);
  double* const all = work.refitted.room(batch * size);
  std::vector<std::string> failures(runs);
  for (std::size_t r = 0; r < runs; ++r) {
    try {
      const variant fresh = refitted(v, drawn, r);
      double* const weights = work.weights.room(fresh.layout.source.size() * batch);
      weights_->draw(from, fresh.layout, v.tables, work.varied, weights);
      combine(fresh.layout, weights, 0, nullptr, fresh.outputs, work.layout, all);
      std::copy_n(all + r * size, size, out + r * size);
      for (std::size_t o = 0; o < nodes_.size(); ++o)
        rescale(fresh.index->state(), nodes_[o], {out + r * size + o * padded(), units_});
    } catch (const Error& error) {
      failures[r] = reason_of(error);
    }
  }
  return failures;
}

}  // namespace hti::detail
