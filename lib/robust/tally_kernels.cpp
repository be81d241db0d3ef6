#include "robust/tally_kernels.hpp"

#include "robust/tally.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/tally_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::detail::HWY_NAMESPACE {

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

HWY_INLINE void add(const tag d, const V x, double* to) { hn::StoreU(hn::Add(hn::LoadU(d, to), x), d, to); }

template <class V, class M>
HWY_INLINE void count(const tag d, double* to, const V& score, const M& present, double cutoff) {
  const auto reached = hn::And(present, hn::Ge(score, hn::Set(d, cutoff)));
  add(d, hn::IfThenElseZero(reached, hn::Set(d, 1.0)), to);
}

void add_scores(const double* score, const double* centre, std::size_t n, const score_frame& frame, const moments_view& to) {
  const tag d;
  const hn::Rebind<std::int32_t, tag> d32;
  const V origin = hn::Set(d, frame.low);
  const V per_step = hn::Set(d, frame.per_step);
  const V per_width = hn::Set(d, frame.per_width);
  const V last = hn::Set(d, static_cast<double>(frame.bins - 1));
  const V none = hn::Set(d, static_cast<double>(frame.bins));
  for (std::size_t u = 0; u < n; u += hn::Lanes(d)) {
    const V x = hn::LoadU(d, score + u);
    const auto present = hn::Eq(x, x);
    const V from_centre = hn::IfThenElseZero(present, hn::Sub(x, hn::LoadU(d, centre + u)));
    const V deviation = rounded(d, hn::Mul(from_centre, per_step));
    add(d, deviation, to.sum + u);
    add(d, rounded(d, hn::Mul(hn::Mul(deviation, deviation), hn::Set(d, 1 / steps))), to.squares + u);
    const V low = hn::LoadU(d, to.low + u);
    const V high = hn::LoadU(d, to.high + u);
    hn::StoreU(hn::IfThenElse(hn::Lt(x, low), x, low), d, to.low + u);
    hn::StoreU(hn::IfThenElse(hn::Gt(x, high), x, high), d, to.high + u);
    for (int k = 0; k < 4; ++k) count(d, to.at_least[k] + u, x, present, frame.cutoffs[k]);
    const V place = hn::Mul(hn::Sub(x, origin), per_width);
    const V clamped = hn::Max(hn::Min(hn::IfThenElse(present, place, none), last), hn::Zero(d));
    hn::StoreU(hn::DemoteTo(d32, hn::IfThenElse(present, clamped, none)), d32, to.bin + u);
  }
}

}  // namespace hti::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::detail {

HWY_EXPORT(add_scores);

void add_scores(const double* score, const double* centre, std::size_t n, const score_frame& frame, const moments_view& to) {
  HWY_DYNAMIC_DISPATCH(add_scores)(score, centre, n, frame, to);
}

}  // namespace hti::detail
#endif
