#include "robust/cell_kernels.hpp"

#include <cmath>
#include <cstring>

#include "robust/quantiles.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/cell_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::detail::HWY_NAMESPACE {

void normal_scores(const double* u, std::size_t n, double* z) {
  const double* const coefficients = normal_table::instance().coefficients();
  constexpr int below = 52 - normal_table::parts_bits;  // bits of a number within its part
  constexpr std::uint64_t first = std::uint64_t{1023 + normal_table::lowest} << normal_table::parts_bits;
  for (std::size_t k = 0; k < n; k += batch) {
    double tail[batch];
    double within[batch];
    std::uint64_t bits[batch];
    for (std::size_t r = 0; r < batch; ++r) tail[r] = u[k + r] < 0.5 ? u[k + r] : 1 - u[k + r];
    std::memcpy(bits, tail, sizeof bits);
    std::uint64_t fraction[batch];
    for (std::size_t r = 0; r < batch; ++r)
      fraction[r] = (bits[r] << normal_table::parts_bits & 0xF'FFFF'FFFF'FFFF) | 0x3FF0'0000'0000'0000;
    std::memcpy(within, fraction, sizeof within);
    for (std::size_t r = 0; r < batch; ++r) {
      const double* const c = coefficients + 3 * ((bits[r] >> below) - first);
      const double t = within[r] - 1;
      const double score = c[0] + t * (c[1] + t * c[2]);
      z[k + r] = u[k + r] < 0.5 ? score : -score;
    }
  }
}

void add_tabled(const cell_error& cell, const double* table, const double* z, double* x) {
  constexpr double per_score = (knots - 1) / (2 * most_score);
  constexpr double last = knots - 2;
  for (std::size_t r = 0; r < batch; ++r) {
    const double place = (z[r] + most_score) * per_score;
    const double clamped = place < 0 ? 0 : place > last + 1 ? last + 1 : place;
    const double below = clamped > last ? last : std::floor(clamped);
    const double* const q = table + static_cast<std::size_t>(below);
    const double quantile = q[0] + (clamped - below) * (q[1] - q[0]);
    x[r] += cell.per * (cell.whole ? std::floor(quantile + 0.5) : quantile) + cell.offset;
  }
}

void tabled_cubes(const double* table, const double* z, double* x) {
  for (std::size_t r = 0; r < batch; ++r) {
    const double place = (z[r] + gamma_most_score) * gamma_parts_per_score;
    const double below = std::floor(place);
    const double t = place - below;
    const double* const c = table + 4 * static_cast<std::size_t>(below);
    const double root = c[0] + t * (c[1] + t * (c[2] + t * c[3]));
    const double positive = root > 0 ? root : 0;
    x[r] = positive * positive * positive;
  }
}

}  // namespace hti::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::detail {

HWY_EXPORT(normal_scores);
HWY_EXPORT(add_tabled);
HWY_EXPORT(tabled_cubes);

void normal_scores(const double* u, std::size_t n, double* z) { HWY_DYNAMIC_DISPATCH(normal_scores)(u, n, z); }

void add_tabled(const cell_error& cell, const double* table, const double* z, double* x) {
  HWY_DYNAMIC_DISPATCH(add_tabled)(cell, table, z, x);
}

void tabled_cubes(const double* table, const double* z, double* x) { HWY_DYNAMIC_DISPATCH(tabled_cubes)(table, z, x); }

}  // namespace hti::detail
#endif
