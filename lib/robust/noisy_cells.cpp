#include "robust/noisy_cells.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>

#include "detail/fields.hpp"
#include "detail/surveys.hpp"
#include "robust/cell_kernels.hpp"
#include "robust/faults.hpp"
#include "robust/quantiles.hpp"

namespace hti::detail {
namespace {

Interval allowed(const Model& model, std::size_t node) {
  return model.allowed_range(node).value_or(Interval{.low = -infinity, .high = infinity});
}

}  // namespace

noisy_cells::noisy_cells(const Model& model, const Table& table, std::span<const vary::Source> sources,
                         std::vector<Problem>& problems)
    : table_(table), leaves_(model.indicators().size()) {
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
}

Interval noisy_cells::extent(const noisy_column& column, std::size_t unit) const {
  constexpr double most_normal = 8.3;  // the score of 2^-53
  const double raw = table_.values(column.column)[unit];
  const double margin = column.half_step + column.noise * (column.uniform_noise ? std::sqrt(3.0) : most_normal);
  Interval e{.low = raw - margin, .high = raw + margin};
  if (!column.sampling.empty() && column.sampling[unit].table != cell_error::none) {
    const cell_error& cell = column.sampling[unit];
    const bool steps = cell.steps > 0;
    e.low += cell.per * (steps ? 0 : knots_[cell.table] - 0.5) + cell.offset;
    e.high += cell.per * (steps ? static_cast<double>(cell.steps) : knots_[cell.table + knots - 1] + 0.5) + cell.offset;
  }
  return {.low = std::max(e.low, column.range.low), .high = std::min(e.high, column.range.high)};
}

noisy_column& noisy_cells::column_of(const Model& model, std::size_t leaf) {
  const auto it = std::find_if(columns_.begin(), columns_.end(), [&](const noisy_column& c) { return c.leaf == leaf; });
  if (it != columns_.end()) return *it;
  const std::size_t node = model.indicators()[leaf];
  return columns_.emplace_back(
      noisy_column{.leaf = leaf, .column = *table_.find_indicator(model[node].id), .range = allowed(model, node)});
}

std::vector<std::size_t> noisy_cells::named(const Model& model, const std::string& source, std::span<const std::string> ids,
                                            std::vector<Problem>& problems) const {
  std::vector<std::string> known;
  for (std::size_t node : model.indicators()) known.push_back(model[node].id);
  std::vector<std::size_t> leaves;
  for (const std::string& id : ids) {
    const auto it = std::find(known.begin(), known.end(), id);
    if (it == known.end()) {
      problems.push_back(
          fault(source, "there is no indicator '" + id + "'" + did_you_mean(id, known), code::unknown_indicator));
    } else {
      leaves.push_back(static_cast<std::size_t>(it - known.begin()));
    }
  }
  return leaves;
}

void noisy_cells::add(const Model& model, const vary::sampling& source, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  const auto check = [&](const char* what, double x, bool may_be_zero, double most) {
    if (std::isnan(x) || ((x > 0 || (may_be_zero && x == 0)) && x <= most)) return;
    problems.push_back(fault(source.name, std::string(what) + " cannot be " + number_text(x)));
  };
  check("rho", source.rho, true, 1);
  check("respondents", source.respondents, false, 1e9);
  check("standard_error", source.standard_error, true, 1e300);
  if (std::any_of(columns_.begin(), columns_.end(), [](const noisy_column& c) { return !c.sampling.empty(); })) {
    problems.push_back(fault(source.name, "figures have their sampling error already", code::conflicting_rules));
  }
  const survey_errors surveys(model, source.rho);
  if (const std::optional<Problem> unknown = surveys.unknown()) {
    problems.push_back(fault(source.name, unknown->message, unknown->code));
  }
  if (problems.size() > before) return;
  sampling_stream_ = stream_;

  std::map<std::tuple<double, double, double>, std::size_t> tables;
  const auto kept = [&](const std::tuple<double, double, double>& key, auto make) {
    const auto [it, fresh] = tables.try_emplace(key, knots_.size());
    if (fresh) {
      const std::vector<double> q = make();
      knots_.insert(knots_.end(), q.begin(), q.end());
    }
    return it->second;
  };
  std::size_t unknown = 0;
  std::string example;
  std::size_t observed = 0;
  for (std::size_t leaf = 0; leaf < leaves_; ++leaf) {
    const std::size_t node = model.indicators()[leaf];
    const Indicator& indicator = *model[node].indicator;
    if (indicator.error == RandomError::none) continue;
    const std::size_t column = *table_.find_indicator(model[node].id);
    const bool share = indicator.kind == Kind::share;
    const double of = allowed(model, node).high <= 1 ? 1 : 100;
    std::vector<cell_error> cells(table_.n_units());
    for (std::size_t u = 0; u < table_.n_units(); ++u) {
      const double value = table_.values(column)[u];
      if (std::isnan(value)) continue;
      ++observed;
      double n = table_.respondents(u, column);
      double error = table_.standard_error(u, column);
      double population = table_.population(u, column);
      if (share && !(n > 0) && std::isnan(error)) {
        n = source.respondents;
        population = nan;
      } else if (!share && std::isnan(error)) {
        error = source.standard_error;
      }
      if (share && n > 0) {
        const double k = std::clamp(std::round(n * value / of), 0.0, n);
        const double a = k + 0.5;
        const double b = n - k + 0.5;
        if (std::isnan(population)) {
          const std::size_t at = kept({n, k, -1}, [&] { return beta_quantiles(a, b); });
          cells[u] = {.table = at, .per = of, .offset = -of * k / n};
        } else if (const double unseen = std::round(population - n); unseen > 0) {
          const auto m = static_cast<std::size_t>(unseen);
          const bool steps = m < knots;
          const std::size_t at =
              kept({n, k, unseen}, [&] { return steps ? beta_binomial_scores(a, b, m) : beta_binomial_quantiles(a, b, m); });
          cells[u] = {.table = at,
                      .per = of / (n + unseen),
                      .offset = of * (k / (n + unseen) - k / n),
                      .whole = true,
                      .steps = steps ? m : 0};
        }
      } else if (!std::isnan(error)) {
        if (error > 0) cells[u] = {.table = kept({-1, -1, -1}, normal_quantiles), .per = error};
      } else {
        ++unknown;
        example = table_.units()[u] + ", " + model[node].id;
      }
    }
    noisy_column& made = column_of(model, leaf);
    made.sampling = std::move(cells);
    made.survey = surveys.of(leaf);
    made.rho = surveys.rho(made.survey);
  }
  surveys_ = surveys.size();
  if (unknown > 0) {
    problems.push_back(fault(source.name, "nothing is known of the error of " + std::to_string(unknown) + " cells (" + example +
                                              " is one); give respondents for shares and standard_error for other kinds"));
  } else if (observed == 0) {
    problems.push_back(fault(source.name, "no figure of a survey is observed"));
  }
}

void noisy_cells::add(const Model& model, const vary::rounding& source, std::vector<Problem>& problems) {
  if (!(source.step >= 0) || !std::isfinite(source.step)) {
    problems.push_back(fault(source.name, "step cannot be " + number_text(source.step)));
    return;
  }
  std::vector<std::size_t> leaves = named(model, source.name, source.indicators, problems);
  for (std::size_t leaf = 0; source.indicators.empty() && leaf < leaves_; ++leaf) {
    if (model[model.indicators()[leaf]].indicator->kind == Kind::share) leaves.push_back(leaf);
  }
  if (leaves.empty()) problems.push_back(fault(source.name, "it applies to no indicator"));
  for (std::size_t leaf : leaves) {
    noisy_column& column = column_of(model, leaf);
    if (column.half_step > 0) {
      problems.push_back(
          fault(source.name, "'" + model[model.indicators()[leaf]].id + "' is rounded already", code::conflicting_rules));
    }
    column.half_step = source.step / 2;
    column.rounding_stream = stream_;
  }
}

void noisy_cells::add(const Model& model, const vary::noise& source, std::vector<Problem>& problems) {
  if (!(source.sd >= 0) || !std::isfinite(source.sd)) {
    problems.push_back(fault(source.name, "sd cannot be " + number_text(source.sd)));
    return;
  }
  if (source.indicators.empty()) problems.push_back(fault(source.name, "it applies to no indicator"));
  for (std::size_t leaf : named(model, source.name, source.indicators, problems)) {
    noisy_column& column = column_of(model, leaf);
    if (column.noise > 0) {
      problems.push_back(
          fault(source.name, "'" + model[model.indicators()[leaf]].id + "' has noise already", code::conflicting_rules));
    }
    column.noise = source.sd;
    column.uniform_noise = source.distribution == vary::Distribution::uniform;
    column.noise_stream = stream_;
  }
}

void noisy_cells::draw(const draws& from, std::size_t at, double* out) const {
  constexpr std::size_t cells = tile * batch;
  const std::size_t units = table_.n_units();
  const std::size_t first = at * tile;
  const std::size_t n = std::min(tile, units - first);
  const std::uint64_t padded = (units + tile - 1) / tile * tile;
  // Cell (row, unit) has the factor row * padded + unit; surveys are rows after the indicators.
  const auto uniform = [&](std::uint32_t stream, std::size_t row, double* u) {
    from.uniforms(stream, row * padded + first, tile, u);
  };
  double u[cells];
  double z[cells];
  double shared[cells];
  std::size_t shared_survey = surveys_;  // none yet
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const noisy_column& column = columns_[c];
    const double* const raw = table_.values(column.column).data() + first;
    double x[cells];
    for (std::size_t unit = 0; unit < tile; ++unit) std::fill_n(x + unit * batch, batch, unit < n ? raw[unit] : 0.0);
    if (!column.sampling.empty()) {
      uniform(sampling_stream_, column.leaf, u);
      normal_scores(u, cells, z);
      if (column.rho > 0 && shared_survey != column.survey) {
        uniform(sampling_stream_, leaves_ + column.survey, u);
        normal_scores(u, cells, shared);
        shared_survey = column.survey;
      }
      const double own_part = std::sqrt(1 - column.rho);
      const double shared_part = std::sqrt(column.rho);
      for (std::size_t k = 0; column.rho > 0 && k < cells; ++k) z[k] = own_part * z[k] + shared_part * shared[k];
      for (std::size_t unit = 0; unit < n; ++unit) {
        const cell_error& cell = column.sampling[first + unit];
        if (cell.table != cell_error::none) add_tabled(cell, knots_.data() + cell.table, z + unit * batch, x + unit * batch);
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
    double* const to = out + c * cells;
    for (std::size_t unit = 0; unit < tile; ++unit) {
      for (std::size_t r = 0; r < batch; ++r) {
        const double value = x[unit * batch + r];
        to[r * tile + unit] = value < column.range.low    ? column.range.low
                              : value > column.range.high ? column.range.high
                                                          : value;
      }
    }
  }
}

}  // namespace hti::detail
