#include <algorithm>
#include <cmath>
#include <utility>

#include "hti/robust/stability.hpp"
#include "index/index_state.hpp"
#include "robust/faults.hpp"
#include "robust/scored_units.hpp"
#include "robust/stability_curves.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::branch;
using hti::detail::index_state;
using hti::detail::refuse;
using hti::detail::unit_scores;

/// What the score adds per value on the parent's scale: a unit's side of a contest.
Contest::Side side_of(const index_state& state, const unit_scores& unit, const branch& parent, std::size_t top,
                      const hti::detail::mean_scale& scale) {
  Contest::Side side;
  for (const std::size_t child : parent.children) {
    const double x = unit.value[child];
    side.values.push_back(std::isnan(x) ? x : scale.to(x));
    side.applicable.push_back(unit.applicable[child]);
  }
  if (parent.node != top) {
    const std::vector<bool> above = hti::detail::path(state.definition.model, parent.node, top);
    side.offset = hti::detail::with_value(state, unit, parent.node, 0, above, top);
    side.slope = hti::detail::with_value(state, unit, parent.node, 1, above, top) - side.offset;
  }
  const double own = unit.value[parent.node];
  side.score = side.offset + side.slope * (parent.node == top ? scale.to(own) : own);
  return side;
}

}  // namespace

Contest contest(const Index& index, const Table& table, std::string_view unit, std::string_view other, std::string_view parent,
                std::string_view node) {
  const index_state& state = index.state();
  const Model& model = index.model();
  const std::size_t top = hti::detail::ranked_node(model, node);
  const std::size_t at = parent.empty() ? top : model.at(parent);
  const std::vector<std::size_t> columns = hti::detail::align(index.definition(), table);
  const auto b = std::find_if(state.branches.begin(), state.branches.end(), [&](const branch& x) { return x.node == at; });
  if (!model.within(at, top) || b == state.branches.end()) {
    refuse(
        say("no-children-below", "'{node}' has no children below '{top}'", {{"node", model[at].id}, {"top", model[top].id}}));
  }
  const auto scale = hti::detail::scale_of(*b->rule);
  if (!scale || b->map ||
      (at != top && !(scale->straight() && hti::detail::straight(state, hti::detail::path(model, at, top))))) {
    refuse(say("arithmetic-between", "only arithmetic means may stand between the weights that change and '{top}'",
               {{"top", model[top].id}}));
  }
  Contest found;
  for (std::size_t k = 0; k < b->children.size(); ++k) {
    found.children.push_back(model[b->children[k]].id);
    found.shares.push_back(b->weights[k] / b->total);
  }
  for (const auto& [code_of, side] : {std::pair{unit, &found.unit}, std::pair{other, &found.other}}) {
    const std::size_t u = table.unit_at(code_of);
    *side = side_of(state, hti::detail::score_unit(state, table, columns, u), *b, top, *scale);
    if (std::isnan(side->score)) {
      throw DataError({{.code = code::all_missing,
                        .said = say("unit-without-score", "the unit has no score on '{node}'",
                                    {{"node", model[std::isnan(side->offset) ? top : at].id}}),
                        .unit = std::string(code_of)}});
    }
  }
  const bool by_weight = b->threshold.by == missing::by::weight;
  (by_weight ? found.min_coverage : found.min_count) = b->threshold.min_coverage * (1 - hti::detail::slack);
  return found;
}

bool Contest::closed() const {
  bool alike = true;
  bool whole = true;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    const bool there = !std::isnan(unit.values[k]);
    alike = alike && there == !std::isnan(other.values[k]);
    whole = whole && there;
  }
  return alike && (whole || (min_coverage == 0 && min_count == 0));
}

Overtaking overtaking(const Contest& contest) {
  const Contest::Side& a = contest.unit;
  const Contest::Side& b = contest.other;
  const std::size_t n = contest.shares.size();
  std::vector<double> gain(n, 0);  // of the unit on the other, per weight
  std::vector<std::size_t> order;
  if (!contest.closed()) {
    refuse(
        say("no-closed-form", "different cells of the two units are missing, or a limit of coverage is set: no closed form"));
  }
  for (std::size_t k = 0; k < n; ++k) {
    order.push_back(k);
    if (!std::isnan(a.values[k])) gain[k] = a.offset + a.slope * a.values[k] - (b.offset + b.slope * b.values[k]);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return gain[x] < gain[y]; });
  Overtaking found{.shares = contest.shares};
  double behind = 0;
  for (std::size_t k = 0; k < n; ++k) behind -= contest.shares[k] * gain[k];
  if (behind <= 0) return found;
  const auto last = std::find_if(order.rbegin(), order.rend(), [&](std::size_t k) { return !std::isnan(a.values[k]); });
  const std::size_t best = *last;  // both have a score, so some child is there
  if (gain[best] < 0) return {.change = hti::detail::nan, .shares = contest.shares};
  for (const std::size_t k : order) {
    const double per_weight = gain[best] - gain[k];
    if (!(per_weight > 0)) break;
    const bool all = found.shares[k] * per_weight < behind;
    const double moved = all ? found.shares[k] : behind / per_weight;
    found.shares[k] -= moved;
    found.shares[best] += moved;
    found.change += 2 * moved;
    if (!all) break;
    behind -= moved * per_weight;
  }
  return found;
}

}  // namespace hti::inline v0::robust
