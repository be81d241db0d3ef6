#include <algorithm>
#include <cmath>

#include "robust/product_kernels.hpp"
#include "robust/tree.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/tree_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// Where vectors are emulated, one lane is best, but for WebAssembly: compilers make one instruction of two lanes.
#if HWY_TARGET == HWY_SCALAR || (HWY_TARGET == HWY_EMU128 && !defined __wasm_simd128__)
using tag = hn::FixedTag<double, 1>;
#else
using tag = hn::CappedTag<double, tile>;
#endif
using V = hn::Vec<tag>;

/// Shares of siblings, and their sum as the kernels below form it. A node none of whose children has weight gets none itself.
void share_out(const tree& t, double* weights, double* shares, double* totals) {
  for (std::size_t b = 0; b < t.branches.size(); ++b) {
    const std::size_t first = t.branches[b].first * batch;
    const std::size_t last = first + t.branches[b].count * batch;
    double* const total = totals + b * batch;
    double sum[batch] = {};
    for (std::size_t r = 0; r < batch; ++r) total[r] = 0;
    for (std::size_t k = first; k < last; k += batch) {
      for (std::size_t r = 0; r < batch; ++r) sum[r] += weights[k + r];
    }
    for (std::size_t r = 0; r < batch; ++r) {
      if (sum[r] > 0) continue;
      const auto slot = std::find(t.source.begin(), t.source.end(), t.leaves + b);
      if (slot != t.source.end()) weights[static_cast<std::size_t>(slot - t.source.begin()) * batch + r] = 0;
    }
    for (std::size_t k = first; k < last; k += batch) {
      for (std::size_t r = 0; r < batch; ++r) {
        shares[k + r] = weights[k + r] / sum[r];
        total[r] += shares[k + r];
      }
    }
  }
}

/// One tile of one replicate batch.
struct tile_view {
  const tree& t;
  std::size_t units;     ///< in the tile
  const double* values;  ///< of the tile's leaves
  const double* drawn;   ///< of those that differ
  double* nodes;

  /// Values of a slot's child in replicate r.
  HWY_INLINE const double* child(std::size_t slot, std::size_t r) const {
    const std::size_t from = t.source[slot];
    if (shared(from)) return values + from * tile;
    return by_replicate(from) + r * tile;
  }
  /// Whether all replicates have the same values of a source.
  HWY_INLINE bool shared(std::size_t from) const { return from < t.leaves && t.row[from] == fixed; }
  /// Values of any other source, [replicate][unit].
  HWY_INLINE const double* by_replicate(std::size_t from) const {
    return from < t.leaves ? drawn + t.row[from] * batch * tile : nodes + (from - t.leaves) * batch * tile;
  }
};

/// sum(share x) where every child is there.
HWY_INLINE void whole(const tile_view& view, const tree_branch& b, const double* shares, double* out) {
  const tag d;
  for (std::size_t v = 0; v < tile; v += hn::Lanes(d)) {
    V sum[batch];
    for (std::size_t r = 0; r < batch; ++r) sum[r] = hn::Zero(d);
    for (std::size_t s = b.first; s < b.first + b.count; ++s) {
      const double* const share = shares + s * batch;
      const std::size_t from = view.t.source[s];
      if (view.shared(from)) {
        const V x = hn::LoadU(d, view.values + from * tile + v);
        for (std::size_t r = 0; r < batch; ++r) sum[r] = hn::Add(sum[r], hn::Mul(hn::Set(d, share[r]), x));
      } else {
        const double* const x = view.by_replicate(from) + v;
        for (std::size_t r = 0; r < batch; ++r) {
          sum[r] = hn::Add(sum[r], hn::Mul(hn::Set(d, share[r]), hn::LoadU(d, x + r * tile)));
        }
      }
    }
    for (std::size_t r = 0; r < batch; ++r) hn::StoreU(sum[r], d, out + r * tile + v);
  }
}

/// sum(share x) / sum(share) over the children present; a unit that has all of them gets just what `whole` gives it.
template <bool by_count>
HWY_INLINE void gaps(const tile_view& view, const tree_branch& b, const double* shares, const double* totals, double* out) {
  const tag d;
  const V none = hn::Set(d, nan);
  for (std::size_t r = 0; r < batch; ++r) {
    std::size_t counted = 0;
    for (std::size_t s = b.first; by_count && s < b.first + b.count; ++s) counted += shares[s * batch + r] > 0 ? 1 : 0;
    const double least = b.threshold.required(totals[r], counted);
    for (std::size_t v = 0; v < tile; v += hn::Lanes(d)) {
      V sum = hn::Zero(d);
      V weight = hn::Zero(d);
      V count = hn::Zero(d);
      V absent = hn::Zero(d);
      for (std::size_t s = b.first; s < b.first + b.count; ++s) {
        const V share = hn::Set(d, shares[s * batch + r]);
        const V x = hn::LoadU(d, view.child(s, r) + v);
        const auto present = hn::Eq(x, x);
        sum = hn::Add(sum, hn::IfThenElseZero(present, hn::Mul(share, x)));
        weight = hn::Add(weight, hn::IfThenElseZero(present, share));
        absent = hn::Add(absent, hn::IfThenZeroElse(present, hn::Set(d, 1.0)));
        if constexpr (by_count) {
          const V one = hn::Set(d, shares[s * batch + r] > 0 ? 1.0 : 0.0);
          count = hn::Add(count, hn::IfThenElseZero(present, one));
        }
      }
      const V mean = hn::IfThenElse(hn::Eq(absent, hn::Zero(d)), sum, hn::Div(sum, weight));
      const auto enough = hn::And(hn::Gt(weight, hn::Zero(d)), hn::Ge(by_count ? count : weight, hn::Set(d, least)));
      hn::StoreU(hn::IfThenElse(enough, mean, none), d, out + r * tile + v);
    }
  }
}

/// Any rule, unit by unit, with thresholds by what applies to each.
HWY_NOINLINE void one_by_one(const tile_view& view, const tree_branch& b, const double* weights, const double* shares,
                             const std::uint8_t* applicable, double* out) {
  double present_values[64];
  double present_weights[64];
  std::vector<double> more;
  double* x = present_values;
  double* w = present_weights;
  if (b.count > 64) {
    more.resize(2 * b.count);
    x = more.data();
    w = x + b.count;
  }
  for (std::size_t r = 0; r < batch; ++r) {
    for (std::size_t u = 0; u < view.units; ++u) {
      std::size_t n = 0;
      std::size_t applying = 0;
      bool all = true;
      double sum = 0;
      double weight = 0;
      double total = 0;
      for (std::size_t s = b.first; s < b.first + b.count; ++s) {
        const double value = view.child(s, r)[u];
        all &= !std::isnan(value);
        if (!(weights[s * batch + r] > 0) || (applicable && (applicable[s] >> u & 1U) == 0)) continue;
        const double share = shares[s * batch + r];
        ++applying;
        total += share;
        if (std::isnan(value)) continue;
        x[n] = value;
        w[n++] = weights[s * batch + r];
        sum += share * value;
        weight += share;
      }
      const bool by_weight = b.threshold.by == missing::by::weight;
      const bool enough = n > 0 && (!b.needs_all || n == b.count) &&
                          (by_weight ? weight : static_cast<double>(n)) >= b.threshold.required(total, applying);
      double& score = out[r * tile + u];
      if (!enough) {
        score = nan;
      } else if (b.linear) {
        score = all ? sum : sum / weight;
      } else if (b.reference) {
        for (std::size_t k = 0; k < b.count; ++k) {
          x[k] = view.child(b.first + k, r)[u];
          w[k] = weights[(b.first + k) * batch + r];
        }
        score = hti::detail::combine(*b.rule, {x, b.count}, {w, b.count}, b.reference->view());
      } else {
        score = hti::detail::combine(*b.rule, {x, n}, {w, n}, {});
      }
    }
  }
}

/// What the parent of a branch sees of it.
void normalise(const normalise::fitted& map, std::size_t units, double* score) {
  for (std::size_t r = 0; r < batch; ++r) {
    for (double* x = score + r * tile; x != score + r * tile + units; ++x) *x = std::isnan(*x) ? nan : map(*x);
  }
}

void take_logs(const tree& t, double* drawn) {
  for (const std::size_t row : t.row) {
    if (row == fixed) continue;
    double* const x = drawn + row * batch * tile;
    std::transform(x, x + batch * tile, x, [&](double value) { return std::log(std::max(value, t.floor)); });
  }
}

void combine(const tree& t, double* weights, std::size_t rows, drawn_values* source, const std::size_t* outputs,
             std::size_t n_outputs, tree_workspace& work, double* out) {
  const std::size_t branches = t.branches.size();
  const std::size_t slots = t.source.size();
  double* const shares = work.shares.room(slots * batch);
  double* const totals = work.totals.room(branches * batch);
  double* const nodes = work.nodes.room(branches * batch * tile);
  double* const drawn = rows == 0 ? nullptr : work.drawn.room(rows * batch * tile);
  share_out(t, weights, shares, totals);
  // Without a floor the rule itself must see what is drawn: it may not be positive.
  const bool logs = t.product == Product::of_logs && (rows == 0 || t.floor > 0);
  if (t.product != Product::none && rows == 0) {
    for (std::size_t o = 0; o < n_outputs; ++o) {
      multiply(t, outputs[o], shares, work, out + o * t.padded(), n_outputs * t.padded());
    }
    if (logs) std::transform(out, out + batch * n_outputs * t.padded(), out, [](double x) { return std::exp(x); });
    return;
  }
  for (std::size_t at = 0; at < t.tiles; ++at) {
    const double* const values = (logs ? t.logs : t.values).data();
    const tile_view view{t, std::min(tile, t.units - at * tile), values + at * t.leaves * tile, drawn, nodes};
    if (rows != 0) source->fill(at, drawn);
    if (logs) take_logs(t, drawn);
    for (std::size_t k = 0; k < branches; ++k) {
      const tree_branch& b = t.branches[k];
      double* const score = nodes + k * batch * tile;
      const Cells cells = t.cells[at * branches + k];
      if ((!b.linear && !logs) || cells == Cells::own) {
        one_by_one(view, b, weights, shares, cells == Cells::own ? t.applicable.data() + at * slots : nullptr, score);
      } else if (cells == Cells::whole) {
        whole(view, b, shares, score);
      } else if (b.threshold.by == missing::by::count) {
        gaps<true>(view, b, shares, totals + k * batch, score);
      } else {
        gaps<false>(view, b, shares, totals + k * batch, score);
      }
      if (b.map) normalise(*b.map, view.units, score);
    }
    for (std::size_t o = 0; o < n_outputs; ++o) {
      const double* const score = nodes + outputs[o] * batch * tile;
      for (std::size_t r = 0; r < batch; ++r) {
        double* const to = out + (r * n_outputs + o) * t.padded() + at * tile;
        for (std::size_t u = 0; u < tile; ++u) to[u] = logs ? std::exp(score[r * tile + u]) : score[r * tile + u];
      }
    }
  }
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(combine);

void combine(const tree& t, double* weights, std::size_t rows, drawn_values* drawn, std::span<const std::size_t> outputs,
             tree_workspace& work, double* out) {
  HWY_DYNAMIC_DISPATCH(combine)(t, weights, rows, drawn, outputs.data(), outputs.size(), work, out);
}

}  // namespace hti::inline v0::detail
#endif
