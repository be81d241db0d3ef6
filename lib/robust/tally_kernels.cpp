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
#else
using tag = hn::CappedTag<double, 8>;
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
  const V one = hn::Set(d, 1.0);
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
    V count0 = hn::LoadU(d, to.at_least[0] + u);
    V count1 = hn::LoadU(d, to.at_least[1] + u);
    V count2 = hn::LoadU(d, to.at_least[2] + u);
    V count3 = hn::LoadU(d, to.at_least[3] + u);
    std::uint16_t* bin = to.bin.first + u / tile * to.bin.to_next + u % tile;
    for (std::size_t r = 0; r < replicates; ++r, bin += tile) {
      const V x = hn::LoadU(d, scores[r] + u);
      const auto present = hn::Eq(x, x);
      const V deviation = rounded(d, hn::Mul(hn::IfThenElseZero(present, hn::Sub(x, from)), per_step));
      sum = hn::Add(sum, deviation);
      squares = hn::Add(squares, rounded(d, hn::Mul(hn::Mul(deviation, deviation), hn::Set(d, 1 / steps_of_reach))));
      low = hn::IfThenElse(hn::Lt(x, low), x, low);
      high = hn::IfThenElse(hn::Gt(x, high), x, high);
      // Comparisons with an absent score are false.
      count0 = hn::Add(count0, hn::IfThenElseZero(hn::Ge(x, reached0), one));
      count1 = hn::Add(count1, hn::IfThenElseZero(hn::Ge(x, reached1), one));
      count2 = hn::Add(count2, hn::IfThenElseZero(hn::Ge(x, reached2), one));
      count3 = hn::Add(count3, hn::IfThenElseZero(hn::Ge(x, reached3), one));
      const V place = hn::IfThenElse(present, hn::Mul(hn::Sub(x, origin), per_width), last);
      const V clamped = hn::Max(hn::Min(place, last), hn::Zero(d));
      hn::StoreU(hn::DemoteTo(d16, hn::DemoteTo(d32, clamped)), d16, bin);
    }
    hn::StoreU(sum, d, to.sum + u);
    hn::StoreU(squares, d, to.squares + u);
    hn::StoreU(low, d, to.low + u);
    hn::StoreU(high, d, to.high + u);
    hn::StoreU(count0, d, to.at_least[0] + u);
    hn::StoreU(count1, d, to.at_least[1] + u);
    hn::StoreU(count2, d, to.at_least[2] + u);
    hn::StoreU(count3, d, to.at_least[3] + u);
  }
}

bool has_ties(const std::uint32_t* ranks, std::size_t n, std::uint32_t* twice) {
  std::uint64_t total = 0;
  std::uint64_t ranked = 0;
  for (std::size_t u = 0; u < n; ++u) {
    total += ranks[u];
    ranked += ranks[u] != 0 ? 1 : 0;
    twice[u] = 2 * ranks[u];
  }
  return total != ranked * (ranked + 1) / 2;
}

void add_ranks(const std::uint32_t* place, const std::uint32_t* twice_average, std::size_t n, const rank_frame& frame,
               std::uint32_t* sum, const bins_view& bin) {
  const auto single = static_cast<std::uint32_t>(frame.single);
  const std::uint32_t up = (std::uint32_t{1} << frame.shift) - 1;
  for (std::size_t u = 0; u < n; ++u) sum[u] += twice_average[u];
  for (std::size_t u = 0; u < n; u += tile) {
    std::uint16_t* const to = bin.first + u / tile * bin.to_next;
    for (std::size_t k = 0; k < tile; ++k) {
      const std::uint32_t alone = std::min(place[u + k], single);
      to[k] = static_cast<std::uint16_t>(alone + ((place[u + k] - alone + up) >> frame.shift));
    }
  }
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(add_scores);
HWY_EXPORT(has_ties);
HWY_EXPORT(add_ranks);

void add_scores(const double* const* scores, std::size_t replicates, const double* centre, std::size_t n,
                const score_frame& frame, const moments_view& to) {
  HWY_DYNAMIC_DISPATCH(add_scores)(scores, replicates, centre, n, frame, to);
}

bool has_ties(const std::uint32_t* ranks, std::size_t n, std::uint32_t* twice) {
  return HWY_DYNAMIC_DISPATCH(has_ties)(ranks, n, twice);
}

void add_ranks(const std::uint32_t* place, const std::uint32_t* twice_average, std::size_t n, const rank_frame& frame,
               std::uint32_t* sum, const bins_view& bin) {
  HWY_DYNAMIC_DISPATCH(add_ranks)(place, twice_average, n, frame, sum, bin);
}

}  // namespace hti::inline v0::detail
#endif
