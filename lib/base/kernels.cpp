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

// Calls add(map) with what takes the values of a child to the scale: one loop for each form of a map.
template <class D, class Add>
HWY_INLINE void through_map(D d, const child& c, Add add) {
  using V = hn::Vec<D>;
  if (!c.map) {
    add([](V x) HWY_ATTR { return x; });
  } else if (c.clips) {
    add([&](V x) HWY_ATTR { return mapped<true, true>(d, *c.map, x); });
  } else if (c.map->offset != 0) {
    add([&](V x) HWY_ATTR { return mapped<false, true>(d, *c.map, x); });
  } else {
    add([&](V x) HWY_ATTR { return mapped<false, false>(d, *c.map, x); });
  }
}

// What was found while units were combined, lane by lane.
template <class D>
struct findings {
  hn::Vec<D> trouble;  // NaN where a score that should be there is none
  hn::Mask<D> whole;   // false where a score is not there

  explicit HWY_INLINE findings(D d) : trouble(hn::Zero(d)), whole(hn::Eq(hn::Zero(d), hn::Zero(d))) {}
  HWY_INLINE outcome seen(D d) const { return {!any_nan(d, trouble), hn::AllTrue(d, whole)}; }
};

// The mean over the children present, for `unroll` vectors of units side by side.
template <bool by_count>
struct of_present {
  std::span<const child> children;
  double required;

  template <std::size_t unroll, class D>
  HWY_INLINE void at(D d, std::size_t u, double* out, findings<D>& found) const {
    using V = hn::Vec<D>;
    V values[unroll];
    V weights[unroll];
    V counts[unroll];
    for (std::size_t k = 0; k < unroll; ++k) values[k] = weights[k] = counts[k] = hn::Zero(d);
    for (const child& c : children) {
      through_map(d, c, [&](auto map) HWY_ATTR {
        const V w = hn::Set(d, c.weight);
        for (std::size_t k = 0; k < unroll; ++k) {
          const V x = hn::LoadU(d, c.values + u + k * hn::Lanes(d));
          const auto present = hn::Eq(x, x);
          values[k] = hn::Add(values[k], hn::IfThenElseZero(present, hn::Mul(w, map(x))));
          weights[k] = hn::Add(weights[k], hn::IfThenElseZero(present, w));
          if constexpr (by_count) counts[k] = hn::Add(counts[k], hn::IfThenElseZero(present, hn::Set(d, 1.0)));
        }
      });
    }
    // What is at least the smallest number above 0 is above 0.
    const V least = hn::Set(d, std::max(required, std::numeric_limits<double>::denorm_min()));
    for (std::size_t k = 0; k < unroll; ++k) {
      auto enough = hn::Ge(by_count ? counts[k] : weights[k], least);
      if constexpr (by_count) enough = hn::And(enough, hn::Gt(weights[k], hn::Zero(d)));
      const V score = hn::Div(values[k], weights[k]);
      hn::StoreU(hn::IfThenElse(enough, score, hn::Set(d, std::numeric_limits<double>::quiet_NaN())), d,
                 out + u + k * hn::Lanes(d));
      found.trouble = hn::Add(found.trouble, hn::IfThenElseZero(enough, hn::Sub(score, score)));
      found.whole = hn::And(found.whole, enough);
    }
  }
};

// The same where all children are there for all units: the same sums in the same order, without asking.
struct of_all {
  std::span<const child> children;
  double weight;

  template <std::size_t unroll, class D>
  HWY_INLINE void at(D d, std::size_t u, double* out, findings<D>& found) const {
    using V = hn::Vec<D>;
    V values[unroll];
    for (std::size_t k = 0; k < unroll; ++k) values[k] = hn::Zero(d);
    for (const child& c : children) {
      through_map(d, c, [&](auto map) HWY_ATTR {
        const V w = hn::Set(d, c.weight);
        for (std::size_t k = 0; k < unroll; ++k)
          values[k] = hn::Add(values[k], hn::Mul(w, map(hn::LoadU(d, c.values + u + k * hn::Lanes(d)))));
      });
    }
    for (std::size_t k = 0; k < unroll; ++k) {
      const V score = hn::Div(values[k], hn::Set(d, weight));
      hn::StoreU(score, d, out + u + k * hn::Lanes(d));
      found.trouble = hn::Add(found.trouble, hn::Sub(score, score));
    }
  }
};

template <class Mean>
HWY_INLINE outcome over_units(const Mean& mean, std::size_t n, double* out) {
  const tag d;
  const std::size_t lanes = hn::Lanes(d);
  constexpr std::size_t unroll = 4;
  std::size_t u = 0;
  findings<tag> found(d);
  for (; u + unroll * lanes <= n; u += unroll * lanes) mean.template at<unroll>(d, u, out, found);
  for (; u + lanes <= n; u += lanes) mean.template at<1>(d, u, out, found);
  if (u < n && n >= lanes) {
    mean.template at<1>(d, n - lanes, out, found);  // the last units, some of them for the second time
    u = n;
  }
  findings<one> rest{one()};
  for (; u < n; ++u) mean.template at<1>(one(), u, out, rest);
  const outcome seen = found.seen(d);
  const outcome last = rest.seen(one());
  return {seen.finite && last.finite, seen.whole && last.whole};
}

template <bool by_count>
HWY_INLINE outcome mean_of(std::span<const child> children, double required, std::size_t n, double* out) {
  double weight = 0;
  bool gaps = false;
  for (const child& c : children) {
    weight += c.weight;
    gaps |= c.gaps;
  }
  const double there = by_count ? static_cast<double>(children.size()) : weight;
  if (!gaps && there >= required && weight > 0) return over_units(of_all{children, weight}, n, out);
  return over_units(of_present<by_count>{children, required}, n, out);
}

outcome mean(std::span<const child> children, double required, std::size_t n, double* out) {
  return mean_of<false>(children, required, n, out);
}

outcome mean_by_count(std::span<const child> children, double required, std::size_t n, double* out) {
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

outcome mean(std::span<const child> children, double required, std::size_t n, double* out) {
  return HWY_DYNAMIC_DISPATCH(mean)(children, required, n, out);
}

outcome mean_by_count(std::span<const child> children, double required, std::size_t n, double* out) {
  return HWY_DYNAMIC_DISPATCH(mean_by_count)(children, required, n, out);
}

}  // namespace hti::inline v0::kernels
#endif
