#include "explain/standings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "index/thin.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0::explain {
using detail::nan;

Standings::Standings(const Scores& scores)
    : scores_(scores.nodes().size() == scores.index().model().size() ? scores : scores.index().score(scores.table())),
      index_(scores_.index()),
      leaf_(model().size()),
      score_(model().size() * table().n_units(), nan),
      rank_(score_),
      colour_(score_.size(), Colour::grey),
      observed_(score_.size(), 1),
      errors_(scores_),
      sd_(model().size(), nan) {
  const std::size_t n = table().n_units();
  for (std::size_t k = 0; k < scores_.columns().size(); ++k) leaf_[model().indicators()[k]] = k;
  for (std::size_t node = 0; node < model().size(); ++node) {
    const std::span<const double> values = scores_[node];
    std::copy(values.begin(), values.end(), score_.begin() + static_cast<std::ptrdiff_t>(at(0, node)));
  }

  detail::thin_finder finder(scores_, index_.state());
  for (std::size_t node = 0; node < model().size(); ++node) {
    const std::span<const double> values = scores_[node];
    const std::vector<double> ranks = model()[node].indicator ? figure_ranks(node) : scores_.ranks(model()[node].id);
    std::copy(ranks.begin(), ranks.end(), rank_.begin() + static_cast<std::ptrdiff_t>(at(0, node)));
    ranked_.push_back(
        static_cast<std::size_t>(std::count_if(ranks.begin(), ranks.end(), [](double r) { return !std::isnan(r); })));
    if (!model()[node].indicator) {
      const std::vector<double>& coverage = finder.coverage(node);
      std::copy(coverage.begin(), coverage.end(), observed_.begin() + static_cast<std::ptrdiff_t>(at(0, node)));
    }
    const std::vector<Colour> seen = detail::colours(values, index_.state().equal(node));
    std::copy(seen.begin(), seen.end(), colour_.begin() + static_cast<std::ptrdiff_t>(at(0, node)));
    sd_[node] = kernels::moments_of({&score_[at(0, node)], n}).sd;
    thin_.push_back(finder.at(node, values));
  }
}

// Of figures, not of their scores: those beyond an end of the scale have all the same.
std::vector<double> Standings::figure_ranks(std::size_t node) const {
  const std::span<const double> figures = table().values(column(node));
  const bool turned = model()[node].indicator->direction == Direction::lower;
  std::vector<double> compared(figures.size(), nan);
  for (std::size_t u = 0; u < figures.size(); ++u) {
    if (!std::isnan(score(u, node))) compared[u] = turned ? -figures[u] : figures[u];
  }
  return detail::ranks_by_code(compared, table().units(), index_.definition().method.rank.ties, {});
}

std::size_t Standings::quarter(std::size_t node) const {
  const std::span<const double> all = scores_[node];
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](double x) { return !std::isnan(x); }) + 3) / 4;
}

bool Standings::in_best_quarter(std::size_t unit, std::size_t node) const {
  if (colour(unit, node) != Colour::green) return false;
  const std::span<const double> all = scores_[node];
  const detail::equality rule = index_.state().equal(node);
  const double limit = rule.limit(all[unit]);
  const auto as_good = std::count_if(all.begin(), all.end(), [&](double x) { return x >= limit; });
  return static_cast<std::size_t>(as_good) <= quarter(node);
}

bool Standings::in_worst_quarter(std::size_t unit, std::size_t node) const {
  if (colour(unit, node) != Colour::red) return false;
  const std::span<const double> all = scores_[node];
  const detail::equality rule = index_.state().equal(node);
  const auto as_bad = std::count_if(all.begin(), all.end(), [&](double x) { return rule.limit(x) <= all[unit]; });
  return static_cast<std::size_t>(as_bad) <= quarter(node);
}

double Standings::raw_mean(std::size_t node, const Against& against) const {
  const std::span<const double> values = table().values(column(node));
  double sum = 0;
  double n = 0;
  for (std::size_t v : against.units) {
    if (std::isnan(values[v])) continue;
    sum += values[v];
    ++n;
  }
  return n > 0 ? sum / n : nan;
}

double Standings::difference_error(std::size_t unit, std::size_t node, const Against& against) const {
  const bool indicator = model()[node].indicator.has_value();
  const std::span<const double> figures =
      indicator ? table().values(column(node)) : std::span<const double>(&score_[at(0, node)], table().n_units());
  const auto error = [&](std::size_t v) { return indicator ? errors_.raw(v, node) : errors_.score(v, node); };
  double n = 0;
  double others = 0;
  bool among = false;
  for (std::size_t v : against.units) {
    if (std::isnan(figures[v])) continue;
    ++n;
    among = among || v == unit;
    if (v != unit) others += error(v) * error(v);
  }
  const double own = error(unit) * (among ? 1 - 1 / n : 1);
  return std::sqrt(own * own + others / (n * n));
}

}  // namespace hti::inline v0::explain
