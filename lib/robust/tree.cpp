#include "robust/tree.hpp"

#include <algorithm>
#include <cmath>

namespace hti::inline v0::detail {
namespace {

/// Whether a node of one unit has a value whatever the weights; absent is what may be absent.
enum class Presence : std::uint8_t { always, maybe, never };

/// Least share of the weight (or least number) of the children present, against what the threshold asks of the applicable ones.
Presence presence_of(const tree& t, const tree_branch& b, std::span<const Presence> children,
                     std::span<const std::uint8_t> applies, std::span<const weight_range> range) {
  double surely = 0;      // weight or number that is there at the least
  double otherwise = 0;   // weight or number of the rest at the most
  double applicable = 0;  // number
  bool any = false;
  const bool by_weight = b.threshold.by == missing::by::weight;
  for (std::size_t k = 0; k < b.count; ++k) {
    const weight_range& r = range[t.node[b.first + k]];
    const double w = t.weight[b.first + k];
    any |= children[k] != Presence::never;
    applicable += applies[k] ? 1 : 0;
    if (children[k] == Presence::always) {
      surely += by_weight ? w * r.low : (r.low > 0 ? 1 : 0);
    } else if (applies[k]) {
      otherwise += by_weight ? w * r.high : 1;
    }
  }
  if (!any) return Presence::never;
  if (b.needs_all) {
    const auto all = [&](Presence p) { return std::count(children.begin(), children.end(), p); };
    if (all(Presence::never) > 0) return Presence::never;
    const bool weighed = std::all_of(t.node.begin() + static_cast<std::ptrdiff_t>(b.first),
                                     t.node.begin() + static_cast<std::ptrdiff_t>(b.first + b.count),
                                     [&](std::size_t node) { return range[node].low > 0; });
    return weighed && all(Presence::maybe) == 0 ? Presence::always : Presence::maybe;
  }
  const double total = by_weight ? surely + otherwise : applicable;
  return surely > 0 && surely >= b.threshold.min_coverage * total ? Presence::always : Presence::maybe;
}

/// Means of means by one rule are means by effective weights; floors but the lowest change nothing when they are equal.
Product product_of(const tree& t) {
  if (t.branches.empty() || !std::all_of(t.cells.begin(), t.cells.end(), [](Cells c) { return c == Cells::whole; })) {
    return Product::none;
  }
  const auto same = [&](const tree_branch& b) { return !b.map && *b.rule == *t.branches[0].rule; };
  if (!std::all_of(t.branches.begin(), t.branches.end(), same)) return Product::none;
  if (t.branches[0].linear) return Product::of_values;
  return std::holds_alternative<aggregate::geometric>(*t.branches[0].rule) ? Product::of_logs : Product::none;
}

}  // namespace

tree make_tree(const index_state& state, const Table& table, std::span<const weight_range> weight_bounds) {
  const std::vector<std::size_t> columns = align(state.definition, table);
  tree t{.units = table.n_units(), .tiles = (table.n_units() + tile - 1) / tile};

  std::vector<std::size_t> leaf_of(state.definition.model.size());
  std::vector<std::size_t> used;  // leaves that some branch combines
  for (std::size_t leaf = 0; leaf < state.leaves.size(); ++leaf) leaf_of[state.leaves[leaf].node] = leaf;
  std::vector<std::size_t> place(state.definition.model.size());  // by node: its source
  for (const branch& b : state.branches) {
    for (std::size_t child : b.children) {
      if (!state.definition.model[child].indicator) continue;
      place[child] = used.size();
      used.push_back(leaf_of[child]);
    }
  }
  t.leaves = used.size();
  t.of_model = used;
  t.row.assign(t.leaves, fixed);
  for (const branch& b : state.branches) {
    place[b.node] = t.leaves + t.branches.size();
    t.branches.push_back({.node = b.node,
                          .first = t.source.size(),
                          .count = b.children.size(),
                          .rule = b.rule,
                          .linear = std::holds_alternative<aggregate::arithmetic>(*b.rule),
                          .threshold = b.threshold,
                          .needs_all = b.needs_all,
                          .map = b.map,
                          .reference = b.reference});
    for (std::size_t k = 0; k < b.children.size(); ++k) {
      t.source.push_back(place[b.children[k]]);
      t.node.push_back(b.children[k]);
      t.weight.push_back(b.weights[k]);
    }
  }

  t.values.assign(t.tiles * t.leaves * tile, 0);
  std::vector<double> column(t.units);
  bool inapplicable = false;
  for (std::size_t k = 0; k < used.size(); ++k) {
    materialise(state, used[k], table, columns, 0, t.units, column.data());
    for (std::size_t u = 0; u < t.units; ++u) t.values[(u / tile * t.leaves + k) * tile + u % tile] = column[u];
    inapplicable |= table.has(columns[used[k]], Status::not_applicable);
  }
  const bool own_thresholds = inapplicable && std::any_of(t.branches.begin(), t.branches.end(),
                                                          [](const tree_branch& b) { return b.threshold.min_coverage > 0; });
  if (own_thresholds) t.applicable.assign(t.tiles * t.source.size(), 0xFF);

  t.cells.assign(t.tiles * t.branches.size(), Cells::whole);
  std::vector<Presence> present(t.leaves + t.branches.size());
  std::vector<std::uint8_t> applies(present.size());
  std::vector<Presence> children;
  std::vector<std::uint8_t> children_apply;
  for (std::size_t u = 0; u < t.units; ++u) {
    for (std::size_t k = 0; k < t.leaves; ++k) {
      present[k] = std::isnan(t.values[(u / tile * t.leaves + k) * tile + u % tile]) ? Presence::never : Presence::always;
      applies[k] = !own_thresholds || table.status(u, columns[used[k]]) != Status::not_applicable;
    }
    for (std::size_t b = 0; b < t.branches.size(); ++b) {
      const tree_branch& branch = t.branches[b];
      Cells& cells = t.cells[u / tile * t.branches.size() + b];
      children.clear();
      children_apply.clear();
      bool any_applies = false;
      for (std::size_t s = branch.first; s < branch.first + branch.count; ++s) {
        const std::size_t from = t.source[s];
        children.push_back(present[from]);
        children_apply.push_back(applies[from]);
        any_applies |= applies[from] != 0;
        if (present[from] != Presence::always && cells == Cells::whole) cells = Cells::gaps;
        if (applies[from] != 0) continue;
        cells = Cells::own;
        t.applicable[u / tile * t.source.size() + s] &= static_cast<std::uint8_t>(~(1U << u % tile));
      }
      present[t.leaves + b] = presence_of(t, branch, children, children_apply, weight_bounds);
      applies[t.leaves + b] = any_applies;
    }
  }
  t.product = product_of(t);
  if (t.product == Product::of_logs) {
    t.floor = std::get<aggregate::geometric>(*t.branches[0].rule).floor.value_or(0);
    for (const double x : t.values) t.logs.push_back(std::log(std::max(x, t.floor)));
  }
  return t;
}

}  // namespace hti::inline v0::detail
