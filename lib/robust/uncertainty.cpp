#include "hti/robust/uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/join.hpp"
#include "hti/base/number_text.hpp"
#include "model/walks.hpp"
#include "robust/rank_counts.hpp"
#include "robust/state.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::nan;
using hti::detail::place_sums;
using hti::detail::rank_counts;
using hti::detail::rank_scale;
using hti::detail::tally;
using hti::detail::tally_frame;

void check_level(double level) {
  if (level > 0 && level < 1) return;
  throw MethodError({{.code = code::invalid_parameter,
                      .said = say("level", "level must be above 0 and below 1, but is {level}",
                                  {{"level", hti::detail::number_text(level)}})}});
}

std::size_t followed(const Uncertainty::State& s, std::string_view node) {
  if (node.empty()) return 0;
  const std::size_t at = s.study->index.model().at(node);
  const std::span<const std::size_t> nodes = s.study->replicator.nodes();
  const auto it = std::find(nodes.begin(), nodes.end(), at);
  if (it != nodes.end()) return static_cast<std::size_t>(it - nodes.begin());
  const std::vector<std::string> known = hti::detail::ids_of(s.study->index.model(), nodes);
  throw ModelError({{.code = code::unknown_node,
                     .said = say("not-followed", "node '{node}' was not followed; followed are {known}",
                                 {{"node", node}, {"known", hti::detail::join(known)}})}});
}

/// Where a share p of the counted lies: the first bin in which as many are reached, and how far into it.
struct place {
  std::size_t bin = 0;
  double within = 0;
};
place quantile(std::span<const std::uint32_t> counts, std::uint64_t total, double p) {
  const double wanted = p * static_cast<double>(total);
  double below = 0;
  place last;
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    if (counts[bin] == 0) continue;
    const auto here = static_cast<double>(counts[bin]);
    last = {.bin = bin, .within = 1};
    if (below + here >= wanted) return {.bin = bin, .within = (wanted - below) / here};
    below += here;
  }
  return last;
}

constexpr Spread unscored{nan, nan, nan, nan, nan, nan, nan, nan, nan};

/// Standard error of a share p of n replicates.
double share_error(double p, double n) { return std::sqrt(p * (1 - p) / n); }

/// Fills in median and interval by `value`, the quantile at a share, and their errors: half the way between the quantiles one
/// standard error of the share below and above.
template <class Value>
void add_quantiles(Spread& s, double level, double n, Value&& value) {
  const auto at = [&](double p, double& quantile, double& error) {
    const double off = share_error(p, n);
    quantile = value(p);
    error = (value(std::min(1.0, p + off)) - value(std::max(0.0, p - off))) / 2;
  };
  at(0.5, s.median, s.median_error);
  at((1 - level) / 2, s.low, s.low_error);
  at((1 + level) / 2, s.high, s.high_error);
}

double sample_sd(double sum, double squares, double n) {
  return n < 2 ? nan : std::sqrt(std::max(0.0, (squares - sum / n * sum) / (n - 1)));
}

std::uint64_t scored(const Uncertainty::State& s, std::size_t node, std::size_t unit) {
  return s.succeeded() - s.counted.tallies[node].ranks[unit * (1 + s.study->frames[node].rank_bins)];
}

}  // namespace

const Index& Uncertainty::index() const& noexcept { return state_->study->index; }
const Table& Uncertainty::table() const& noexcept { return state_->study->table; }
std::span<const vary::Source> Uncertainty::sources() const& noexcept { return state_->study->sources; }
std::uint64_t Uncertainty::seed() const noexcept { return state_->study->seed; }
Frame Uncertainty::frame() const noexcept { return state_->study->frame; }
const std::optional<Table>& Uncertainty::reference() const& noexcept { return state_->study->reference; }
std::uint64_t Uncertainty::n() const noexcept { return state_->n(); }
std::span<const Range> Uncertainty::done() const& noexcept { return state_->done; }
const std::string& Uncertainty::specification() const& noexcept { return state_->study->hash; }

std::vector<std::string> Uncertainty::nodes() const {
  return hti::detail::ids_of(state_->study->index.model(), state_->study->replicator.nodes());
}

std::vector<Failure> Uncertainty::failures() const {
  std::vector<Failure> all;
  for (const auto& [reason, replicates] : state_->counted.failures) all.push_back({.reason = reason, .replicates = replicates});
  for (std::size_t v = 0; v < state_->counted.variants.size(); ++v) {
    const std::string& reason = state_->study->replicator.variants()[v].failure;
    if (reason.empty() || state_->counted.variants[v] == 0) continue;
    const auto it = std::find_if(all.begin(), all.end(), [&](const Failure& f) { return f.reason == reason; });
    (it == all.end() ? all.emplace_back(Failure{.reason = reason}) : *it).replicates += state_->counted.variants[v];
  }
  return all;
}

std::vector<Alternative> Uncertainty::alternatives() const { return alternatives_of(state_->study->sources); }

std::span<const double> Uncertainty::base_scores(std::string_view node) const& {
  return state_->study->base_scores[followed(*state_, node)];
}
std::span<const double> Uncertainty::base_ranks(std::string_view node) const& {
  return state_->study->base_ranks[followed(*state_, node)];
}

std::vector<Spread> Uncertainty::scores(double level, std::string_view node) const {
  check_level(level);
  const std::size_t at = followed(*state_, node);
  const tally_frame& f = state_->study->frames[at];
  const tally& t = state_->counted.tallies[at];
  const double range = f.reach.high - f.reach.low;
  std::vector<Spread> all(f.units, unscored);
  for (std::size_t u = 0; u < f.units; ++u) {
    const std::uint64_t n = scored(*state_, at, u);
    if (n == 0) continue;
    const auto count = static_cast<double>(n);
    const double sum = static_cast<double>(t.sum[u]) / hti::detail::steps_of_reach;
    Spread& s = all[u];
    // Rounding to steps must not move what does not vary.
    s.mean = std::clamp(f.centre[u] + sum / count * range, t.low[u], t.high[u]);
    s.sd = t.low[u] == t.high[u] && n > 1
               ? 0
               : sample_sd(sum, static_cast<double>(t.squares[u]) / hti::detail::steps_of_reach, count) * range;
    s.mc_error = s.sd / std::sqrt(count);
    const auto value = [&](double p) {
      const place q = quantile(std::span(t.scores).subspan(u * f.score_bins, f.score_bins), n, p);
      const double score = f.reach.low + (static_cast<double>(q.bin) + q.within) * range / static_cast<double>(f.score_bins);
      return std::clamp(score, t.low[u], t.high[u]);
    };
    add_quantiles(s, level, count, value);
  }
  return all;
}

std::vector<Spread> Uncertainty::ranks(double level, std::string_view node) const {
  check_level(level);
  const std::size_t at = followed(*state_, node);
  const tally_frame& f = state_->study->frames[at];
  const rank_scale scale{f};
  std::vector<Spread> all(f.units, unscored);
  for (std::size_t u = 0; u < f.units; ++u) {
    const std::uint64_t n = scored(*state_, at, u);
    if (n == 0) continue;
    const std::span<const std::uint32_t> counts = rank_counts(f, state_->counted.tallies[at], u);
    const place_sums places = sums_of(f, state_->counted.tallies[at], u);
    const auto total = static_cast<double>(n);
    // Whole numbers, about one of them near the mean: exact.
    const std::uint64_t centre = places.sum / n;
    const auto sum = static_cast<double>(places.sum - n * centre);
    const auto squares = static_cast<double>(places.squares - 2 * centre * places.sum + n * centre * centre);
    const double step = scale.rank(1) - scale.rank(0);
    Spread& s = all[u];
    s.mean = scale.rank(static_cast<double>(centre) - 1 + sum / total);
    s.sd = sample_sd(sum, squares, total) * step;
    s.mc_error = s.sd / std::sqrt(total);
    const auto bin = [&](double p) { return quantile(counts, n, p).bin; };
    add_quantiles(s, level, total, [&](double p) {
      const double rank = p < 0.5 ? scale.first(bin(p)) : p > 0.5 ? scale.last(bin(p)) : scale.middle(bin(p));
      return std::clamp(rank, scale.rank(places.best - 1), scale.rank(places.worst - 1));
    });
  }
  return all;
}

double Uncertainty::bin_width(std::string_view node) const {
  const tally_frame& f = state_->study->frames[followed(*state_, node)];
  return (f.reach.high - f.reach.low) / static_cast<double>(f.score_bins);
}

std::size_t Uncertainty::ranks_per_bin() const noexcept { return std::size_t{1} << state_->study->frames[0].rank_shift; }

std::vector<double> Uncertainty::expected_rank(std::string_view node) const {
  const std::size_t at = followed(*state_, node);
  std::vector<double> all;
  for (std::size_t u = 0; u < state_->study->frames[at].units; ++u) {
    const std::uint64_t n = scored(*state_, at, u);
    all.push_back(n == 0 ? nan
                         : static_cast<double>(state_->counted.tallies[at].twice_average[u]) / 2 / static_cast<double>(n));
  }
  return all;
}

std::vector<double> Uncertainty::p_rank(std::string_view unit, std::string_view node) const {
  const std::size_t at = followed(*state_, node);
  const std::size_t u = state_->study->table.unit_at(unit);
  const auto n = static_cast<double>(scored(*state_, at, u));
  std::vector<double> shares;
  for (const std::uint32_t count : rank_counts(state_->study->frames[at], state_->counted.tallies[at], u))
    shares.push_back(count / n);
  return shares;
}

std::vector<double> Uncertainty::rank_values() const {
  const rank_scale scale{state_->study->frames[0]};
  std::vector<double> values;
  for (std::size_t bin = 0; bin < state_->study->frames[0].rank_bins; ++bin) values.push_back(scale.last(bin));
  return values;
}

std::vector<double> Uncertainty::p_top(std::size_t k, std::string_view node) const {
  const std::size_t at = followed(*state_, node);
  const tally_frame& f = state_->study->frames[at];
  const rank_scale scale{f};
  std::size_t bins = 0;
  while (bins < f.rank_bins && scale.last(bins) <= static_cast<double>(k)) ++bins;
  if (bins < f.rank_bins && scale.first(bins) <= static_cast<double>(k)) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("ranks-counted-together",
                                    "ranks {first} to {last} are counted together, so k can be {before} or {last}, but is {k}",
                                    {{"first", hti::detail::number_text(scale.first(bins))},
                                     {"last", hti::detail::number_text(scale.last(bins))},
                                     {"before", hti::detail::number_text(scale.last(bins - 1))},
                                     {"k", k}})}});
  }
  const auto n = static_cast<double>(state_->succeeded());
  std::vector<double> shares;
  for (std::size_t u = 0; u < f.units; ++u) {
    const std::span<const std::uint32_t> counts = rank_counts(f, state_->counted.tallies[at], u);
    shares.push_back(std::accumulate(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(bins), 0.0) / n);
  }
  return shares;
}

std::vector<double> Uncertainty::p_group(std::string_view node) const {
  const std::size_t at = followed(*state_, node);
  const auto n = static_cast<double>(state_->succeeded());
  std::vector<double> shares;
  for (std::size_t u = 0; u < state_->study->frames[at].units; ++u) {
    double before = 0;
    for (std::size_t k = 0; k < 5; ++k) {
      const double up_to = k < 4 ? state_->counted.tallies[at].at_least[k * state_->study->frames[at].units + u]
                                 : static_cast<double>(scored(*state_, at, u));
      shares.push_back((up_to - before) / n);
      before = up_to;
    }
  }
  return shares;
}

std::vector<double> Uncertainty::p_scored(std::string_view node) const {
  const std::size_t at = followed(*state_, node);
  std::vector<double> shares;
  for (std::size_t u = 0; u < state_->study->frames[at].units; ++u) {
    shares.push_back(static_cast<double>(scored(*state_, at, u)) / static_cast<double>(state_->succeeded()));
  }
  return shares;
}

Dominance Uncertainty::above(std::string_view a, std::string_view b, std::string_view node) const {
  const std::size_t at = followed(*state_, node);
  const std::pair asked{state_->study->table.unit_at(a), state_->study->table.unit_at(b)};
  const auto& pairs = state_->study->frames[at].pairs;
  auto it = std::find(pairs.begin(), pairs.end(), asked);
  const bool reversed = it == pairs.end();
  if (reversed) it = std::find(pairs.begin(), pairs.end(), std::pair{asked.second, asked.first});
  if (it == pairs.end()) {
    throw DataError({{.code = code::unknown_unit,
                      .said = say("pair-not-asked-for", "the pair '{unit}', '{other}' was not asked for in advance",
                                  {{"unit", a}, {"other", b}})}});
  }
  const auto counts = std::span(state_->counted.tallies[at].pairs).subspan(3 * static_cast<std::size_t>(it - pairs.begin()), 3);
  const std::uint64_t n = counts[0] + counts[1] + counts[2];
  const auto share = [&](std::uint64_t count) { return static_cast<double>(count) / static_cast<double>(n); };
  const double above = share(counts[reversed ? 2 : 0]);
  return {.above = above, .tie = share(counts[1]), .mc_error = share_error(above, static_cast<double>(n)), .replicates = n};
}

}  // namespace hti::inline v0::robust
