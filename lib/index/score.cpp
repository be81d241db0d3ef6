#include <algorithm>
#include <cmath>
#include <numeric>

#include "hti/index.hpp"
#include "index/combine.hpp"
#include "index/index_state.hpp"
#include "steps/own_rules.hpp"

namespace hti::inline v0 {
namespace detail {
namespace {

constexpr std::size_t block = 320;  // units at a time: the scratch of a block stays in the second-level cache

// Whether some cell without a value is given one by its rule.
bool fills(const leaf_state& leaf, const Table& table, std::size_t column) {
  for (Status status : {Status::missing, Status::not_answered, Status::suppressed}) {
    if (!table.has(column, status)) continue;
    if (!std::isnan(leaf.penalty[static_cast<std::size_t>(status)]) || leaf.fill.contains(status)) return true;
  }
  return false;
}

// Where a node's values of the present block stand, and the map they still have to go through.
struct source {
  const double* values = nullptr;
  const kernels::transform* map = nullptr;
  bool whole = true;  // values of all units, not of the block alone
  bool gaps = true;   // some value of the block may not be there
};

// A leaf whose normalised values are written out, block by block.
struct output {
  std::size_t leaf;
  double* values;
  bool whole = true;
};

// Whether every score is a finite number after the map.
bool normalise_block(const normalise::fitted& map, std::span<double> scores) {
  bool finite = true;
  for (double& x : scores) {
    if (std::isnan(x)) continue;
    x = map(x);
    finite = finite && std::isfinite(x);
  }
  return finite;
}

kernels::outcome combine_block(const branch& b, std::span<const kernels::child> children, std::size_t n, double* out) {
  if (std::holds_alternative<aggregate::arithmetic>(*b.rule)) {
    const bool by_weight = b.threshold.by == missing::by::weight;
    const double least = b.threshold.required(b.total, b.children.size());
    kernels::outcome made = (by_weight ? kernels::mean : kernels::mean_by_count)(children, least, n, out);
    if (b.map) made.finite = made.finite && normalise_block(*b.map, {out, n});
    return made;
  }
  kernels::outcome made{.finite = true, .whole = true};
  gathering there;
  for (std::size_t u = 0; u < n; ++u) {
    there.clear();
    for (std::size_t k = 0; k < children.size(); ++k) {
      const kernels::child& c = children[k];
      double x = c.values[u];
      if (c.map && !std::isnan(x)) kernels::apply(*c.map, &x, 1, &x);
      there.add(k, x, c.weight, true);
    }
    out[u] = there.score(b);
    const bool enough = there.enough(b);
    made.finite = made.finite && (std::isfinite(out[u]) || !enough);
    made.whole = made.whole && enough;
  }
  return made;
}

// Units with a cell that does not apply: their thresholds count other children than everybody's.
std::vector<std::size_t> units_of_their_own(const index_state& state, const Table& table,
                                            std::span<const std::size_t> columns) {
  std::vector<std::size_t> units;
  const auto asks = [](const branch& b) { return b.threshold.min_coverage > 0; };
  if (std::none_of(state.branches.begin(), state.branches.end(), asks)) return units;
  for (std::size_t column : columns) {
    if (!table.has(column, Status::not_applicable)) continue;
    for (const Hole& hole : table.holes(column)) {
      if (hole.status == Status::not_applicable) units.push_back(hole.unit);
    }
  }
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  return units;
}

}  // namespace

void score_into(const index_state& state, const Table& table, std::span<const std::size_t> columns,
                std::span<const std::size_t> nodes, double* out) {
  const Model& model = state.definition.model;
  const std::size_t units = table.n_units();
  std::vector<double*> column_of(model.size(), nullptr);
  for (std::size_t k = 0; k < nodes.size(); ++k) column_of[nodes[k]] = out + k * units;

  std::vector<source> sources(model.size());
  std::vector<output> written;
  for (std::size_t leaf = 0; leaf < state.leaves.size(); ++leaf) {
    const std::size_t node = state.leaves[leaf].node;
    if (!column_of[node] && state.fused[leaf] && !fills(state.leaves[leaf], table, columns[leaf])) {
      sources[node] = {.values = table.values(columns[leaf]).data(),
                       .map = &*state.fused[leaf],
                       .gaps = !table.holes(columns[leaf]).empty()};
    } else {
      written.push_back({.leaf = leaf, .values = column_of[node]});
    }
  }
  const std::size_t rows = std::min(block, units);
  const auto unplaced = std::count_if(written.begin(), written.end(), [](const output& o) { return !o.values; });
  std::vector<double> scratch(static_cast<std::size_t>(unplaced) * rows);
  double* free = scratch.data();
  for (output& o : written) {
    if (!o.values) {
      o = {.leaf = o.leaf, .values = free, .whole = false};
      free += rows;
    }
    sources[state.leaves[o.leaf].node] = {.values = o.values, .whole = o.whole};
  }
  for (const branch& b : state.branches) sources[b.node] = {.values = column_of[b.node]};

  std::vector<bool> wanted(model.size(), false);
  for (const std::size_t node : nodes) wanted[node] = true;
  const auto by_itself = [&](std::size_t unit) {
    const unit_scores s = score_unit(state, table, columns, unit, wanted);
    for (const branch& b : state.branches) {
      if (wanted[b.node]) column_of[b.node][unit] = s.value[b.node];
    }
  };
  std::vector<kernels::child> children;
  children.reserve(model.size());
  const auto score_block = [&](std::size_t first) {
    const std::size_t n = std::min(block, units - first);
    bool finite = true;
    for (const output& o : written) {
      finite = materialise(state, o.leaf, table, columns, first, n, o.values + (o.whole ? first : 0)) && finite;
    }
    for (const branch& b : state.branches) {
      if (!wanted[b.node]) continue;
      children.clear();
      for (std::size_t k = 0; k < b.children.size(); ++k) {
        const source& s = sources[b.children[k]];
        children.push_back({.values = s.values + (s.whole ? first : 0), .weight = b.weights[k], .map = s.map, .gaps = s.gaps});
      }
      const kernels::outcome made = combine_block(b, children, n, column_of[b.node] + first);
      finite = made.finite && finite;
      sources[b.node].gaps = !made.whole;
    }
    // Something left the range of numbers: with more care it may not, and if it does the error names unit and node.
    for (std::size_t u = 0; !finite && u < n; ++u) by_itself(first + u);
  };
  for (std::size_t first = 0; first < units; first += block) {
    try {
      score_block(first);
    } catch (const MethodError&) {
      // Some unit of the block has no score where it must have one: one by one they tell which.
      for (std::size_t u = first; u < std::min(first + block, units); ++u) (void)score_unit(state, table, columns, u, wanted);
      throw;
    }
  }
  for (std::size_t unit : units_of_their_own(state, table, columns)) by_itself(unit);
}

unit_scores score_unit(const index_state& state, const Table& table, std::span<const std::size_t> columns, std::size_t unit,
                       const std::vector<bool>& touched) try {
  const Model& model = state.definition.model;
  unit_scores s{.value = std::vector<double>(model.size(), nan), .applicable = std::vector<bool>(model.size(), false)};
  for (std::size_t leaf = 0; leaf < state.leaves.size(); ++leaf) {
    const std::size_t node = state.leaves[leaf].node;
    if (!materialise(state, leaf, table, columns, unit, 1, &s.value[node])) {
      throw DataError(
          {{.code = code::not_finite,
            .said = say("normalised-too-large",
                        "the value on the normalised scale is beyond the largest number; state the indicator in another unit"),
            .unit = table.units()[unit],
            .indicator = model[node].id}});
    }
    s.applicable[node] = table.status(unit, columns[leaf]) != Status::not_applicable;
  }
  combine_unit(state, s, touched, table.units()[unit]);
  return s;
} catch (const MethodError& error) {
  throw of_unit(error, table.units()[unit]);
}

void combine_unit(const index_state& state, unit_scores& s, const std::vector<bool>& touched, const std::string& unit) {
  gathering there(16);
  for (const branch& b : state.branches) {
    if (touched.empty() || touched[b.node]) combine_node(state, b, s, there, unit);
  }
}

void combine_node(const index_state& state, const branch& b, unit_scores& s, gathering& there, const std::string& unit) {
  there.clear();
  for (std::size_t k = 0; k < b.children.size(); ++k)
    there.add(k, s.value[b.children[k]], b.weights[k], s.applicable[b.children[k]]);
  s.applicable[b.node] = there.applies();
  s.value[b.node] = there.score(b);
  if (!std::isfinite(s.value[b.node]) && there.enough(b)) {
    throw DataError({{.code = code::not_finite,
                      .said = say("score-not-finite", "the score is not a finite number"),
                      .unit = unit,
                      .indicator = state.definition.model[b.node].id}});
  }
}

}  // namespace detail

Scores Index::score(const Table& table, const score_options& options) const {
  const detail::index_state& learnt = state();
  const Model& model = learnt.definition.model;
  const bool known = table.hash() == learnt.reference_hash && !learnt.columns.empty();
  std::vector<std::size_t> columns = known ? learnt.columns : detail::align(learnt.definition, table);
  std::vector<std::size_t> nodes;
  nodes.reserve(model.size());
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (options.indicators || !model[node].indicator) nodes.push_back(node);
  }
  const std::size_t units = table.n_units();
  // Left uninitialised: every element is written once, and large tables should touch their memory once.
  const std::shared_ptr<double[]> values(new double[nodes.size() * units]);
  detail::score_into(learnt, table, columns, nodes, values.get());
  for (std::size_t k = 0; k < nodes.size(); ++k)
    detail::rescale(learnt, nodes[k], {values.get() + k * units, units}, table.units());
  return Scores(state_, table, {.nodes = std::move(nodes), .columns = std::move(columns)}, values);
}

}  // namespace hti::inline v0
