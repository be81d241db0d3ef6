#include "robust/ratio_kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/ratio_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// `most` where `more` is false, elsewhere difference / variance.
template <class D, class V, class M>
HWY_INLINE void raise(D d, M more, V difference, V variance, V before, double* most) {
  hn::StoreU(hn::IfThenElse(more, hn::Div(difference, variance), before), d, most);
}

template <bool Studentised, bool Up, class D>
HWY_INLINE void raise_at(D d, const drawn_errors e, std::size_t k, double* HWY_RESTRICT up, double* HWY_RESTRICT down) {
  const auto difference = hn::Sub(hn::LoadU(d, e.below + k), hn::LoadU(d, e.above + k));
  const auto square = hn::Mul(difference, hn::Abs(difference));
  auto variance = hn::Set(d, e.variance);
  if constexpr (Studentised) variance = hn::Add(hn::LoadU(d, e.variance_above + k), hn::LoadU(d, e.variance_below + k));
  const auto negative = hn::Neg(square);
  const auto down_before = hn::LoadU(d, down + k);
  const auto more_down = hn::Gt(negative, hn::Mul(down_before, variance));
  if constexpr (Up) {
    const auto up_before = hn::LoadU(d, up + k);
    const auto more_up = hn::Gt(square, hn::Mul(up_before, variance));
    if (HWY_LIKELY(hn::AllFalse(d, hn::Or(more_up, more_down)))) return;  // a division is seldom needed
    raise(d, more_up, square, variance, up_before, up + k);
  } else {
    if (HWY_LIKELY(hn::AllFalse(d, more_down))) return;
  }
  raise(d, more_down, negative, variance, down_before, down + k);
}

template <bool Studentised, bool Up>
HWY_INLINE void raise_all(const drawn_errors e, std::size_t draws, double* HWY_RESTRICT up, double* HWY_RESTRICT down) {
  const hn::ScalableTag<double> d;
  std::size_t k = 0;
  for (; k + hn::Lanes(d) <= draws; k += hn::Lanes(d)) raise_at<Studentised, Up>(d, e, k, up, down);
  for (; k < draws; ++k) raise_at<Studentised, Up>(hn::CappedTag<double, 1>(), e, k, up, down);
}

void raise_to_ratios(const drawn_errors& e, std::size_t draws, double* up, double* down) {
  if (e.variance_above) {
    up ? raise_all<true, true>(e, draws, up, down) : raise_all<true, false>(e, draws, up, down);
  } else {
    up ? raise_all<false, true>(e, draws, up, down) : raise_all<false, false>(e, draws, up, down);
  }
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(raise_to_ratios);

void raise_to_ratios(const drawn_errors& e, std::size_t draws, double* up, double* down) {
  HWY_DYNAMIC_DISPATCH(raise_to_ratios)(e, draws, up, down);
}

}  // namespace hti::inline v0::detail
#endif
