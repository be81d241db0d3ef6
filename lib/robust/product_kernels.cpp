#include "robust/product_kernels.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/product_kernels.cpp"
#include <hwy/cache_control.h>
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
using tag = hn::FixedTag<double, 1>;
#else
using tag = hn::CappedTag<double, tile>;
#endif
using V = hn::Vec<tag>;

/// Leaves below a branch in the order of the layout, and their weights in it; how many there are.
std::size_t weigh_leaves(const tree& t, std::size_t output, const double* shares, tree_workspace& work) {
  double* const passed_down = work.passed_down.room(t.branches.size() * batch);
  std::uint8_t* const is_below = work.is_below.room(t.branches.size());
  double* const below = work.below.room(t.leaves * batch);
  std::size_t* const leaf = work.leaf.room(t.leaves);
  const auto weigh = [&](std::size_t branch, std::size_t slot, double* to) {
    for (std::size_t r = 0; r < batch; ++r) to[r] = passed_down[branch * batch + r] * shares[slot * batch + r];
  };
  std::fill_n(is_below, t.branches.size(), std::uint8_t{0});
  std::fill_n(passed_down + output * batch, batch, 1.0);
  is_below[output] = 1;
  for (std::size_t k = output + 1; k-- > 0;) {
    const tree_branch& b = t.branches[k];
    for (std::size_t s = b.first; is_below[k] != 0 && s < b.first + b.count; ++s) {
      if (t.source[s] < t.leaves) continue;
      is_below[t.source[s] - t.leaves] = 1;
      weigh(k, s, passed_down + (t.source[s] - t.leaves) * batch);
    }
  }
  std::size_t count = 0;
  for (std::size_t k = 0; k <= output; ++k) {
    const tree_branch& b = t.branches[k];
    for (std::size_t s = b.first; is_below[k] != 0 && s < b.first + b.count; ++s) {
      if (t.source[s] >= t.leaves) continue;
      weigh(k, s, below + count * batch);
      leaf[count++] = t.source[s];
    }
  }
  return count;
}

/// Weighted sums of leaves for some replicates and some vectors of units, all held in registers.
template <std::size_t replicates, std::size_t vectors>
HWY_INLINE void sum_leaves(const double* const (&values)[vectors], const std::size_t* leaf, const double* weights,
                           std::size_t count, std::size_t ahead, double* out, std::size_t stride) {
  const tag d;
  V sum[replicates][vectors];
  for (std::size_t r = 0; r < replicates; ++r) {
    for (std::size_t v = 0; v < vectors; ++v) sum[r][v] = hn::Zero(d);
  }
  for (std::size_t k = 0; k < count; ++k) {
    V x[vectors];
    for (std::size_t v = 0; v < vectors; ++v) {
      x[v] = hn::LoadU(d, values[v] + leaf[k] * tile);
      hwy::Prefetch(values[v] + ahead + leaf[k] * tile);
    }
    for (std::size_t r = 0; r < replicates; ++r) {
      const V weight = hn::Set(d, weights[k * batch + r]);
      for (std::size_t v = 0; v < vectors; ++v) sum[r][v] = hn::Add(sum[r][v], hn::Mul(weight, x[v]));
    }
  }
  for (std::size_t r = 0; r < replicates; ++r) {
    for (std::size_t v = 0; v < vectors; ++v) hn::StoreU(sum[r][v], d, out + r * stride + v * hn::Lanes(d));
  }
}

void multiply(const tree& t, std::size_t output, const double* shares, tree_workspace& work, double* out, std::size_t stride) {
  const std::size_t count = weigh_leaves(t, output, shares, work);
  const std::size_t* const leaf = work.leaf.room(count);
  const double* const weights = work.below.room(count * batch);
  const tag d;
  // As many sums as wait for nothing; where a vector holds a tile, one of its lines is asked for at a time.
  constexpr bool whole_tiles = HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL;
  constexpr std::size_t side_by_side = whole_tiles ? batch : batch / 2;
  constexpr std::size_t vectors = whole_tiles ? 1 : 2;
  const double* const all = t.product == Product::of_logs ? t.logs.data() : t.values.data();
  const auto values = [&](std::size_t unit) { return all + unit / tile * t.leaves * tile + unit % tile; };
  const std::size_t ahead = 2 * t.leaves * tile;
  for (std::size_t u = 0; u < t.padded(); u += vectors * hn::Lanes(d)) {
    const std::size_t next = u + hn::Lanes(d);
    for (std::size_t r = 0; r < batch; r += side_by_side) {
      double* const to = out + r * stride + u;
      if (vectors == 2 && next < t.padded()) {
        sum_leaves<side_by_side, 2>({values(u), values(next)}, leaf, weights + r, count, ahead, to, stride);
      } else {
        sum_leaves<side_by_side, 1>({values(u)}, leaf, weights + r, count, ahead, to, stride);
      }
    }
  }
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(multiply);

void multiply(const tree& t, std::size_t output, const double* shares, tree_workspace& work, double* out, std::size_t stride) {
  HWY_DYNAMIC_DISPATCH(multiply)(t, output, shares, work, out, stride);
}

}  // namespace hti::inline v0::detail
#endif
