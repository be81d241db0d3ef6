// Sampling errors of figures: their distributions, and what those of one survey share.
#include <algorithm>
#include <cmath>
#include <optional>

#include "hti/base/number_text.hpp"
#include "model/surveys.hpp"
#include "robust/cell_kernels.hpp"
#include "robust/faults.hpp"
#include "robust/noisy_cells.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {
namespace {

/// What a share is 1 of: everybody.
double whole_of(const Model& model, std::size_t node) {
  const auto range = model.allowed_range(node);
  return range && range->high <= 1 ? 1 : 100;
}

/// How large a sample without limit errs as much.
double without_limit(double n, double unseen) { return std::isinf(unseen) ? n : n * (n + unseen) / unseen; }

}  // namespace

cell_error noisy_cells::tabled(const std::vector<double>& quantiles) {
  const std::size_t at = knots_.size();
  knots_.insert(knots_.end(), quantiles.begin(), quantiles.end());
  return {.table = at};
}

cell_error noisy_cells::tabled(const count_distribution& counts) {
  count_steps steps = steps_of(counts);
  if (steps.scores.size() > most_steps) {
    cell_error cell = tabled(quantiles_of(counts));
    cell.whole = true;
    return cell;
  }
  knots_.push_back(-infinity);
  cell_error cell = tabled(steps.scores);
  knots_.push_back(infinity);
  cell.whole = true;
  cell.stepped = true;
  cell.offset = steps.first;
  cell.steps = steps.scores.size();
  cell.guess = steps.guess;
  return cell;
}

cell_error noisy_cells::share_error(double n, double k, double unseen, cell_spread& spread) {
  const bool limited = !std::isinf(unseen);
  const double people = n + unseen;
  // People positive among those who are drawn; these are 1 / per of the share.
  double per = 1 / n;
  double centre = 0;  // from what they are counted
  const auto [it, fresh] = known_.try_emplace({n, k, unseen});
  cell_error& cell = it->second;
  if (drawn_ == Drawn::answers) {
    // Adding a person who says yes and one who says no keeps a sure answer from being without error \cite AgrestiCaffo2000.
    const double p = (k + 1) / (n + 2);
    const auto asked = static_cast<std::size_t>(std::max(1.0, std::round(n)));
    const auto all = limited ? asked + static_cast<std::size_t>(unseen) : 0;
    const double positive = std::round(p * static_cast<double>(all));
    if (fresh)
      cell = limited ? tabled(hypergeometric(static_cast<std::size_t>(positive), all, asked)) : tabled(binomial(p, asked));
    per = 1 / static_cast<double>(asked);
    centre = static_cast<double>(asked) * (limited ? positive / static_cast<double>(all) : p);
  } else if (limited) {
    if (fresh) cell = tabled(beta_binomial(k + 0.5, n - k + 0.5, static_cast<std::size_t>(unseen)));
    per = 1 / people;
    centre = k / n * people - k;
  } else {
    if (fresh) cell = tabled(beta_quantiles(k + 0.5, n - k + 0.5));
    per = 1;
    centre = k / n;
  }
  const double root = limited ? std::sqrt(unseen / (people - 1)) : 1;
  spread = {.per = root / ((n + 2 * cell_spread::more) * std::sqrt(n)), .n = n, .k = k, .first = cell.offset};
  cell_error error = cell;
  error.per = per;
  error.offset = per * (cell.offset - centre);
  error.answers = without_limit(n, unseen);
  return error;
}

void noisy_cells::add(const Model& model, const vary::sampling& source, std::vector<Problem>& problems) {
  const std::size_t before = problems.size();
  const auto check = [&](const char* what, double x, bool may_be_zero, double most) {
    if (std::isnan(x) || ((x > 0 || (may_be_zero && x == 0)) && x <= most)) return;
    problems.push_back(fault(source.name, cannot_be(what, x)));
  };
  check("rho", source.rho, true, 1);
  check("respondents", source.respondents, false, 1e9);
  check("standard_error", source.standard_error, true, 1e300);
  if (std::any_of(columns_.begin(), columns_.end(), [](const noisy_column& c) { return !c.sampling.empty(); })) {
    problems.push_back(
        fault(source.name, say("sampled-already", "figures have their sampling error already"), code::conflicting_rules));
  }
  const survey_errors surveys(model, source.rho);
  if (const std::optional<Problem> unknown = surveys.unknown()) {
    problems.push_back(fault(source.name, *unknown));
  }
  if (problems.size() > before) return;
  sampling_stream_ = stream_;
  for (std::size_t s = 0; s < surveys.size(); ++s) surveys_.emplace_back(std::isnan(surveys.rho(s)) ? 0 : surveys.rho(s));

  std::size_t unknown = 0;
  std::string example;
  std::size_t observed = 0;
  for (std::size_t leaf = 0; leaf < leaves_; ++leaf) {
    const std::size_t node = model.indicators()[leaf];
    const Indicator& indicator = *model[node].indicator;
    if (indicator.error == RandomError::none) continue;
    const std::size_t column = *table_.find_indicator(model[node].id);
    const bool share = indicator.kind == Kind::share;
    const double of = whole_of(model, node);
    std::vector<cell_error> cells(table_.n_units());
    std::vector<cell_spread> spread(table_.n_units());
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
        const double unseen = std::isnan(population) ? infinity : std::round(population - n);
        if (!(unseen > 0)) continue;
        cells[u] = share_error(n, std::clamp(std::round(n * value / of), 0.0, n), unseen, spread[u]);
        cells[u].per *= of;
        cells[u].offset *= of;
        spread[u].per *= of;
      } else if (error > 0) {
        const auto [it, fresh] = known_.try_emplace({0, 0, 0});
        if (fresh) it->second = tabled(normal_quantiles());
        cells[u] = it->second;
        cells[u].per = error;
        const double unseen = std::isnan(population) ? infinity : population - n;
        if (n > 0) cells[u].answers = unseen > 0 ? without_limit(n, unseen) : n;
        spread[u].per = error;
      } else if (std::isnan(error)) {
        ++unknown;
        example = table_.units()[u] + ", " + model[node].id;
      }
    }
    noisy_column& made = column_of(model, leaf);
    made.sampling = std::move(cells);
    if (drawn_ == Drawn::answers) made.spread = std::move(spread);
    made.survey = surveys.of(leaf);
  }
  if (unknown > 0) {
    problems.push_back(fault(source.name, say("error-not-known",
                                              "nothing is known of the error of {cells} cells ({example} is one); give "
                                              "respondents for shares and standard_error for other kinds",
                                              {{"cells", unknown}, {"example", example}})));
  } else if (observed == 0) {
    problems.push_back(fault(source.name, say("nothing-sampled", "no figure of a survey is observed")));
  }
}

void noisy_cells::order_shared_errors() {
  for (std::size_t s = 0; s < surveys_.size(); ++s) {
    std::vector<std::vector<shared_errors::figure>> units(table_.n_units());
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const noisy_column& column = columns_[c];
      if (column.sampling.empty() || column.survey != s) continue;
      for (std::size_t u = 0; u < units.size(); ++u) {
        const cell_error& cell = column.sampling[u];
        if (cell.table != cell_error::none) units[u].push_back({.column = c, .answers = cell.answers});
      }
    }
    surveys_[s].order(units);
  }
}

void noisy_cells::sampling_scores(const draws& from, std::size_t at, double* z) const {
  constexpr std::size_t cells = tile * batch;
  const std::size_t padded = (table_.n_units() + tile - 1) / tile * tile;
  const std::size_t n = std::min(tile, table_.n_units() - at * tile);
  double u[cells];
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].sampling.empty()) continue;
    from.uniforms(sampling_stream_, columns_[c].leaf * padded + at * tile, tile, u);
    normal_scores(u, cells, z + c * cells);
  }
  for (const shared_errors& survey : surveys_) {
    if (survey.rho == 0) continue;
    for (std::size_t unit = 0; unit < n; ++unit) share_errors(survey.of(at * tile + unit), z + unit * batch);
  }
}

}  // namespace hti::inline v0::detail
