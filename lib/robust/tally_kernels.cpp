#include "robust/tally_kernels.hpp"

#include <algorithm>

#include "robust/tally.hpp"
#include "robust/tree.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/tally_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
using tag = hn::FixedTag<double, 1>;
using place_tag = hn::FixedTag<std::uint32_t, 1>;
#else
using tag = hn::CappedTag<double, tile>;
using place_tag = hn::CappedTag<std::uint32_t, tile>;
#endif
using V = hn::Vec<tag>;

/// The nearest whole number of anything below 2^51: what adding 1.5 * 2^52 leaves of it.
HWY_INLINE V rounded(const tag d, const V x) {
  const V large = hn::Set(d, 0x1.8p52);
  return hn::Sub(hn::Add(x, large), large);
}

void add_scores(const double* const* scores, std::size_t replicates, const double* centre, std::size_t n,
                const score_frame& frame, const moments_view& to) {
  const tag d;
  const hn::Rebind<std::int32_t, tag> d32;
  const hn::Rebind<std::uint16_t, tag> d16;
  const V origin = hn::Set(d, frame.low);
  const V per_step = hn::Set(d, frame.per_step);
  const V per_width = hn::Set(d, frame.per_width);
  const V last = hn::Set(d, static_cast<double>(frame.bins - 1));
  const hn::RebindToSigned<tag> di;
  const V reached0 = hn::Set(d, frame.cutoffs[0]);
  const V reached1 = hn::Set(d, frame.cutoffs[1]);
  const V reached2 = hn::Set(d, frame.cutoffs[2]);
  const V reached3 = hn::Set(d, frame.cutoffs[3]);
  for (std::size_t u = 0; u < n; u += hn::Lanes(d)) {
    const V from = hn::LoadU(d, centre + u);
    V sum = hn::LoadU(d, to.sum + u);
    V squares = hn::LoadU(d, to.squares + u);
    V low = hn::LoadU(d, to.low + u);
    V high = hn::LoadU(d, to.high + u);
    auto count0 = hn::LoadU(di, to.at_least[0] + u);
    auto count1 = hn::LoadU(di, to.at_least[1] + u);
    auto count2 = hn::LoadU(di, to.at_least[2] + u);
    auto count3 = hn::LoadU(di, to.at_least[3] + u);
    std::uint16_t* bin = to.bin.first + u / tile * to.bin.to_next + u % tile;
    for (std::size_t r = 0; r < replicates; ++r, bin += tile) {
      const V x = hn::LoadU(d, scores[r] + u);
      const auto present = hn::Eq(x, x);
      const V deviation = rounded(d, hn::Mul(hn::IfThenElseZero(present, hn::Sub(x, from)), per_step));
      sum = hn::Add(sum, deviation);
      squares = hn::Add(squares, rounded(d, hn::Mul(hn::Mul(deviation, deviation), hn::Set(d, 1 / steps_of_reach))));
      low = hn::IfThenElse(hn::Lt(x, low), x, low);
      high = hn::IfThenElse(hn::Gt(x, high), x, high);
      // Comparisons with an absent score are false; a mask is -1 where it is set.
      count0 = hn::Sub(count0, hn::VecFromMask(di, hn::RebindMask(di, hn::Ge(x, reached0))));
      count1 = hn::Sub(count1, hn::VecFromMask(di, hn::RebindMask(di, hn::Ge(x, reached1))));
      count2 = hn::Sub(count2, hn::VecFromMask(di, hn::RebindMask(di, hn::Ge(x, reached2))));
      count3 = hn::Sub(count3, hn::VecFromMask(di, hn::RebindMask(di, hn::Ge(x, reached3))));
      const V place = hn::IfThenElse(present, hn::Mul(hn::Sub(x, origin), per_width), last);
      const V clamped = hn::Max(hn::Min(place, last), hn::Zero(d));
      hn::StoreU(hn::DemoteTo(d16, hn::DemoteTo(d32, clamped)), d16, bin);
    }
    hn::StoreU(sum, d, to.sum + u);
    hn::StoreU(squares, d, to.squares + u);
    hn::StoreU(low, d, to.low + u);
    hn::StoreU(high, d, to.high + u);
    hn::StoreU(count0, di, to.at_least[0] + u);
    hn::StoreU(count1, di, to.at_least[1] + u);
    hn::StoreU(count2, di, to.at_least[2] + u);
    hn::StoreU(count3, di, to.at_least[3] + u);
  }
}

bool has_ties(const std::uint32_t* ranks, std::size_t n) {
  std::uint64_t total = 0;
  std::uint64_t ranked = 0;
  for (std::size_t u = 0; u < n; ++u) {
    total += ranks[u];
    ranked += ranks[u] != 0 ? 1 : 0;
  }
  return total != ranked * (ranked + 1) / 2;
}

/// Sums and extremes of the places of a tile; those that are no place count nothing.
HWY_INLINE void add_extremes(const placed* replicate, std::size_t replicates, std::size_t first, std::size_t units,
                             const places_view& to) {
  std::uint64_t sum[tile] = {};
  std::uint64_t squares[tile] = {};
  std::uint32_t before_best[tile];  // so that 0 becomes the largest number
  std::uint32_t worst[tile] = {};
  std::fill_n(before_best, tile, ~std::uint32_t{0});
  for (std::size_t r = 0; r < replicates; ++r) {
    const std::uint32_t* const place = replicate[r].place + first;
    for (std::size_t k = 0; k < tile; ++k) {
      sum[k] += place[k];
      squares[k] += std::uint64_t{place[k]} * place[k];
      before_best[k] = std::min(before_best[k], place[k] - 1);
      worst[k] = std::max(worst[k], place[k]);
    }
  }
  for (std::size_t k = 0; k < units; ++k) {
    const std::size_t u = first + k;
    if (worst[k] == 0) continue;
    to.sum[u] += sum[k];
    to.squares[u] += squares[k];
    to.best[u] = std::min(to.best[u], before_best[k] + 1.0);
    to.worst[u] = std::max(to.worst[u], static_cast<double>(worst[k]));
  }
}

void add_places(const placed* replicate, std::size_t replicates, std::size_t n, const rank_frame& frame,
                const places_view& to) {
  const place_tag d;
  const hn::RebindToSigned<place_tag> d32;
  const hn::Rebind<std::uint16_t, place_tag> d16;
  const auto single = hn::Set(d, static_cast<std::uint32_t>(frame.single));
  const auto up = hn::Set(d, (std::uint32_t{1} << frame.shift) - 1);
  const int shift = static_cast<int>(frame.shift);
  for (std::size_t u = 0; u < n; u += hn::Lanes(d)) {
    auto twice = hn::LoadU(d, to.twice_average + u);
    std::uint16_t* bin = to.bin.first + u / tile * to.bin.to_next + u % tile;
    for (std::size_t r = 0; r < replicates; ++r, bin += tile) {
      const std::uint32_t* const own = replicate[r].twice_average;
      const auto place = hn::LoadU(d, replicate[r].place + u);
      twice = hn::Add(twice, own ? hn::LoadU(d, own + u) : hn::Add(place, place));
      const auto alone = hn::Min(place, single);
      const auto shared = hn::ShiftRightSame(hn::Add(hn::Sub(place, alone), up), shift);
      hn::StoreU(hn::DemoteTo(d16, hn::BitCast(d32, hn::Add(alone, shared))), d16, bin);
    }
    hn::StoreU(twice, d, to.twice_average + u);
  }
  for (std::size_t u = 0; to.sum && u < n; u += tile) add_extremes(replicate, replicates, u, std::min(tile, n - u), to);
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(add_scores);
HWY_EXPORT(has_ties);
HWY_EXPORT(add_places);

void add_scores(const double* const* scores, std::size_t replicates, const double* centre, std::size_t n,
                const score_frame& frame, const moments_view& to) {
  HWY_DYNAMIC_DISPATCH(add_scores)(scores, replicates, centre, n, frame, to);
}

bool has_ties(const std::uint32_t* ranks, std::size_t n) { return HWY_DYNAMIC_DISPATCH(has_ties)(ranks, n); }

void add_places(const placed* replicate, std::size_t replicates, std::size_t n, const rank_frame& frame,
                const places_view& to) {
  HWY_DYNAMIC_DISPATCH(add_places)(replicate, replicates, n, frame, to);
}

}  // namespace hti::inline v0::detail
#endif
