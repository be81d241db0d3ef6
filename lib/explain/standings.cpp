#include "explain/standings.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "hti/explain/sampling_error.hpp"

namespace hti::explain {
namespace {

using detail::branch;
using detail::nan;

// What a branch's score changes by for a small change of each child that is there.
std::vector<double> slopes(const Aggregate& rule, const std::vector<double>& values, const std::vector<double>& weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> slopes = weights;
  for (std::size_t k = 0; k < slopes.size(); ++k) {
    if (std::holds_alternative<aggregate::arithmetic>(rule)) {
      slopes[k] /= total;
      continue;
    }
    constexpr double step = 1e-4;
    const auto score = [&](double change) {
      std::vector<double> changed = values;
      changed[k] += change;
      return std::visit([&](const auto& r) -> double { return r(changed, weights); }, rule);
    };
    slopes[k] = (score(step) - score(-step)) / (2 * step);
  }
  return slopes;
}

}  // namespace

Standings::Standings(const Scores& scores)
    : scores_(scores.nodes().size() == scores.index().model().size() ? scores : scores.index().score(scores.table())),
      index_(scores_.index()),
      columns_(detail::align(index_.definition(), scores_.table())),
      leaf_(model().size()),
      score_(model().size() * table().n_units(), nan),
      rank_(score_),
      colour_(score_.size(), Colour::grey),
      score_error_(score_.size(), nan),
      raw_error_(score_.size(), nan),
      sd_(model().size(), nan) {
  const std::size_t n = table().n_units();
  for (std::size_t k = 0; k < columns_.size(); ++k) leaf_[model().indicators()[k]] = k;
  for (std::size_t u = 0; u < n; ++u) fill_unit(u);

  std::vector<std::size_t> by_code(n);  // ordinal ties break by it
  std::iota(by_code.begin(), by_code.end(), 0U);
  std::sort(by_code.begin(), by_code.end(),
            [&](std::size_t a, std::size_t b) { return table().units()[a] < table().units()[b]; });
  std::vector<double> ordered(n);
  for (std::size_t node = 0; node < model().size(); ++node) {
    const std::span<const double> values = scores_[node];
    for (std::size_t i = 0; i < n; ++i) ordered[i] = values[by_code[i]];
    const std::vector<double> ranks = hti::rank(ordered, index_.method().rank);
    for (std::size_t i = 0; i < n; ++i) rank_[at(by_code[i], node)] = ranks[i];
    ranked_.push_back(
        static_cast<std::size_t>(std::count_if(ranks.begin(), ranks.end(), [](double r) { return !std::isnan(r); })));
    const std::vector<Colour> seen = colours(values);
    std::copy(seen.begin(), seen.end(), colour_.begin() + static_cast<std::ptrdiff_t>(at(0, node)));
    sd_[node] = kernels::moments_of({&score_[at(0, node)], n}).sd;
  }
}

void Standings::fill_unit(std::size_t unit) {
  const detail::index_state& state = index_.state();
  const detail::unit_scores own = detail::score_unit(state, table(), columns_, unit);
  for (std::size_t node = 0; node < model().size(); ++node) score_[at(unit, node)] = own.value[node];
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    const detail::leaf_state& leaf = state.leaves[k];
    const double error = standard_error(table(), model(), unit, leaf.node);
    raw_error_[at(unit, leaf.node)] = error;
    score_error_[at(unit, leaf.node)] = error;
    if (leaf.dropped || !(error > 0)) continue;
    const double raw = table().values(columns_[k])[unit];
    const Direction direction = model()[leaf.node].indicator->direction;
    score_error_[at(unit, leaf.node)] = std::abs(leaf.map(raw + error, direction) - leaf.map(raw - error, direction)) / 2;
  }
  for (const branch& b : state.branches) {
    if (std::isnan(own.value[b.node])) continue;
    std::vector<double> values;
    std::vector<double> weights;
    std::vector<double> errors;
    for (std::size_t k = 0; k < b.children.size(); ++k) {
      if (std::isnan(own.value[b.children[k]])) continue;
      values.push_back(own.value[b.children[k]]);
      weights.push_back(b.weights[k]);
      errors.push_back(score_error_[at(unit, b.children[k])]);
    }
    const std::vector<double> slope = slopes(*b.rule, values, weights);
    double variance = 0;
    for (std::size_t k = 0; k < slope.size(); ++k) variance += slope[k] * slope[k] * errors[k] * errors[k];
    score_error_[at(unit, b.node)] = std::sqrt(variance);
  }
  for (std::size_t node = 0; node < model().size(); ++node) {
    double& score = score_[at(unit, node)];
    double& error = score_error_[at(unit, node)];
    if (state.rescale.find(node) == state.rescale.end()) continue;
    std::array<double, 2> ends{score + error, score - error};
    detail::rescale(state, node, ends);
    detail::rescale(state, node, {&score, 1});
    error = std::abs(ends[0] - ends[1]) / 2;
  }
}

bool Standings::in_best_quarter(std::size_t unit, std::size_t node) const {
  const std::span<const double> all = scores_[node];
  const auto as_good = std::count_if(all.begin(), all.end(), [&](double x) { return x >= all[unit]; });
  return colour(unit, node) == Colour::green && static_cast<std::size_t>(as_good) <= (ranked(node) + 3) / 4;
}

bool Standings::in_worst_quarter(std::size_t unit, std::size_t node) const {
  const std::span<const double> all = scores_[node];
  const auto as_bad = std::count_if(all.begin(), all.end(), [&](double x) { return x <= all[unit]; });
  return colour(unit, node) == Colour::red && static_cast<std::size_t>(as_bad) <= (ranked(node) + 3) / 4;
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
  const std::vector<double>& errors = indicator ? raw_error_ : score_error_;
  double n = 0;
  double others = 0;
  bool among = false;
  for (std::size_t v : against.units) {
    if (std::isnan(figures[v])) continue;
    ++n;
    among = among || v == unit;
    if (v != unit) others += errors[at(v, node)] * errors[at(v, node)];
  }
  const double own = errors[at(unit, node)] * (among ? 1 - 1 / n : 1);
  return std::sqrt(own * own + others / (n * n));
}

}  // namespace hti::explain
