#include "robust/cell_kernels.hpp"

#include <cmath>
#include <cstdint>

#include "robust/quantiles.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/cell_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR || HWY_TARGET == HWY_EMU128
using tag = hn::FixedTag<double, 1>;
#else
using tag = hn::CappedTag<double, batch>;
#endif
using V = hn::Vec<tag>;

void normal_scores(const double* u, std::size_t n, double* z) {
  const double* const coefficients = normal_table::instance().coefficients();
  constexpr int below = 52 - normal_table::parts_bits;  // bits of a number within its part
  constexpr std::int64_t first = std::int64_t{1023 + normal_table::lowest} << normal_table::parts_bits;
  const tag d;
  const hn::RebindToSigned<tag> di;
  const V one = hn::Set(d, 1.0);
  for (std::size_t k = 0; k < n; k += hn::Lanes(d)) {
    const V x = hn::LoadU(d, u + k);
    const auto lower = hn::Lt(x, hn::Set(d, 0.5));
    const auto bits = hn::BitCast(di, hn::IfThenElse(lower, x, hn::Sub(one, x)));
    const auto fraction = hn::And(hn::ShiftLeft<normal_table::parts_bits>(bits), hn::Set(di, 0xF'FFFF'FFFF'FFFF));
    const V t = hn::Sub(hn::BitCast(d, hn::Or(fraction, hn::BitCast(di, one))), one);
    const auto part = hn::Sub(hn::ShiftRight<below>(bits), hn::Set(di, first));
    const auto at = hn::Add(part, hn::ShiftLeft<1>(part));
    const V slope = hn::Add(hn::GatherIndex(d, coefficients + 1, at), hn::Mul(t, hn::GatherIndex(d, coefficients + 2, at)));
    const V score = hn::Add(hn::GatherIndex(d, coefficients, at), hn::Mul(t, slope));
    hn::StoreU(hn::IfThenElse(lower, score, hn::Neg(score)), d, z + k);
  }
}

/// x + per (how many scores of the table z is above) + offset; the table has 2^depth - 1, infinite ones at the end.
HWY_INLINE void add_steps(const cell_error& cell, const double* table, const double* z, double* x) {
  const tag d;
  const hn::RebindToSigned<tag> di;
  for (std::size_t r = 0; r < batch; r += hn::Lanes(d)) {
    const V score = hn::LoadU(d, z + r);
    auto count = hn::Zero(di);
    for (std::int64_t half = std::int64_t{1} << cell.depth; (half >>= 1) > 0;) {
      const V step = hn::GatherIndex(d, table + (half - 1), count);
      count = hn::Add(count, hn::IfThenElseZero(hn::RebindMask(di, hn::Gt(score, step)), hn::Set(di, half)));
    }
    const V error = hn::Add(hn::Mul(hn::Set(d, cell.per), hn::ConvertTo(d, count)), hn::Set(d, cell.offset));
    hn::StoreU(hn::Add(hn::LoadU(d, x + r), error), d, x + r);
  }
}

void add_tabled(const cell_error& cell, const double* table, const double* z, double* x) {
  if (cell.depth > 0) {
    add_steps(cell, table, z, x);
    return;
  }
  const tag d;
  const hn::Rebind<std::int32_t, tag> d32;
  const hn::RebindToSigned<tag> di;
  const V per_score = hn::Set(d, (knots - 1) / (2 * most_score));
  const V last = hn::Set(d, knots - 2);
  for (std::size_t r = 0; r < batch; r += hn::Lanes(d)) {
    const V place = hn::Mul(hn::Add(hn::LoadU(d, z + r), hn::Set(d, most_score)), per_score);
    const V clamped = hn::Min(hn::Max(place, hn::Zero(d)), hn::Set(d, knots - 1));
    const auto below = hn::DemoteTo(d32, hn::Min(clamped, last));
    const auto at = hn::PromoteTo(di, below);
    const V q = hn::GatherIndex(d, table, at);
    const V rise = hn::Sub(hn::GatherIndex(d, table + 1, at), q);
    V quantile = hn::Add(q, hn::Mul(hn::Sub(clamped, hn::PromoteTo(d, below)), rise));
    if (cell.whole) quantile = hn::Floor(hn::Add(quantile, hn::Set(d, 0.5)));
    const V error = hn::Add(hn::Mul(hn::Set(d, cell.per), quantile), hn::Set(d, cell.offset));
    hn::StoreU(hn::Add(hn::LoadU(d, x + r), error), d, x + r);
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
