#include "base/kernels.hpp"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "base/kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::kernels::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
using tag = hn::FixedTag<double, 1>;
#else
using tag = hn::ScalableTag<double>;
#endif
using one = hn::FixedTag<double, 1>;

// a where it is less (greater) than b, else b: b where a is NaN. Just what x86's instructions do; other processors' may pass
// NaN on.
template <class V>
HWY_INLINE V lesser(V a, V b) {
#if HWY_ARCH_X86
  return hn::Min(a, b);
#else
  return hn::IfThenElse(hn::Lt(a, b), a, b);
#endif
}
template <class V>
HWY_INLINE V greater(V a, V b) {
#if HWY_ARCH_X86
  return hn::Max(a, b);
#else
  return hn::IfThenElse(hn::Gt(a, b), a, b);
#endif
}

// An offset of 0 only makes +0 of -0, so that whoever adds the result to something can leave it out.
template <bool clip, bool offset, class D, class V>
HWY_INLINE V mapped(D d, const transform& m, V x) {
  if constexpr (clip) {
    const V low = hn::Set(d, m.low);
    const V high = hn::Set(d, m.high);
    x = lesser(high, greater(low, x));  // NaN stays
  }
  const V scaled = hn::Mul(hn::Sub(x, hn::Set(d, m.origin)), hn::Set(d, m.scale));
  if constexpr (offset) return hn::Add(scaled, hn::Set(d, m.offset));
  return scaled;
}

extent extent_of(const double* values, std::size_t n) {
  const tag d;
  const std::size_t lanes = hn::Lanes(d);
  constexpr double infinity = std::numeric_limits<double>::infinity();
  constexpr std::size_t unroll = 4;  // side by side: each waits for the one before
  hn::Vec<tag> low[unroll];
  hn::Vec<tag> high[unroll];
  for (std::size_t k = 0; k < unroll; ++k) {
    low[k] = hn::Set(d, infinity);
    high[k] = hn::Set(d, -infinity);
  }
  const auto include = [&](std::size_t k, std::size_t u) HWY_ATTR {
    const auto x = hn::LoadU(d, values + u);
    low[k] = lesser(x, low[k]);
    high[k] = greater(x, high[k]);
  };
  std::size_t u = 0;
  for (; u + unroll * lanes <= n; u += unroll * lanes) {
    for (std::size_t k = 0; k < unroll; ++k) include(k, u + k * lanes);
  }
  for (; u + lanes <= n; u += lanes) include(0, u);
  if (u < n && n >= lanes) {
    include(1, n - lanes);  // the last values, some of them for the second time
    u = n;
  }
  for (std::size_t k = 1; k < unroll; ++k) {
    low[0] = lesser(low[k], low[0]);
    high[0] = greater(high[k], high[0]);
  }
  extent e{hn::GetLane(hn::MinOfLanes(d, low[0])), hn::GetLane(hn::MaxOfLanes(d, high[0]))};
  for (; u < n; ++u) {
    if (values[u] < e.low) e.low = values[u];
    if (values[u] > e.high) e.high = values[u];
  }
  return {e.low + 0.0, e.high + 0.0};
}

// Passes all values, eight at a time and the last padded with NaN, to add(part, x).
template <class D, class Add>
HWY_INLINE void in_eights(D d, const double* values, std::size_t n, Add add) {
  constexpr std::size_t parts = 8;
  std::size_t u = 0;
  for (; u + parts <= n; u += parts) {
    for (std::size_t k = 0; k < parts / hn::MaxLanes(d); ++k) add(k, hn::LoadU(d, values + u + k * hn::MaxLanes(d)));
  }
  if (u == n) return;
  double rest[parts];
  for (std::size_t k = 0; k < parts; ++k) rest[k] = u + k < n ? values[u + k] : std::numeric_limits<double>::quiet_NaN();
  for (std::size_t k = 0; k < parts / hn::MaxLanes(d); ++k) add(k, hn::LoadU(d, rest + k * hn::MaxLanes(d)));
}

template <class D, class V>
HWY_INLINE double total(D d, const V* part) {
  double lanes[8];
  for (std::size_t k = 0; k < 8 / hn::MaxLanes(d); ++k) hn::StoreU(part[k], d, lanes + k * hn::MaxLanes(d));
  double sum = 0;
  for (double x : lanes) sum += x;
  return sum;
}

moments moments_of(const double* values, std::size_t n) {
#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
  const one d;
#else
  const hn::CappedTag<double, 8> d;
#endif
  using V = hn::Vec<decltype(d)>;
  constexpr std::size_t vectors = 8 / hn::MaxLanes(d);
  V counts[vectors];
  V sums[vectors];
  for (std::size_t k = 0; k < vectors; ++k) counts[k] = sums[k] = hn::Zero(d);
  in_eights(d, values, n, [&](std::size_t k, V x) HWY_ATTR {
    const auto present = hn::Eq(x, x);
    counts[k] = hn::Add(counts[k], hn::IfThenElseZero(present, hn::Set(d, 1.0)));
    sums[k] = hn::Add(sums[k], hn::IfThenElseZero(present, x));
  });
  const double count = total(d, counts);
  const double mean = total(d, sums) / count;
  V squares[vectors];
  for (std::size_t k = 0; k < vectors; ++k) squares[k] = hn::Zero(d);
  in_eights(d, values, n, [&](std::size_t k, V x) HWY_ATTR {
    const V from_mean = hn::Sub(x, hn::Set(d, mean));
    squares[k] = hn::Add(squares[k], hn::IfThenElseZero(hn::Eq(x, x), hn::Mul(from_mean, from_mean)));
  });
  const double variance = total(d, squares) / (count - 1);
  return {static_cast<std::size_t>(count), mean, count < 2 ? std::numeric_limits<double>::quiet_NaN() : std::sqrt(variance)};
}

// Whether something that was added up is not a number: x - x is 0, or NaN where x is infinite or NaN.
template <class D, class V>
HWY_INLINE bool any_nan(D d, V sum) {
  return !hn::AllTrue(d, hn::Eq(sum, sum));
}

bool apply(const transform& map, const double* in, std::size_t n, double* out) {
  const tag d;
  const std::size_t lanes = hn::Lanes(d);
  const transform m = map;  // of its own: what is written to `out` cannot change it
  auto trouble = hn::Zero(d);
  const auto at = [&](std::size_t u) HWY_ATTR {
    const auto x = hn::LoadU(d, in + u);
    const auto y = mapped<true, true>(d, m, x);
    hn::StoreU(y, d, out + u);
    trouble = hn::Add(trouble, hn::IfThenElseZero(hn::Eq(x, x), hn::Sub(y, y)));
  };
  constexpr std::size_t unroll = 4;
  std::size_t u = 0;
  for (; u + unroll * lanes <= n; u += unroll * lanes) {
    for (std::size_t k = 0; k < unroll; ++k) at(u + k * lanes);
  }
  for (; u + lanes <= n; u += lanes) at(u);
  bool finite = !any_nan(d, trouble);
  for (; u < n; ++u) {
    const auto x = hn::LoadU(one(), in + u);
    const auto y = mapped<true, true>(one(), m, x);
    hn::StoreU(y, one(), out + u);
    finite = finite && !any_nan(one(), hn::IfThenElseZero(hn::Eq(x, x), hn::Sub(y, y)));
  }
  return finite;
}

// Sums over the children present, for `unroll` vectors of units side by side.
template <bool by_count, std::size_t unroll, class D>
struct sums {
  using V = hn::Vec<D>;
  V values[unroll];
  V weights[unroll];
  V counts[unroll];

  template <class Map>
  HWY_INLINE void add(D d, const child& c, std::size_t u, Map map) {
    const V w = hn::Set(d, c.weight);
    const double* const from = c.values + u;
    for (std::size_t k = 0; k < unroll; ++k) {
      const V x = hn::LoadU(d, from + k * hn::Lanes(d));
      const auto present = hn::Eq(x, x);
      values[k] = hn::Add(values[k], hn::IfThenElseZero(present, hn::Mul(w, map(x))));
      weights[k] = hn::Add(weights[k], hn::IfThenElseZero(present, w));
      if constexpr (by_count) counts[k] = hn::Add(counts[k], hn::IfThenElseZero(present, hn::Set(d, 1.0)));
    }
  }
};

template <bool by_count, std::size_t unroll, class D>
HWY_INLINE hn::Vec<D> mean_at(D d, std::span<const child> children, double required, std::size_t u, double* out) {
  using V = hn::Vec<D>;
  sums<by_count, unroll, D> s;
  for (std::size_t k = 0; k < unroll; ++k) s.values[k] = s.weights[k] = s.counts[k] = hn::Zero(d);
  for (const child& c : children) {
    if (!c.map) {
      s.add(d, c, u, [](V x) HWY_ATTR { return x; });
    } else if (c.clips) {
      s.add(d, c, u, [&](V x) HWY_ATTR { return mapped<true, true>(d, *c.map, x); });
    } else if (c.map->offset != 0) {
      s.add(d, c, u, [&](V x) HWY_ATTR { return mapped<false, true>(d, *c.map, x); });
    } else {
      s.add(d, c, u, [&](V x) HWY_ATTR { return mapped<false, false>(d, *c.map, x); });
    }
  }
  // What is at least the smallest number above 0 is above 0.
  const V least = hn::Set(d, std::max(required, std::numeric_limits<double>::denorm_min()));
  V trouble = hn::Zero(d);
  for (std::size_t k = 0; k < unroll; ++k) {
    auto enough = hn::Ge(by_count ? s.counts[k] : s.weights[k], least);
    if constexpr (by_count) enough = hn::And(enough, hn::Gt(s.weights[k], hn::Zero(d)));
    const V score = hn::Div(s.values[k], s.weights[k]);
    hn::StoreU(hn::IfThenElse(enough, score, hn::Set(d, std::numeric_limits<double>::quiet_NaN())), d,
               out + u + k * hn::Lanes(d));
    trouble = hn::Add(trouble, hn::IfThenElseZero(enough, hn::Sub(score, score)));
  }
  return trouble;
}

template <bool by_count>
HWY_INLINE bool mean_of(std::span<const child> children, double required, std::size_t n, double* out) {
  const tag d;
  const std::size_t lanes = hn::Lanes(d);
  constexpr std::size_t unroll = 4;
  std::size_t u = 0;
  bool finite = true;
  auto trouble = hn::Zero(d);
  for (; u + unroll * lanes <= n; u += unroll * lanes)
    trouble = hn::Add(trouble, mean_at<by_count, unroll>(d, children, required, u, out));
  for (; u + lanes <= n; u += lanes) trouble = hn::Add(trouble, mean_at<by_count, 1>(d, children, required, u, out));
  if (u < n && n >= lanes) {
    // The last units, some of them for the second time.
    trouble = hn::Add(trouble, mean_at<by_count, 1>(d, children, required, n - lanes, out));
  } else {
    for (; u < n; ++u) finite = !any_nan(one(), mean_at<by_count, 1>(one(), children, required, u, out)) && finite;
  }
  return finite && !any_nan(d, trouble);
}

bool mean(std::span<const child> children, double required, std::size_t n, double* out) {
  return mean_of<false>(children, required, n, out);
}

bool mean_by_count(std::span<const child> children, double required, std::size_t n, double* out) {
  return mean_of<true>(children, required, n, out);
}

}  // namespace hti::inline v0::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::kernels {

HWY_EXPORT(extent_of);
HWY_EXPORT(moments_of);
HWY_EXPORT(apply);
HWY_EXPORT(mean);
HWY_EXPORT(mean_by_count);

extent extent_of(std::span<const double> values) { return HWY_DYNAMIC_DISPATCH(extent_of)(values.data(), values.size()); }

moments moments_of(std::span<const double> values) { return HWY_DYNAMIC_DISPATCH(moments_of)(values.data(), values.size()); }

bool apply(const transform& map, const double* in, std::size_t n, double* out) {
  return HWY_DYNAMIC_DISPATCH(apply)(map, in, n, out);
}

bool mean(std::span<const child> children, double required, std::size_t n, double* out) {
  return HWY_DYNAMIC_DISPATCH(mean)(children, required, n, out);
}

bool mean_by_count(std::span<const child> children, double required, std::size_t n, double* out) {
  return HWY_DYNAMIC_DISPATCH(mean_by_count)(children, required, n, out);
}

}  // namespace hti::inline v0::kernels
#endif
