#include "index/checks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "index/index_state.hpp"

namespace hti::inline v0::detail {
namespace {

/// What an indicator's normalised value can be, of whatever unit.
Interval reach_of(const index_state& state, const leaf_state& leaf) {
  const bool turned = state.definition.model[leaf.node].indicator->direction == Direction::lower;
  Interval reach = leaf.normalise.reach();
  const bool own = std::holds_alternative<std::function<double(double)>>(leaf.normalise.map);
  if (!own && !leaf.treat.own && !leaf.normalise.constant) {
    const double low = leaf.treat(-infinity);
    const double high = leaf.treat(infinity);
    reach = {leaf.normalise(turned ? -high : low), leaf.normalise(turned ? -low : high)};
  }
  for (const double penalty : leaf.penalty) {
    if (!std::isnan(penalty)) reach = {std::min(reach.low, penalty), std::max(reach.high, penalty)};
  }
  return reach;
}

}  // namespace

void check_positive(const index_state& state, std::size_t highest, std::vector<Problem>& problems) {
  const auto plain = [](const branch& b) { return std::holds_alternative<aggregate::arithmetic>(*b.rule); };
  if (std::all_of(state.branches.begin(), state.branches.end(), plain)) return;  // defined for all values
  const Model& model = state.definition.model;
  std::vector<Interval> reach(model.size());
  for (const leaf_state& leaf : state.leaves) {
    if (!leaf.dropped) reach[leaf.node] = reach_of(state, leaf);
  }
  std::vector<Interval> below;
  for (const branch& b : state.branches) {
    if (model.level(b.node) > highest || b.children.empty()) continue;
    if (b.needs_all && b.children.size() < model.children(b.node).size()) continue;  // check_children tells of it
    below.clear();
    for (const std::size_t child : b.children) below.push_back(reach[child]);
    if (const auto worst = not_positive(*b.rule, below)) {
      problems.push_back(
          {.code = code::non_positive_value,
           .said = say("undefined-mean",
                       "{rule} of '{node}' is undefined for values <= 0, which '{child}' can take (in the reference, by a "
                       "penalty, or in a new unit); set floor, or a scale above 0 with clip",
                       {{"rule", describe(*b.rule)}, {"node", model[b.node].id}, {"child", model[b.children[*worst]].id}}),
           .indicator = model[b.node].id});
    }
    Interval& own = reach[b.node];
    own = hti::detail::reach_of(*b.rule, below, b.reference ? b.reference->view() : ReferenceChildren{});
    if (!b.map) continue;
    const bool known = !std::holds_alternative<std::function<double(double)>>(b.map->map) && !b.map->constant;
    own = known ? Interval{(*b.map)(own.low), (*b.map)(own.high)} : b.map->reach();
  }
}

void check_children(const index_state& state, std::vector<Problem>& problems) {
  const Model& model = state.definition.model;
  for (const branch& b : state.branches) {
    if (!b.needs_all || b.children.size() == model.children(b.node).size()) continue;
    problems.push_back({.code = code::invalid_weight,
                        .said = say("needs-every-child",
                                    "{rule} of '{node}' needs every child, and one has no weight or no figures that differ; "
                                    "remove it, or take another rule",
                                    {{"rule", describe(*b.rule)}, {"node", model[b.node].id}}),
                        .indicator = model[b.node].id});
  }
}

void check_weights(const index_state& state, std::vector<Problem>& problems) {
  constexpr double furthest = 1e100;
  const Model& model = state.definition.model;
  for (const branch& b : state.branches) {
    if (b.weights.empty()) continue;
    const auto [low, high] = std::minmax_element(b.weights.begin(), b.weights.end());
    if (*high / *low <= furthest) continue;
    problems.push_back({.code = code::invalid_weight,
                        .said = say("weights-too-far-apart",
                                    "under '{node}', '{child}' weighs more than 1e100 times what '{other}' does; set the "
                                    "smaller weight to 0",
                                    {{"node", model[b.node].id},
                                     {"child", model[b.children[static_cast<std::size_t>(high - b.weights.begin())]].id},
                                     {"other", model[b.children[static_cast<std::size_t>(low - b.weights.begin())]].id}}),
                        .indicator = model[b.node].id});
  }
}

}  // namespace hti::inline v0::detail
