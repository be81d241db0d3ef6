#include "robust/sobol_kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/sobol_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
using tag = hn::FixedTag<double, 1>;
#else
using tag = hn::CappedTag<double, sobol_lanes>;
#endif
using V = hn::Vec<tag>;

void add_resampled(const double* times, const double* terms, std::size_t points, std::size_t blocks, double* sums) {
  const tag d;
  for (std::size_t block = 0; block < blocks; ++block) {
    const double* const drawn = times + block * points * sobol_lanes;
    double* const to = sums + block * sobol_lanes * sobol_lanes;
    for (std::size_t v = 0; v < sobol_lanes; v += hn::Lanes(d)) {
      V sum[sobol_lanes];
      for (std::size_t r = 0; r < sobol_lanes; ++r) sum[r] = hn::LoadU(d, to + r * sobol_lanes + v);
      for (std::size_t p = 0; p < points; ++p) {
        const V term = hn::LoadU(d, terms + p * sobol_lanes + v);
        for (std::size_t r = 0; r < sobol_lanes; ++r) {
          sum[r] = hn::Add(sum[r], hn::Mul(hn::Set(d, drawn[p * sobol_lanes + r]), term));
        }
      }
      for (std::size_t r = 0; r < sobol_lanes; ++r) hn::StoreU(sum[r], d, to + r * sobol_lanes + v);
    }
  }
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(add_resampled);

void add_resampled(const double* times, const double* terms, std::size_t points, std::size_t blocks, double* sums) {
  HWY_DYNAMIC_DISPATCH(add_resampled)(times, terms, points, blocks, sums);
}

}  // namespace hti::inline v0::detail
#endif
