#include "robust/tally.hpp"

#include <hwy/cache_control.h>
#include <algorithm>
#include <cmath>
#include <string>
#include <type_traits>

#include "index/index_state.hpp"
#include "robust/tally_kernels.hpp"
#include "robust/tree.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0::detail {
namespace {

constexpr std::size_t exact_units = 5000;    // up to here every rank has its own bin
constexpr std::size_t most_rank_bins = 512;  // above
constexpr std::size_t single_ranks = 128;    // above, the first ranks that have their own
constexpr std::size_t few_score_bins = 512;
constexpr std::size_t many_score_bins = 1024;

/// Replicates whose steps add up exactly in a double, and whose ranks in 32 bits.
std::size_t most_summed(const tally_frame& f) {
  return std::min(std::size_t{1} << 16U, (std::size_t{1} << 31U) / (std::max(f.units, f.others) + 1));
}

score_frame score_frame_of(const tally_frame& frame, const Cutoffs& cutoffs) {
  score_frame f{.low = frame.reach.low,
                .per_width = static_cast<double>(frame.score_bins) / (frame.reach.high - frame.reach.low),
                .per_step = steps_of_reach / (frame.reach.high - frame.reach.low),
                .cutoffs = {infinity, infinity, -infinity, -infinity},
                .bins = static_cast<std::int32_t>(frame.score_bins)};
  if (cutoffs.sd == 0) return f;  // every score is near the middle
  const std::array<double, 4> bounds = cutoffs.bounds();
  std::copy(bounds.begin(), bounds.end(), f.cutoffs);
  return f;
}

}  // namespace

tally_frame make_frame(std::span<const std::string> units, std::size_t others, std::span<const double> base, Interval reach,
                       Ties ties) {
  tally_frame f{.units = units.size(), .padded = base.size(), .others = others, .reach = reach, .ties = ties};
  if (others > 0) f.ties = Ties::min;  // a place is one more than the number that are better
  f.rank_places = others > 0 ? others + 1 : ties == Ties::average && f.units > 0 ? 2 * f.units - 1 : f.units;
  const bool exact = std::max(f.units, others) <= exact_units;
  f.rank_single =
      exact ? f.rank_places : std::min(f.rank_places, f.ties == Ties::average ? 2 * single_ranks - 1 : single_ranks);
  const std::size_t rest = f.rank_places - f.rank_single;
  while (rest > (most_rank_bins - f.rank_single) << f.rank_shift) ++f.rank_shift;
  f.rank_bins = f.rank_single + ((rest + (std::size_t{1} << f.rank_shift) - 1) >> f.rank_shift);
  f.score_bins = exact ? many_score_bins : few_score_bins;
  f.centre.assign(base.begin(), base.end());
  for (double& c : f.centre) c = std::isnan(c) ? (reach.low + reach.high) / 2 : c;
  if (f.ties == Ties::ordinal) f.by_code = by_code(units);
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
      pairs(3 * f.pairs.size()) {
  if (f.rank_shift == 0) return;
  places.resize(f.units);
  place_squares.resize(f.units);
  best.assign(f.units, infinity);
  worst.assign(f.units, -infinity);
}

void merge(tally& into, const tally& other) {
  tally::members([&](const char*, auto member) {
    auto& a = into.*member;
    const auto& b = other.*member;
    if constexpr (std::is_same_v<decltype(member), std::vector<double> tally::*>) {
      const bool least = member == &tally::low || member == &tally::best;
      for (std::size_t k = 0; k < a.size(); ++k) a[k] = least ? std::min(a[k], b[k]) : std::max(a[k], b[k]);
    } else {
      for (std::size_t k = 0; k < a.size(); ++k) a[k] += b[k];
    }
  });
}

counter::counter(const tally_frame& f, std::size_t together)
    : sum_(f.padded),
      squares_(f.padded),
      low_(f.padded, infinity),
      high_(f.padded, -infinity),
      twice_average_(f.padded),
      together_(together) {
  for (std::vector<std::int64_t>& counts : at_least_) counts.assign(f.padded, 0);
}

namespace {

/// By the slower ranks that know every rule.
void rank_by_rule(const tally_frame& f, const double* score, const equality& rule, std::uint32_t* place,
                  std::uint32_t* twice_average, tally_workspace& work) {
  const std::span ordered(work.ordered.room(f.units), f.units);
  const std::span ranks(work.ordered_ranks.room(f.units), f.units);
  const auto unit = [&](std::size_t k) { return f.by_code.empty() ? k : f.by_code[k]; };
  const auto twice = [](double r) { return std::isnan(r) ? 0U : static_cast<std::uint32_t>(2 * r); };
  for (std::size_t k = 0; k < f.units; ++k) ordered[k] = score[unit(k)];
  hti::detail::rank(ordered, ranks, Ties::average, rule, work.ranks);
  for (std::size_t k = 0; k < f.units; ++k) twice_average[unit(k)] = twice(ranks[k]);
  hti::detail::rank(ordered, ranks, f.ties, rule, work.ranks);
  const bool halves = f.ties == Ties::average;
  for (std::size_t k = 0; k < f.units; ++k) {
    const std::uint32_t r = twice(ranks[k]);
    place[unit(k)] = r == 0 ? 0 : halves ? r - 1 : r / 2;
  }
}

/// Places among the reference, whose scores follow: one more than the number that are better, and, where ties share a mean,
/// half of those as good.
void place_among(const tally_frame& f, const double* score, const equality& rule, std::uint32_t* place,
                 std::uint32_t* twice_average, tally_workspace& work) {
  work.others.assign({score + f.units, f.others}, rule);
  for (std::size_t u = 0; u < f.units; ++u) {
    const bool scored = score[u] == score[u];
    place[u] = scored ? 1 + static_cast<std::uint32_t>(work.others.above(score[u])) : 0;
    twice_average[u] = scored ? place[u] + 1 + static_cast<std::uint32_t>(work.others.not_below(score[u])) : 0;
  }
}

/// Places of one replicate by the frame's rule. \param place, twice_average  room up to whole tiles
placed rank(const tally_frame& f, const double* score, const equality& rule, std::uint32_t* place, std::uint32_t* twice_average,
            tally_workspace& work) {
  std::fill(place + f.units, place + f.padded, 0U);
  std::fill(twice_average + f.units, twice_average + f.padded, 0U);
  if (f.others > 0) {
    place_among(f, score, rule, place, twice_average, work);
    return {place, twice_average};
  }
  work.ranks.min_ranks({score, f.units}, std::span(place, f.units), rule);
  const bool tied = has_ties(place, f.units);
  const Ties ties = f.ties;
  if (!tied && ties != Ties::average) return {place, nullptr};
  if (tied && ties != Ties::min && ties != Ties::average) {
    rank_by_rule(f, score, rule, place, twice_average, work);
    return {place, twice_average};
  }
  for (std::size_t u = 0; u < f.units; ++u) twice_average[u] = 2 * place[u];
  if (tied) {
    std::uint32_t* const shared = work.shared.room(f.units + 1);
    std::fill_n(shared, f.units + 1, 0U);
    for (std::size_t u = 0; u < f.units; ++u) ++shared[place[u]];
    for (std::size_t u = 0; u < f.units; ++u) twice_average[u] += place[u] == 0 ? 0 : shared[place[u]] - 1;
  }
  for (std::size_t u = 0; ties == Ties::average && u < f.units; ++u)
    place[u] = twice_average[u] == 0 ? 0 : twice_average[u] - 1;
  return {place, twice_average};
}

}  // namespace

void counter::add(const tally_frame& frame, tally& t, std::span<const double* const> scores, const Cutoffs& cutoffs,
                  const equality& rule, tally_workspace& work) {
  if (kept_ + scores.size() > together_) count(frame, t);
  if (summed_ + scores.size() > most_summed(frame)) flush(frame, t);
  std::uint16_t* const rank_bin = rank_bin_.room(together_ * frame.padded) + kept_ * tile;
  std::uint16_t* const score_bin = score_bin_.room(together_ * frame.padded) + kept_ * tile;
  std::uint32_t* const place = work.place.room(batch * frame.padded);
  std::uint32_t* const twice_average = work.twice_average.room(batch * frame.padded);
  placed places[batch];
  for (std::size_t r = 0; r < scores.size(); ++r) {
    places[r] = rank(frame, scores[r], rule, place + r * frame.padded, twice_average + r * frame.padded, work);
  }
  const bool in_bins = frame.rank_shift == 0;  // which say all of the places
  add_places(places, scores.size(), frame.units, {.single = frame.rank_single, .shift = frame.rank_shift},
             {.twice_average = twice_average_.data(),
              .sum = in_bins ? nullptr : t.places.data(),
              .squares = t.place_squares.data(),
              .best = t.best.data(),
              .worst = t.worst.data(),
              .bin = {.first = rank_bin, .to_next = together_ * tile}});
  moments_view to{.sum = sum_.data(),
                  .squares = squares_.data(),
                  .low = low_.data(),
                  .high = high_.data(),
                  .at_least = {},
                  .bin = {.first = score_bin, .to_next = together_ * tile}};
  for (std::size_t k = 0; k < 4; ++k) to.at_least[k] = at_least_[k].data();
  add_scores(scores.data(), scores.size(), frame.centre.data(), frame.padded, score_frame_of(frame, cutoffs), to);
  kept_ += scores.size();
  summed_ += scores.size();
  for (std::size_t k = 0; k < frame.pairs.size(); ++k) {
    for (const double* score : scores) {
      const double a = score[frame.pairs[k].first];
      const double b = score[frame.pairs[k].second];
      if (std::isnan(a) || std::isnan(b)) continue;
      ++t.pairs[3 * k + (rule.above(a, b) ? 0 : rule.above(b, a) ? 2 : 1)];
    }
  }
}

void counter::count(const tally_frame& frame, tally& t) {
  const std::uint16_t* const rank_bin = rank_bin_.room(0);
  const std::uint16_t* const score_bin = score_bin_.room(0);
  const auto first_of = [&](std::size_t u) { return u / tile * tile * together_ + u % tile; };
  const auto ranks_of = [&](std::size_t u) { return t.ranks.data() + u * (1 + frame.rank_bins); };
  const auto scores_of = [&](std::size_t u) { return t.scores.data() + u * frame.score_bins; };
  for (std::size_t u = 0; u < frame.units; ++u) {
    std::uint32_t* const ranks = ranks_of(u);
    std::uint32_t* const scores = scores_of(u);
    // Counts lie far apart: those of the next unit come into the cache meanwhile.
    const std::size_t after = std::min(u + 1, frame.units - 1);
    const std::uint32_t* const next_ranks = ranks_of(after);
    const std::uint32_t* const next_scores = scores_of(after);
    std::size_t next = first_of(after);
    const std::size_t first = first_of(u);
    for (std::size_t at = first; at < first + kept_ * tile; at += tile, next += tile) {
      hwy::Prefetch(next_ranks + rank_bin[next]);
      hwy::Prefetch(next_scores + score_bin[next]);
      ++ranks[rank_bin[at]];
      if (rank_bin[at] != 0) ++scores[score_bin[at]];
    }
  }
  kept_ = 0;
}

void counter::flush(const tally_frame& frame, tally& t) {
  count(frame, t);
  for (std::size_t u = 0; u < frame.units; ++u) {
    t.twice_average[u] += twice_average_[u];
    t.sum[u] += static_cast<std::int64_t>(sum_[u]);
    t.squares[u] += static_cast<std::int64_t>(squares_[u]);
    t.low[u] = std::min(t.low[u], low_[u]);
    t.high[u] = std::max(t.high[u], high_[u]);
    for (std::size_t k = 0; k < 4; ++k) t.at_least[k * frame.units + u] += static_cast<std::uint32_t>(at_least_[k][u]);
  }
  for (std::vector<double>* sums : {&sum_, &squares_}) std::fill(sums->begin(), sums->end(), 0);
  for (std::vector<std::int64_t>& counts : at_least_) std::fill(counts.begin(), counts.end(), 0);
  std::fill(twice_average_.begin(), twice_average_.end(), 0U);
  summed_ = 0;
}

}  // namespace hti::inline v0::detail
