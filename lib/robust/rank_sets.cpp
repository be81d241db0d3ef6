#include "hti/robust/rank_sets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "detail/fields.hpp"
#include "detail/index_state.hpp"

namespace hti::robust {
namespace {

using hti::detail::nan;

/// Variances below this share of the two units' own are rounding.
constexpr double hardly = 1e-24;

/// A comparison of two units, the first of which has the higher score.
struct comparison {
  std::size_t above;
  std::size_t below;
  double per_error;  ///< 1 / standard error of the difference
  double ratio;      ///< difference / standard error
  bool open = true;  ///< whether the difference is not signed yet
};

/// Errors of the scored units, each by its draws side by side.
class errors {
 public:
  errors(std::span<const double> scores, std::span<const double> draws) : draws_(draws.size() / scores.size()) {
    const std::size_t n = scores.size();
    for (std::size_t u = 0; u < n; ++u) {
      if (std::isnan(scores[u])) continue;
      units_.push_back(u);
      const double first = draws[u];  // equal draws have no error, to the bit
      double mean = 0;
      for (std::size_t b = 0; b < draws_; ++b) mean += draws[b * n + u] - first;
      mean /= static_cast<double>(draws_);
      double squares = 0;
      for (std::size_t b = 0; b < draws_; ++b) {
        deviations_.push_back(draws[b * n + u] - first - mean);
        squares += deviations_.back() * deviations_.back();
      }
      if (!std::isfinite(squares)) {
        throw DataError({{.code = code::not_finite, .message = "a scored unit has draws that are not finite"}});
      }
      variance_.push_back(squares / static_cast<double>(draws_ - 1));
    }
  }

  [[nodiscard]] std::size_t draws() const noexcept { return draws_; }
  [[nodiscard]] std::span<const std::size_t> units() const noexcept { return units_; }
  [[nodiscard]] double variance(std::size_t k) const noexcept { return variance_[k]; }
  [[nodiscard]] const double* of(std::size_t k) const noexcept { return deviations_.data() + k * draws_; }

  [[nodiscard]] double variance(std::size_t a, std::size_t b) const noexcept {
    const double* x = of(a);
    const double* y = of(b);
    double squares = 0;
    for (std::size_t d = 0; d < draws_; ++d) squares += (x[d] - y[d]) * (x[d] - y[d]);
    const double variance = squares / static_cast<double>(draws_ - 1);
    return variance > hardly * (variance_[a] + variance_[b]) ? variance : 0;
  }

 private:
  std::size_t draws_;
  std::vector<std::size_t> units_{};
  std::vector<double> deviations_{};
  std::vector<double> variance_{};
};

/// The largest ratio of a family in every draw: in both directions of an open comparison, and of a signed one in the direction
/// that was not.
double critical(const errors& e, std::span<const comparison> family, double level, std::vector<double>& largest) {
  const std::size_t draws = e.draws();
  largest.assign(draws, 0);
  double* most = largest.data();
  for (const comparison& c : family) {
    if (c.per_error == 0) continue;
    const double* x = e.of(c.above);
    const double* y = e.of(c.below);
    const double scale = c.per_error;
    if (c.open) {
      for (std::size_t d = 0; d < draws; ++d) {
        const double ratio = std::abs(y[d] - x[d]) * scale;
        most[d] = ratio > most[d] ? ratio : most[d];
      }
    } else {
      for (std::size_t d = 0; d < draws; ++d) {
        const double ratio = (y[d] - x[d]) * scale;
        most[d] = ratio > most[d] ? ratio : most[d];
      }
    }
  }
  const auto place = static_cast<std::ptrdiff_t>(std::ceil(level * static_cast<double>(draws + 1))) - 1;
  std::nth_element(largest.begin(), largest.begin() + place, largest.end());
  return largest[static_cast<std::size_t>(place)];
}

/// Signs what can be signed, in steps; what is without error is signed from the start.
void step_down(const errors& e, std::span<comparison> family, double level) {
  std::vector<double> largest;
  for (bool again = true; again;) {
    again = false;
    const double limit = critical(e, family, level, largest);
    for (comparison& c : family) {
      if (c.open && c.ratio > limit) {
        c.open = false;
        again = true;
      }
    }
  }
}

void check(std::span<const double> scores, std::span<const double> draws, double level) {
  if (scores.empty() || draws.size() % scores.size() != 0) {
    throw DataError(
        {{.code = code::wrong_size,
          .message = std::to_string(draws.size()) + " numbers are no draws of " + std::to_string(scores.size()) + " units"}});
  }
  const auto n = static_cast<double>(draws.size() / scores.size());
  if (!(level > 0 && level < 1)) {
    throw MethodError({{.code = code::invalid_parameter,
                        .message = "level must be above 0 and below 1, but is " + hti::detail::number_text(level)}});
  }
  if (n < 2 || std::ceil(level * (n + 1)) > n) {
    throw MethodError({{.code = code::invalid_parameter,
                        .message = "a level of " + hti::detail::number_text(level) + " needs more than " +
                                   hti::detail::number_text(n) + " draws"}});
  }
}

}  // namespace

RankSets rank_sets(std::span<const double> scores, std::span<const double> draws, const rank_sets_options& options) {
  check(scores, draws, options.level);
  const std::size_t n = scores.size();
  const errors e(scores, draws);
  const std::span<const std::size_t> units = e.units();

  std::vector<comparison> all;
  all.reserve(units.size() * (units.size() + 1) / 2);
  for (std::size_t j = 0; j < units.size(); ++j) {
    for (std::size_t k = j + 1; k < units.size(); ++k) {
      const double gap = scores[units[j]] - scores[units[k]];
      const double error = std::sqrt(e.variance(j, k));
      const double ratio = gap == 0 ? 0 : std::abs(gap) / error;
      all.push_back(
          {.above = gap < 0 ? k : j, .below = gap < 0 ? j : k, .per_error = error > 0 ? 1 / error : 0, .ratio = ratio});
    }
  }

  const std::vector<double> ranks = rank(scores, options.ranking);
  RankSets found{.units = std::vector<RankSet>(n, {nan, nan, nan, nan, nan}), .apart = std::vector<std::int8_t>(n * n, 0)};
  for (std::size_t k = 0; k < units.size(); ++k) {
    found.units[units[k]] = {.score = scores[units[k]],
                             .standard_error = std::sqrt(e.variance(k)),
                             .rank = ranks[units[k]],
                             .low = 1,
                             .high = static_cast<double>(units.size())};
  }
  if (!options.simultaneous) {
    std::vector<comparison> family;
    for (std::size_t j = 0; j < units.size(); ++j) {
      family.clear();
      for (std::size_t k = 0; k < units.size(); ++k) {
        if (k == j) continue;
        const std::size_t a = std::min(j, k);
        family.push_back(all[a * units.size() - a * (a + 1) / 2 + std::max(j, k) - a - 1]);
      }
      step_down(e, family, options.level);
      for (const comparison& c : family) {
        if (!c.open) (c.above == j ? found.units[units[j]].high -= 1 : found.units[units[j]].low += 1);
      }
    }
  }
  step_down(e, all, options.level);
  for (const comparison& c : all) {
    if (c.open) continue;
    const std::size_t above = units[c.above];
    const std::size_t below = units[c.below];
    found.apart[above * n + below] = 1;
    found.apart[below * n + above] = -1;
    if (options.simultaneous) {
      found.units[above].high -= 1;
      found.units[below].low += 1;
    }
  }
  return found;
}

RankSets rank_sets(const Index& index, const Table& table, const vary::sampling& sampling, const rank_sets_options& options,
                   std::size_t n, std::uint64_t seed, std::string_view node) {
  const std::string id = node.empty() ? index.model()[Model::root()].id : std::string(node);
  const Scores scores = index.score(table);
  rank_sets_options with_ties = options;
  with_ties.ranking = index.method().rank;
  return rank_sets(scores[id], replicates(index, table, {sampling}, seed, 0, n, id), with_ties);
}

const vary::sampling& sampling_of(const Uncertainty& uncertainty) {
  for (const vary::Source& source : uncertainty.sources()) {
    if (const auto* sampling = std::get_if<vary::sampling>(&source)) return *sampling;
  }
  throw MethodError({{.code = code::invalid_parameter,
                      .message = "confidence sets are about sampling error: no sampling() is among the sources of this run"}});
}

}  // namespace hti::robust
