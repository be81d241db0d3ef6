#include "robust/noisy_cells.hpp"

#include <algorithm>
#include <cmath>

#include "hti/base/number_text.hpp"
#include "model/walks.hpp"
#include "robust/cell_kernels.hpp"
#include "robust/faults.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {

noisy_cells::noisy_cells(const Model& model, const Table& table, std::span<const vary::Source> sources, Drawn drawn,
                         std::vector<Problem>& problems)
    : table_(table), drawn_(drawn), leaves_(model.indicators().size()) {
  for (std::size_t s = 0; s < sources.size(); ++s) {
    stream_ = static_cast<std::uint32_t>(s);
    std::visit(
        [&](const auto& source) {
          if constexpr (requires { add(model, source, problems); }) add(model, source, problems);
        },
        sources[s]);
  }
  std::erase_if(columns_, [](const noisy_column& c) {
    return c.half_step == 0 && c.noise == 0 &&
           std::all_of(c.sampling.begin(), c.sampling.end(), [](const cell_error& e) { return e.table == cell_error::none; });
  });
  order_shared_errors();
}

Interval noisy_cells::extent(const noisy_column& column, std::size_t unit) const {
  constexpr double most_normal = 8.3;  // the score of 2^-53
  const double raw = table_.values(column.column)[unit];
  const double margin = column.half_step + column.noise * (column.uniform_noise ? std::sqrt(3.0) : most_normal);
  Interval e{.low = raw - margin, .high = raw + margin};
  if (!column.sampling.empty() && column.sampling[unit].table != cell_error::none) {
    const cell_error& cell = column.sampling[unit];
    e.low += cell.per * (cell.stepped ? 0 : knots_[cell.table] - 0.5) + cell.offset;
    e.high += cell.per * (cell.stepped ? static_cast<double>(cell.steps) : knots_[cell.table + knots - 1] + 0.5) + cell.offset;
  }
  return e;
}

noisy_column& noisy_cells::column_of(const Model& model, std::size_t leaf) {
  const auto it = std::find_if(columns_.begin(), columns_.end(), [&](const noisy_column& c) { return c.leaf == leaf; });
  if (it != columns_.end()) return *it;
  return columns_.emplace_back(
      noisy_column{.leaf = leaf, .column = *table_.find_indicator(model[model.indicators()[leaf]].id)});
}

std::vector<std::size_t> noisy_cells::named(const Model& model, const std::string& source, std::span<const std::string> ids,
                                            std::vector<Problem>& problems) const {
  const std::vector<std::string> known = ids_of(model, model.indicators());
  std::vector<std::size_t> leaves;
  for (const std::string& id : ids) {
    const auto it = std::find(known.begin(), known.end(), id);
    if (it == known.end()) {
      problems.push_back(fault(source,
                               say("no-indicator", "there is no indicator '{indicator}'{hint}",
                                   {{"indicator", id}, {"hint", did_you_mean(id, known)}}),
                               code::unknown_indicator));
    } else {
      leaves.push_back(static_cast<std::size_t>(it - known.begin()));
    }
  }
  return leaves;
}

void noisy_cells::add(const Model& model, const vary::rounding& source, std::vector<Problem>& problems) {
  if (!(source.step >= 0) || !std::isfinite(source.step)) {
    problems.push_back(fault(source.name, cannot_be("step", source.step)));
    return;
  }
  std::vector<std::size_t> leaves = named(model, source.name, source.indicators, problems);
  for (std::size_t leaf = 0; source.indicators.empty() && leaf < leaves_; ++leaf) {
    if (model[model.indicators()[leaf]].indicator->kind == Kind::share) leaves.push_back(leaf);
  }
  if (leaves.empty()) problems.push_back(fault(source.name, say("no-indicator-varies", "it applies to no indicator")));
  for (std::size_t leaf : leaves) {
    noisy_column& column = column_of(model, leaf);
    if (column.half_step > 0) {
      problems.push_back(
          fault(source.name,
                say("rounded-already", "'{indicator}' is rounded already", {{"indicator", model[model.indicators()[leaf]].id}}),
                code::conflicting_rules));
    }
    column.half_step = source.step / 2;
    column.rounding_stream = stream_;
  }
}

void noisy_cells::add(const Model& model, const vary::noise& source, std::vector<Problem>& problems) {
  if (!(source.sd >= 0) || !std::isfinite(source.sd)) {
    problems.push_back(fault(source.name, cannot_be("sd", source.sd)));
    return;
  }
  if (source.indicators.empty())
    problems.push_back(fault(source.name, say("no-indicator-varies", "it applies to no indicator")));
  for (std::size_t leaf : named(model, source.name, source.indicators, problems)) {
    noisy_column& column = column_of(model, leaf);
    if (column.noise > 0) {
      problems.push_back(
          fault(source.name,
                say("noise-already", "'{indicator}' has noise already", {{"indicator", model[model.indicators()[leaf]].id}}),
                code::conflicting_rules));
    }
    column.noise = source.sd;
    column.uniform_noise = source.distribution == vary::Distribution::uniform;
    column.noise_stream = stream_;
  }
}

void noisy_cells::draw(const draws& from, std::size_t at, double* out, double* errors) const {
  constexpr std::size_t cells = tile * batch;
  const std::size_t units = table_.n_units();
  const std::size_t first = at * tile;
  const std::size_t n = std::min(tile, units - first);
  const std::uint64_t padded = (units + tile - 1) / tile * tile;
  // Cell (row, unit) has the factor row * padded + unit.
  const auto uniform = [&](std::uint32_t stream, std::size_t row, double* u) {
    from.uniforms(stream, row * padded + first, tile, u);
  };
  double u[cells];
  double z[cells];
  sampling_scores(from, at, out);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const noisy_column& column = columns_[c];
    const double* const raw = table_.values(column.column).data() + first;
    double* const to = out + c * cells;
    double x[cells];
    for (std::size_t unit = 0; unit < tile; ++unit) std::fill_n(x + unit * batch, batch, unit < n ? raw[unit] : 0.0);
    if (!column.sampling.empty()) {
      const std::span<const cell_error> of = std::span(column.sampling).subspan(first, n);
      if (errors) {
        add_errors(of, column.spread.data() + first, knots_.data(), to, x, errors + c * cells);
      } else {
        add_errors(of, knots_.data(), to, x);
      }
    }
    if (column.half_step > 0) {
      uniform(column.rounding_stream, column.leaf, u);
      for (std::size_t k = 0; k < cells; ++k) x[k] += column.half_step * (2 * u[k] - 1);
    }
    if (column.noise > 0) {
      uniform(column.noise_stream, column.leaf, u);
      if (column.uniform_noise) {
        const double half = column.noise * std::sqrt(3.0);
        for (std::size_t k = 0; k < cells; ++k) x[k] += half * (2 * u[k] - 1);
      } else {
        normal_scores(u, cells, z);
        for (std::size_t k = 0; k < cells; ++k) x[k] += column.noise * z[k];
      }
    }
    for (std::size_t unit = 0; unit < tile; ++unit) {
      for (std::size_t r = 0; r < batch; ++r) to[r * tile + unit] = x[unit * batch + r];
    }
  }
}

}  // namespace hti::inline v0::detail
