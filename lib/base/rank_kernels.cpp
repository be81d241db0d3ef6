#include "base/rank_kernels.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <type_traits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/rank_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#ifndef HTI_RANK_SIZES
#define HTI_RANK_SIZES
namespace hti::inline v0::detail {
inline constexpr std::size_t window = 8;   // values compared at once
inline constexpr std::size_t crowd = 128;  // a cell with more is sorted
inline constexpr std::size_t fan = 16;     // values are parted fan x fan ways
inline constexpr std::size_t parts = fan * fan;
inline constexpr std::size_t sample_size = 4 * parts;
inline constexpr std::size_t few = 4 * sample_size;  // up to here never worth parting
inline constexpr std::size_t many = 200'000;         // from here always
}  // namespace hti::inline v0::detail
#endif

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
using tag = hn::FixedTag<double, 1>;
using key_tag = hn::FixedTag<std::int32_t, 1>;
#else
using tag = hn::CappedTag<double, window>;
using key_tag = hn::CappedTag<std::int32_t, fan>;
#endif
using one = hn::FixedTag<double, 1>;

/// How many of the N values at `s` are greater than x.
template <std::size_t N, class D, class T>
HWY_INLINE std::uint32_t greater(D d, const T* s, T x) {
  const auto v = hn::Set(d, x);
  std::size_t count = 0;
  for (std::size_t k = 0; k < N; k += hn::Lanes(d)) count += hn::CountTrue(d, hn::Gt(hn::LoadU(d, s + k), v));
  return static_cast<std::uint32_t>(count);
}

/// The same; `least` becomes the smallest difference by which one of them was greater, lane by lane.
template <std::size_t N, class D, class V>
HWY_INLINE std::uint32_t greater(D d, const double* s, double x, V& least) {
  const auto v = hn::Set(d, x);
  std::size_t count = 0;
  for (std::size_t k = 0; k < N; k += hn::Lanes(d)) {
    const auto other = hn::LoadU(d, s + k);
    const auto above = hn::Gt(other, v);
    count += hn::CountTrue(d, above);
    least = hn::IfThenElse(above, hn::Min(least, hn::Sub(other, v)), least);
  }
  return static_cast<std::uint32_t>(count);
}

/// Calls body(tag, i) for every vector and then for every single value that is left.
template <class Body>
HWY_INLINE void for_each(std::size_t n, Body&& body) {
  const tag d;
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= n; i += hn::Lanes(d)) body(d, i);
  for (; i < n; ++i) body(one(), i);
}

struct extent {
  double low;
  double high;
};

HWY_INLINE extent extent_of(const double* v, std::size_t n) {
  const tag d;
  auto low = hn::Set(d, v[0]);
  auto high = low;
  extent rest{v[0], v[0]};
  std::size_t i = 0;
  for (; i + hn::Lanes(d) <= n; i += hn::Lanes(d)) {
    const auto x = hn::LoadU(d, v + i);
    low = hn::Min(low, x);
    high = hn::Max(high, x);
  }
  for (; i < n; ++i) rest = {std::min(rest.low, v[i]), std::max(rest.high, v[i])};
  return {std::min(rest.low, hn::GetLane(hn::MinOfLanes(d, low))), std::max(rest.high, hn::GetLane(hn::MaxOfLanes(d, high)))};
}

/// From value to cell: falls as the value rises, whatever the values. Halves keep the span of the largest doubles finite.
struct interpolation {
  double high;
  double scale;
  double last;

  interpolation(extent e, std::size_t cells) : last(static_cast<double>(cells - 1)) {
    constexpr double most = std::numeric_limits<double>::max();
    high = std::min(e.high, most) * 0.5;
    // No fraction of the span falls on a border of cells, as figures in round steps would by a rational number of cells.
    constexpr double irrational = 0.41421356237309515;
    scale = std::min((last + irrational) / (high - std::max(e.low, -most) * 0.5), most);
  }

  template <class D>
  HWY_INLINE void operator()(D d, const double* values, std::uint32_t* cell) const {
    const auto most = hn::Set(d, std::numeric_limits<double>::max());
    const auto x = hn::Max(hn::Min(hn::LoadU(d, values), most), hn::Neg(most));
    const auto place = hn::Mul(hn::Sub(hn::Set(d, high), hn::Mul(x, hn::Set(d, 0.5))), hn::Set(d, scale));
    const hn::Rebind<std::int32_t, D> d32;
    hn::StoreU(hn::DemoteTo(d32, hn::Min(place, hn::Set(d, last))), d32, reinterpret_cast<std::int32_t*>(cell));
  }

  /// The same; `border` becomes true where a value greater by up to `reach` may be in another cell.
  template <class D>
  HWY_INLINE void operator()(D d, const double* values, std::uint32_t* cell, double reach, bool& border) const {
    const auto most = hn::Set(d, std::numeric_limits<double>::max());
    const auto x = hn::Max(hn::Min(hn::LoadU(d, values), most), hn::Neg(most));
    const auto place = hn::Mul(hn::Sub(hn::Set(d, high), hn::Mul(x, hn::Set(d, 0.5))), hn::Set(d, scale));
    const hn::Rebind<std::int32_t, D> d32;
    const auto own = hn::DemoteTo(d32, hn::Min(place, hn::Set(d, last)));
    // Twice as far as the halves need, and the rounding of the place: whole cells, so that little can be missed.
    const auto away = hn::Sub(place, hn::Set(d, reach * scale + 1e-12 * last));
    const auto other = hn::DemoteTo(d32, hn::Max(hn::Min(away, hn::Set(d, last)), hn::Zero(d)));
    border |= !hn::AllTrue(d32, hn::Eq(own, other));
    hn::StoreU(own, d32, reinterpret_cast<std::int32_t*>(cell));
  }
};

/// How near values of that extent may be and still tie, and what rounding may add to that; values that are equal to the last
/// bit are no matter.
HWY_INLINE double reach_of(const ranker::nearness& near, extent e) {
  const double most = std::min(std::max(std::abs(e.low), std::abs(e.high)), std::numeric_limits<double>::max());
  return std::max(near.absolute, near.relative * most) + 2 * std::numeric_limits<double>::epsilon() * most;
}

/// Whether two values next to each other in falling order differ by no more than `reach`.
inline bool any_near(const double* first, const double* last, double reach) {
  for (; last - first > 1; ++first) {
    if (first[0] > first[1] && !(first[0] > first[1] + reach)) return true;
  }
  return false;
}

/// ranks[i] = base + number of greater values. If it may give up, it returns false where many values crowd into a few cells.
/// With Near it also tells whether unequal values may tie: too often rather than too seldom.
template <bool Near, class Rank>
bool rank_by_cells(const double* v, std::size_t n, std::uint32_t base, Rank* ranks, ranker::workspace& work, bool may_give_up,
                   ranker::nearness& near) {
  const extent e = extent_of(v, n);
  const double reach = Near ? reach_of(near, e) : 0;
  if constexpr (Near) {
    near.found |= near.lowest > e.high && !(near.lowest > e.high + std::max(reach, reach_of(near, {near.lowest, near.lowest})));
    near.lowest = e.low;
  }
  if (e.low == e.high) {
    std::fill(ranks, ranks + n, static_cast<Rank>(base));
    return true;
  }
  const std::size_t cells = n / 2 + 1;
  const interpolation to_cell(e, cells);
  std::uint32_t* const cell = work.cell.room(n);
  if constexpr (Near) {
    bool border = false;
    for_each(n, [&](auto d, std::size_t i) HWY_ATTR { to_cell(d, v + i, cell + i, reach, border); });
    near.found |= border;
  } else {
    for_each(n, [&](auto d, std::size_t i) HWY_ATTR { to_cell(d, v + i, cell + i); });
  }

  // Counts stand two places up, so that after the sums start[c + 1] is the cursor of cell c and after the moves its end.
  std::uint32_t* const start = work.start.room(cells + 2);
  std::fill(start, start + cells + 2, 0u);
  for (std::size_t i = 0; i < n; ++i) ++start[cell[i] + 2];
  std::size_t crowded = 0;
  for (std::size_t c = 2; c < cells + 2; ++c) {
    if (start[c] > crowd) crowded += start[c];
    start[c] += start[c - 1];
  }
  if (may_give_up && crowded > n / 8) return false;
  double* const sorted = work.sorted.room(n + window);
  for (std::size_t i = 0; i < n; ++i) sorted[start[cell[i] + 1]++] = v[i];
  std::fill(sorted + n, sorted + n + window, -std::numeric_limits<double>::infinity());
  for (std::size_t c = 0; crowded != 0 && c < cells; ++c) {
    double* const first = sorted + start[c];
    double* const last = sorted + start[c + 1];
    if (last - first <= std::ptrdiff_t{crowd}) continue;
    crowded -= static_cast<std::size_t>(last - first);
    if (!std::is_sorted(first, last, std::greater<>())) std::sort(first, last, std::greater<>());
    if constexpr (Near) near.found = near.found || any_near(first, last, reach);
  }

  const tag d;
  auto least = hn::Set(d, std::numeric_limits<double>::infinity());
  const auto above = [&](const double* s, double x) HWY_ATTR {
    if constexpr (Near) {
      return greater<window>(d, s, x, least);
    } else {
      return greater<window>(d, s, x);
    }
  };
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t first = start[cell[i]];
    const std::uint32_t last = start[cell[i] + 1];
    std::uint32_t rank = first;
    // What follows a cell is lower, so a window that reaches beyond its end counts nothing there.
    if (HWY_LIKELY(last - first <= window)) {
      rank += above(sorted + first, v[i]);
    } else if (last - first <= crowd) {
      for (std::uint32_t k = first; k < last; k += window) rank += above(sorted + k, v[i]);
    } else {
      rank = static_cast<std::uint32_t>(std::lower_bound(sorted + first, sorted + last, v[i], std::greater<>()) - sorted);
    }
    ranks[i] = static_cast<Rank>(base + rank);
  }
  if constexpr (Near) near.found |= hn::GetLane(hn::MinOfLanes(d, least)) <= reach;
  return true;
}

/// Splitters from a sample, highest first, as 32-bit keys: what is cut off keeps the order, so equal values are never parted,
/// and twice as many are compared at once.
class splitters {
 public:
  splitters(const double* values, std::size_t n) {
    double sample[sample_size];
    for (std::size_t k = 0; k < sample_size; ++k) sample[k] = values[k * (n / sample_size)];
    std::sort(sample, sample + sample_size, std::greater<>());
    const auto splitter = [&](std::size_t place) {
      std::int32_t key;
      keys(one(), sample + place, &key);
      return key;
    };
    constexpr std::int32_t lowest = std::numeric_limits<std::int32_t>::min();
    for (std::size_t p = 0; p < parts; ++p) fine_[p] = p % fan == fan - 1 ? lowest : splitter((p + 1) * (sample_size / parts));
    for (std::size_t p = 0; p < fan; ++p) coarse_[p] = p == fan - 1 ? lowest : splitter((p + 1) * (sample_size / fan));
  }

  /// The upper halves of the values' bits, as signed integers in the order of the values; adding 0 makes -0 and 0 one.
  template <class D>
  HWY_INLINE static void keys(D d, const double* values, std::int32_t* out) {
    const auto x = hn::Add(hn::LoadU(d, values), hn::Zero(d));
    const hn::RebindToUnsigned<D> du;
    const hn::Rebind<std::uint32_t, D> d32;
    const hn::RebindToSigned<decltype(d32)> di;
    const auto bits = hn::BitCast(di, hn::TruncateTo(d32, hn::ShiftRight<32>(hn::BitCast(du, x))));
    const auto magnitude = hn::And(hn::BroadcastSignBit(bits), hn::Set(di, std::numeric_limits<std::int32_t>::max()));
    hn::StoreU(hn::Xor(bits, magnitude), di, out);
  }

  HWY_INLINE std::size_t part_of(std::int32_t key) const {
    const key_tag d;
    const std::size_t p = greater<fan>(d, coarse_, key) * fan;
    return p + greater<fan>(d, fine_ + p, key);
  }

 private:
  alignas(64) std::int32_t coarse_[fan];
  alignas(64) std::int32_t fine_[parts];
};

template <bool Near, class Rank>
void rank_by_parts(const double* v, std::size_t n, Rank* ranks, ranker::workspace& work, ranker::nearness& near) {
  const splitters split(v, n);
  std::uint8_t* const part = work.part.room(n);
  std::uint32_t start[parts + 1] = {};
  constexpr std::size_t block = 256;
  for (std::size_t begin = 0; begin < n; begin += block) {
    std::int32_t keys[block];
    const std::size_t size = std::min(block, n - begin);
    for_each(size, [&](auto d, std::size_t i) HWY_ATTR { splitters::keys(d, v + begin + i, keys + i); });
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t p = split.part_of(keys[i]);
      part[begin + i] = static_cast<std::uint8_t>(p);
      ++start[p + 1];
    }
  }
  for (std::size_t p = 0; p < parts; ++p) start[p + 1] += start[p];

  std::uint32_t cursor[parts];
  std::copy(start, start + parts, cursor);
  double* parted;
  if constexpr (std::is_same_v<Rank, double>) {
    parted = ranks;  // free until the last loop
  } else {
    parted = work.parted.room(n);
  }
  for (std::size_t i = 0; i < n; ++i) parted[cursor[part[i]]++] = v[i];
  std::uint32_t* const local = work.local.room(n);
  for (std::size_t p = 0; p < parts; ++p) {
    const std::uint32_t size = start[p + 1] - start[p];
    if (size != 0) rank_by_cells<Near>(parted + start[p], size, start[p] + 1, local + start[p], work, false, near);
  }
  // Within a part the values kept their order, so the ranks come back from 256 streams, each read from front to back.
  std::copy(start, start + parts, cursor);
  for (std::size_t i = 0; i < n; ++i) ranks[i] = static_cast<Rank>(local[cursor[part[i]]++]);
}

template <bool Near, class Rank>
HWY_INLINE void rank_any(const double* values, std::size_t n, Rank* ranks, ranker::workspace& work, ranker::nearness& near) {
  near.lowest = -std::numeric_limits<double>::infinity();
  if (n < many && rank_by_cells<Near>(values, n, 1, ranks, work, n > few, near)) return;
  near.lowest = -std::numeric_limits<double>::infinity();
  rank_by_parts<Near>(values, n, ranks, work, near);
}

template <class Rank>
HWY_INLINE void rank_by(const double* values, std::size_t n, Rank* ranks, ranker::workspace& work, ranker::nearness& near) {
  if (near.absolute > 0 || near.relative > 0) {
    rank_any<true>(values, n, ranks, work, near);
  } else {
    rank_any<false>(values, n, ranks, work, near);
  }
}

void rank_double(const double* values, std::size_t n, double* ranks, ranker::workspace& work, ranker::nearness& near) {
  rank_by(values, n, ranks, work, near);
}

void rank_uint32(const double* values, std::size_t n, std::uint32_t* ranks, ranker::workspace& work, ranker::nearness& near) {
  rank_by(values, n, ranks, work, near);
}

bool any_nan(const double* values, std::size_t n) {
  const tag d;
  bool found = false;
  std::size_t i = 0;
  auto nan = hn::IsNaN(hn::Zero(d));
  for (; i + hn::Lanes(d) <= n; i += hn::Lanes(d)) nan = hn::Or(nan, hn::IsNaN(hn::LoadU(d, values + i)));
  for (; i < n; ++i) found |= std::isnan(values[i]);
  return found || !hn::AllFalse(d, nan);
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(rank_double);
HWY_EXPORT(rank_uint32);
HWY_EXPORT(any_nan);

template <class Rank>
bool ranker::run(std::span<const double> values, std::span<Rank> ranks, nearness& near) {
  const auto rank_present = [&](const double* present, std::size_t n) {
    if (n == 0) return;
    if constexpr (std::is_same_v<Rank, double>) {
      HWY_DYNAMIC_DISPATCH(rank_double)(present, n, ranks.data(), work_, near);
    } else {
      HWY_DYNAMIC_DISPATCH(rank_uint32)(present, n, ranks.data(), work_, near);
    }
  };
  if (!HWY_DYNAMIC_DISPATCH(any_nan)(values.data(), values.size())) {
    rank_present(values.data(), values.size());
    return near.found;
  }

  double* const present = work_.present.room(values.size());
  std::size_t count = 0;
  for (const double x : values) {
    present[count] = x;
    count += !std::isnan(x);
  }
  rank_present(present, count);
  constexpr Rank none = std::is_same_v<Rank, double> ? std::numeric_limits<Rank>::quiet_NaN() : Rank{0};
  for (std::size_t i = values.size(); i-- > 0;) ranks[i] = std::isnan(values[i]) ? none : ranks[--count];
  return near.found;
}

/// Gives every value the min rank of the best value of its tie group.
template <class Rank>
void ranker::join(std::span<const double> values, std::span<Rank> ranks, const equality& rule) {
  const std::size_t n = values.size();
  double* const by_rank = work_.by_rank.room(n + 1);
  std::uint32_t* const joined = work_.joined.room(n + 1);
  std::fill_n(joined, n + 1, 0U);
  for (std::size_t i = 0; i < n; ++i) {
    if (std::isnan(values[i])) continue;
    const auto r = static_cast<std::size_t>(ranks[i]);
    by_rank[r] = values[i];
    ++joined[r];
  }
  std::uint32_t anchor = 0;
  double limit = 0;
  for (std::size_t r = 1; r <= n && joined[r] != 0;) {
    const std::uint32_t sharing = joined[r];
    if (anchor == 0 || by_rank[r] < limit) {
      anchor = static_cast<std::uint32_t>(r);
      limit = rule.limit(by_rank[r]);
    }
    joined[r] = anchor;
    r += sharing;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (!std::isnan(values[i])) ranks[i] = static_cast<Rank>(joined[static_cast<std::size_t>(ranks[i])]);
  }
}

template <class Rank>
void ranker::run(std::span<const double> values, std::span<Rank> ranks, const equality& rule) {
  nearness near;  // passed on where it stands: a copy of what was just written stalls
  if (rule.decimals) {
    double* const seen = work_.seen.room(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) seen[i] = rule.seen(values[i]);
    const std::span<const double> all(seen, values.size());
    run(all, ranks, near);
    if (rule.tolerance > 0) join(all, ranks, rule.of_seen());
  } else if (rule.tolerance > 0) {
    run(values, ranks, near);
    join(values, ranks, rule);
  } else {
    near.absolute = rule.absolute;
    near.relative = rule.relative;
    if (run(values, ranks, near)) join(values, ranks, rule);
  }
}

void ranker::min_ranks(std::span<const double> values, std::span<double> ranks) {
  nearness near;
  run(values, ranks, near);
}
void ranker::min_ranks(std::span<const double> values, std::span<std::uint32_t> ranks) {
  nearness near;
  run(values, ranks, near);
}
void ranker::min_ranks(std::span<const double> values, std::span<double> ranks, const equality& rule) {
  run(values, ranks, rule);
}
void ranker::min_ranks(std::span<const double> values, std::span<std::uint32_t> ranks, const equality& rule) {
  run(values, ranks, rule);
}

}  // namespace hti::inline v0::detail
#endif
