#include "robust/tally.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <type_traits>

#include "detail/index_state.hpp"
#include "robust/tally_kernels.hpp"
#include "robust/tree.hpp"

namespace hti::detail {
namespace {

constexpr std::size_t exact_units = 5000;  // up to here every rank has its own bin
constexpr std::size_t few_bins = 512;
constexpr std::size_t many_bins = 1024;
constexpr std::size_t most_summed = std::size_t{1} << 16U;  // replicates whose steps add up exactly in a double

score_frame score_frame_of(const tally_frame& frame, const Cutoffs& cutoffs) {
  score_frame f{.low = frame.reach.low,
                .per_width = static_cast<double>(frame.score_bins) / (frame.reach.high - frame.reach.low),
                .per_step = steps / (frame.reach.high - frame.reach.low),
                .cutoffs = {infinity, infinity, -infinity, -infinity},
                .bins = static_cast<std::int32_t>(frame.score_bins)};
  if (cutoffs.sd == 0) return f;  // every score is near the middle
  f.cutoffs[0] = cutoffs.mean + 1.25 * cutoffs.sd;
  f.cutoffs[1] = cutoffs.mean + 0.25 * cutoffs.sd;
  f.cutoffs[2] = cutoffs.mean - 0.25 * cutoffs.sd;
  f.cutoffs[3] = cutoffs.mean - 1.25 * cutoffs.sd;
  return f;
}

}  // namespace

tally_frame make_frame(std::span<const std::string> units, std::size_t padded, std::span<const double> base, Interval reach,
                       const rank_options& options) {
  tally_frame f{.units = units.size(), .padded = padded, .reach = reach, .options = options};
  f.rank_places = options.ties == Ties::average && f.units > 0 ? 2 * f.units - 1 : f.units;
  f.rank_bins = f.units <= exact_units ? f.rank_places : few_bins;
  f.score_bins = f.units <= exact_units ? many_bins : few_bins;
  f.centre.assign(base.begin(), base.end());
  for (double& c : f.centre) c = std::isnan(c) ? (reach.low + reach.high) / 2 : c;
  if (options.ties == Ties::ordinal) {
    f.by_code.resize(f.units);
    std::iota(f.by_code.begin(), f.by_code.end(), std::size_t{0});
    std::sort(f.by_code.begin(), f.by_code.end(), [&](std::size_t a, std::size_t b) { return units[a] < units[b]; });
  }
  return f;
}

tally::tally(const tally_frame& f)
    : ranks(f.units * (1 + f.rank_bins)),
      scores(f.units * f.score_bins),
      at_least(4 * f.units),
      twice_average(f.units),
      sum(f.units),
      squares(f.units),
      low(f.units, infinity),
      high(f.units, -infinity),
      pairs(3 * f.pairs.size()) {}

void merge(tally& into, const tally& other) {
  tally::members([&](const char*, auto member) {
    auto& a = into.*member;
    const auto& b = other.*member;
    if constexpr (std::is_same_v<decltype(member), std::vector<double> tally::*>) {
      const bool least = member == &tally::low;
      for (std::size_t k = 0; k < a.size(); ++k) a[k] = least ? std::min(a[k], b[k]) : std::max(a[k], b[k]);
    } else {
      for (std::size_t k = 0; k < a.size(); ++k) a[k] += b[k];
    }
  });
}

counter::counter(const tally_frame& f)
    : min_rank_(f.units),
      twice_average_(f.units),
      shared_(f.units + 1),
      place_(f.units),
      rank_bin_(batch * f.padded),
      score_bin_(batch * f.padded),
      sum_(f.padded),
      squares_(f.padded),
      low_(f.padded, infinity),
      high_(f.padded, -infinity) {
  for (std::vector<double>& counts : at_least_) counts.assign(f.padded, 0);
}

void counter::rank(const tally_frame& frame, std::span<const double> score) {
  ranker_.min_ranks(score, min_rank_);
  std::uint64_t total = 0;
  std::uint64_t ranked = 0;
  for (const std::uint32_t r : min_rank_) {
    total += r;
    ranked += r != 0;
  }
  const bool tied = total != ranked * (ranked + 1) / 2;
  for (std::size_t u = 0; u < score.size(); ++u) twice_average_[u] = 2 * min_rank_[u];
  if (tied) {
    std::fill(shared_.begin(), shared_.end(), 0);
    for (const std::uint32_t r : min_rank_) ++shared_[r];
    for (std::size_t u = 0; u < score.size(); ++u) {
      if (min_rank_[u] != 0) twice_average_[u] += shared_[min_rank_[u]] - 1;
    }
  }
  if (frame.options.tolerance == 0 && (!tied || frame.options.ties == Ties::min) && frame.options.ties != Ties::average) {
    place_ = min_rank_;
    return;
  }
  if (frame.options.tolerance == 0 && frame.options.ties == Ties::average) {
    for (std::size_t u = 0; u < score.size(); ++u) place_[u] = min_rank_[u] == 0 ? 0 : twice_average_[u] - 1;
    return;
  }
  const bool reordered = !frame.by_code.empty();
  const auto unit = [&](std::size_t k) { return reordered ? frame.by_code[k] : k; };
  ordered_.resize(score.size());
  ranks_.resize(score.size());
  for (std::size_t k = 0; k < score.size(); ++k) ordered_[k] = score[unit(k)];
  const auto twice = [](double r) { return std::isnan(r) ? 0U : static_cast<std::uint32_t>(2 * r); };
  hti::rank(ordered_, ranks_, {.ties = Ties::average, .tolerance = frame.options.tolerance});
  for (std::size_t k = 0; k < score.size(); ++k) twice_average_[unit(k)] = twice(ranks_[k]);
  hti::rank(ordered_, ranks_, frame.options);
  const bool halves = frame.options.ties == Ties::average;
  for (std::size_t k = 0; k < score.size(); ++k) {
    const std::uint32_t r = twice(ranks_[k]);
    place_[unit(k)] = r == 0 ? 0 : halves ? r - 1 : r / 2;
  }
}

void counter::add(const tally_frame& frame, tally& t, std::span<const double* const> scores, const Cutoffs& cutoffs) {
  if (summed_ + scores.size() > most_summed) flush(frame, t);
  summed_ += scores.size();
  for (std::size_t r = 0; r < scores.size(); ++r) add_one(frame, t, scores[r], r, cutoffs);
  // Unit by unit, so that the counts of one are in the cache for all replicates.
  for (std::size_t u = 0; u < frame.units; ++u) {
    std::uint32_t* const ranks = t.ranks.data() + u * (1 + frame.rank_bins);
    std::uint32_t* const bins = t.scores.data() + u * frame.score_bins;
    for (std::size_t r = 0; r < scores.size(); ++r) {
      ++ranks[rank_bin_[r * frame.padded + u]];
      const auto bin = static_cast<std::size_t>(score_bin_[r * frame.padded + u]);
      if (bin < frame.score_bins) ++bins[bin];
    }
  }
}

void counter::add_one(const tally_frame& frame, tally& t, const double* score, std::size_t r, const Cutoffs& cutoffs) {
  rank(frame, {score, frame.units});
  for (std::size_t u = 0; u < frame.units; ++u) {
    const std::size_t place = place_[u];
    rank_bin_[r * frame.padded + u] = place == 0 ? 0 : static_cast<std::uint32_t>(1 + frame.rank_bin(place - 1));
    t.twice_average[u] += twice_average_[u];
  }
  moments_view to{.sum = sum_.data(),
                  .squares = squares_.data(),
                  .low = low_.data(),
                  .high = high_.data(),
                  .at_least = {},
                  .bin = score_bin_.data() + r * frame.padded};
  for (std::size_t k = 0; k < 4; ++k) to.at_least[k] = at_least_[k].data();
  add_scores(score, frame.centre.data(), frame.padded, score_frame_of(frame, cutoffs), to);
  for (std::size_t k = 0; k < frame.pairs.size(); ++k) {
    const double a = score[frame.pairs[k].first];
    const double b = score[frame.pairs[k].second];
    const double tolerance = frame.options.tolerance;
    if (std::isnan(a) || std::isnan(b)) continue;
    ++t.pairs[3 * k + (a > b + tolerance ? 0 : b > a + tolerance ? 2 : 1)];
  }
}

void counter::flush(const tally_frame& frame, tally& t) {
  for (std::size_t u = 0; u < frame.units; ++u) {
    t.sum[u] += static_cast<std::int64_t>(sum_[u]);
    t.squares[u] += static_cast<std::int64_t>(squares_[u]);
    t.low[u] = std::min(t.low[u], low_[u]);
    t.high[u] = std::max(t.high[u], high_[u]);
    for (std::size_t k = 0; k < 4; ++k) t.at_least[k * frame.units + u] += static_cast<std::uint32_t>(at_least_[k][u]);
  }
  for (std::vector<double>* sums : {&sum_, &squares_, &at_least_[0], &at_least_[1], &at_least_[2], &at_least_[3]}) {
    std::fill(sums->begin(), sums->end(), 0);
  }
  summed_ = 0;
}

}  // namespace hti::detail
