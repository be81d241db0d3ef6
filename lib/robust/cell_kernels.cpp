#include "robust/cell_kernels.hpp"

#include <cmath>
#include <cstdint>

#include "robust/quantiles.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/cell_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

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

void share_errors(const shared_errors::step* steps, std::size_t n, double* z) {
  const tag d;
  for (std::size_t r = 0; r < batch; r += hn::Lanes(d)) {
    V shared = hn::Zero(d);
    for (std::size_t k = 0; k < n; ++k) {
      double* const to = z + steps[k].column * tile * batch + r;
      const V fresh = hn::LoadU(d, to);
      const V expected = hn::Mul(hn::Set(d, steps[k].kept), shared);
      shared = hn::Add(expected, hn::Mul(hn::Set(d, steps[k].told), fresh));
      hn::StoreU(hn::Add(expected, hn::Mul(hn::Set(d, steps[k].own), fresh)), d, to);
    }
  }
}

/// How many steps of the table z is above: guessed, and set right one by one.
HWY_INLINE V steps_below(const cell_error& cell, const double* table, V z) {
  const tag d;
  const hn::RebindToSigned<tag> di;
  const hn::Rebind<std::int32_t, tag> d32;
  const auto& [a, b, c, e] = cell.guess;
  const V cubic = hn::Add(hn::Mul(hn::Add(hn::Mul(hn::Set(d, e), z), hn::Set(d, c)), z), hn::Set(d, b));
  const V guess = hn::Add(hn::Mul(cubic, z), hn::Set(d, a));
  const V most = hn::Set(d, static_cast<double>(cell.steps));
  auto count = hn::PromoteTo(di, hn::DemoteTo(d32, hn::Min(hn::Max(guess, hn::Zero(d)), most)));
  for (;;) {
    const auto more = hn::Gt(z, hn::GatherIndex(d, table, count));
    const auto fewer = hn::Le(z, hn::GatherIndex(d, table - 1, count));
    if (hn::AllFalse(d, hn::Or(more, fewer))) return hn::ConvertTo(d, count);
    // A true lane is -1.
    const auto by = hn::Sub(hn::VecFromMask(di, hn::RebindMask(di, fewer)), hn::VecFromMask(di, hn::RebindMask(di, more)));
    count = hn::Add(count, by);
  }
}

HWY_INLINE V quantile(const cell_error& cell, const double* table, V z) {
  const tag d;
  const hn::Rebind<std::int32_t, tag> d32;
  const hn::RebindToSigned<tag> di;
  const V place = hn::Mul(hn::Add(z, hn::Set(d, most_score)), hn::Set(d, (knots - 1) / (2 * most_score)));
  const V clamped = hn::Min(hn::Max(place, hn::Zero(d)), hn::Set(d, knots - 1));
  const auto below = hn::DemoteTo(d32, hn::Min(clamped, hn::Set(d, knots - 2)));
  const auto at = hn::PromoteTo(di, below);
  const V q = hn::GatherIndex(d, table, at);
  const V rise = hn::Sub(hn::GatherIndex(d, table + 1, at), q);
  const V x = hn::Add(q, hn::Mul(hn::Sub(clamped, hn::PromoteTo(d, below)), rise));
  return cell.whole ? hn::Floor(hn::Add(x, hn::Set(d, 0.5))) : x;
}

/// The standard error at a count.
HWY_INLINE V standard_error(const cell_spread& spread, V count) {
  const tag d;
  const V per = hn::Set(d, spread.per);
  if (!(spread.n > 0)) return per;
  const V n = hn::Set(d, spread.n);
  const V k = hn::Min(hn::Add(count, hn::Set(d, spread.first)), n);
  const V more = hn::Set(d, cell_spread::more);
  return hn::Mul(per, hn::Sqrt(hn::Mul(hn::Add(k, more), hn::Add(hn::Sub(n, k), more))));
}

/// \param spreads  null: no standard errors are wanted
void add_errors(const cell_error* cells, std::size_t n, const cell_spread* spreads, const double* tables, const double* z,
                double* x, double* errors) {
  const tag d;
  for (std::size_t u = 0; u < n; ++u) {
    const cell_error& cell = cells[u];
    for (std::size_t r = u * batch; r < (u + 1) * batch; r += hn::Lanes(d)) {
      if (cell.table == cell_error::none) {
        if (spreads) hn::StoreU(hn::Zero(d), d, errors + r);
        continue;
      }
      const double* const table = tables + cell.table;
      const V score = hn::LoadU(d, z + r);
      const V drawn = cell.stepped ? steps_below(cell, table, score) : quantile(cell, table, score);
      const V error = hn::Add(hn::Mul(hn::Set(d, cell.per), drawn), hn::Set(d, cell.offset));
      hn::StoreU(hn::Add(hn::LoadU(d, x + r), error), d, x + r);
      if (spreads) hn::StoreU(standard_error(spreads[u], drawn), d, errors + r);
    }
  }
}

void add_variances(const shared_errors::step* steps, std::size_t n, double rho, const double* slopes, const double* errors,
                   double* out) {
  const tag d;
  for (std::size_t r = 0; r < batch; r += hn::Lanes(d)) {
    V squares = hn::Zero(d);
    V products = hn::Zero(d);  // of every two figures, by their correlation but rho
    V before = hn::Zero(d);    // errors of the figures so far, by their correlation with this one
    for (std::size_t k = 0; k < n; ++k) {
      const std::size_t column = steps[k].column;
      const V error = hn::Mul(hn::Set(d, slopes[column]), hn::LoadU(d, errors + column * tile * batch + r));
      before = hn::Mul(before, hn::Set(d, steps[k].kept));
      squares = hn::Add(squares, hn::Mul(error, error));
      products = hn::Add(products, hn::Mul(error, before));
      before = hn::Add(before, error);
    }
    const V variance = hn::Add(squares, hn::Mul(hn::Set(d, 2 * rho), products));
    hn::StoreU(hn::Add(hn::LoadU(d, out + r), variance), d, out + r);
  }
}

void linear_errors(double slope, double low, double high, const double* raw, const double* value, const double* drawn,
                   double* out) {
  const tag d;
  for (std::size_t u = 0; u < tile; u += hn::Lanes(d)) {
    const V figure = hn::LoadU(d, raw + u);
    const V as_it_is = hn::LoadU(d, value + u);
    const auto known = hn::Eq(figure, figure);
    for (std::size_t k = u; k < batch * tile; k += tile) {
      const V error = hn::Mul(hn::Set(d, slope), hn::Sub(hn::LoadU(d, drawn + k), figure));
      const V within = hn::Min(hn::Max(hn::Add(as_it_is, error), hn::Set(d, low)), hn::Set(d, high));
      hn::StoreU(hn::IfThenElse(known, within, as_it_is), d, out + k);
    }
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

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(normal_scores);
HWY_EXPORT(share_errors);
HWY_EXPORT(add_errors);
HWY_EXPORT(add_variances);
HWY_EXPORT(linear_errors);
HWY_EXPORT(tabled_cubes);

void normal_scores(const double* u, std::size_t n, double* z) { HWY_DYNAMIC_DISPATCH(normal_scores)(u, n, z); }

void share_errors(std::span<const shared_errors::step> steps, double* z) {
  HWY_DYNAMIC_DISPATCH(share_errors)(steps.data(), steps.size(), z);
}

void add_errors(std::span<const cell_error> cells, const double* tables, const double* z, double* x) {
  HWY_DYNAMIC_DISPATCH(add_errors)(cells.data(), cells.size(), nullptr, tables, z, x, nullptr);
}

void add_errors(std::span<const cell_error> cells, const cell_spread* spreads, const double* tables, const double* z, double* x,
                double* errors) {
  HWY_DYNAMIC_DISPATCH(add_errors)(cells.data(), cells.size(), spreads, tables, z, x, errors);
}

void add_variances(const shared_errors& survey, std::size_t unit, const double* slopes, const double* errors, double* out) {
  const std::span<const shared_errors::step> steps = survey.of(unit);
  HWY_DYNAMIC_DISPATCH(add_variances)(steps.data(), steps.size(), survey.rho, slopes, errors, out);
}

void linear_errors(double slope, Interval reach, const double* raw, const double* value, const double* drawn, double* out) {
  HWY_DYNAMIC_DISPATCH(linear_errors)(slope, reach.low, reach.high, raw, value, drawn, out);
}

void tabled_cubes(const double* table, const double* z, double* x) { HWY_DYNAMIC_DISPATCH(tabled_cubes)(table, z, x); }

}  // namespace hti::inline v0::detail
#endif
