#include "index/checks.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "base/overloaded.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::detail {
namespace {

double treated_end(const treat::fitted& treat, double end) {
  if (treat.own) return end;
  if (std::isinf(end) && treat.log && end < 0) return std::log(treat.log->offset);
  return treat(end);
}

double least_value(const index_state& state, const leaf_state& leaf) {
  const bool turned = state.definition.model[leaf.node].indicator->direction == Direction::lower;
  const double worst = turned ? -treated_end(leaf.treat, infinity) : treated_end(leaf.treat, -infinity);
  double least = std::holds_alternative<std::function<double(double)>>(leaf.normalise.map) ? -infinity : leaf.normalise(worst);
  if (leaf.treat.own) least = leaf.normalise.reach().low;
  if (leaf.normalise.constant) least = leaf.normalise.reach().low;
  for (double penalty : leaf.penalty) least = std::isnan(penalty) ? least : std::min(least, penalty);
  return least;
}

double floored(const std::optional<double>& floor, double least) { return floor ? std::max(least, *floor) : least; }

/// The least value that a rule can give of children that are at least these.
/// \param reference_units  with which a rule that learns compares
double least_combined(const Aggregate& rule, std::span<const double> least, std::size_t reference_units) {
  const double lowest = *std::min_element(least.begin(), least.end());
  return std::visit(
      overloaded{[&](const aggregate::arithmetic&) { return lowest; },
                 [&](const aggregate::geometric& r) { return floored(r.floor, lowest); },
                 [&](const aggregate::harmonic& r) { return floored(r.floor, lowest); },
                 [&](const aggregate::power& r) { return floored(r.floor, lowest); },
                 [&](const aggregate::inverted_geometric& r) { return std::max(lowest, r.low); },
                 [&](const aggregate::product&) {
                   return lowest >= 0 ? std::accumulate(least.begin(), least.end(), 1.0, std::multiplies<>()) : -infinity;
                 },
                 [&](const aggregate::ratio&) { return least[0] >= 0 ? 0 : -infinity; },
                 [&](const aggregate::first_if& r) { return std::min(std::max(least[0], r.at_least), r.share * least[1]); },
                 [&](const aggregate::copeland&) { return -static_cast<double>(reference_units); },
                 [](const aggregate::custom&) { return -infinity; }},
      rule);
}

/// Which of its children a rule needs above 0; none: -1.
std::ptrdiff_t not_positive(const Aggregate& rule, std::span<const double> least) {
  const auto worst = std::min_element(least.begin(), least.end()) - least.begin();
  const auto mean = [&](const auto& r) { return r.floor || least[static_cast<std::size_t>(worst)] > 0 ? -1 : worst; };
  return std::visit(
      overloaded{[&](const aggregate::geometric& r) { return mean(r); }, [&](const aggregate::harmonic& r) { return mean(r); },
                 [&](const aggregate::power& r) { return mean(r); },
                 [&](const aggregate::ratio&) { return least[1] > 0 ? std::ptrdiff_t{-1} : std::ptrdiff_t{1}; },
                 [](const auto&) { return std::ptrdiff_t{-1}; }},
      rule);
}

}  // namespace

void check_positive(const index_state& state, std::size_t highest, std::vector<Problem>& problems) {
  const auto plain = [](const branch& b) { return std::holds_alternative<aggregate::arithmetic>(*b.rule); };
  if (std::all_of(state.branches.begin(), state.branches.end(), plain)) return;  // defined for all values
  const Model& model = state.definition.model;
  std::vector<double> least(model.size(), infinity);
  for (const leaf_state& leaf : state.leaves) {
    if (!leaf.dropped) least[leaf.node] = least_value(state, leaf);
  }
  std::vector<double> below;
  for (const branch& b : state.branches) {
    if (model.level(b.node) > highest || b.children.empty()) continue;
    below.clear();
    for (const std::size_t child : b.children) below.push_back(least[child]);
    if (const auto worst = not_positive(*b.rule, below); worst >= 0) {
      problems.push_back(
          {.code = code::non_positive_value,
           .said = say("undefined-mean",
                       "{rule} of '{node}' is undefined for values <= 0, which '{child}' can take (in the reference, by a "
                       "penalty, or in a new unit); set floor, or a scale above 0 with clip",
                       {{"rule", describe(*b.rule)},
                        {"node", model[b.node].id},
                        {"child", model[b.children[static_cast<std::size_t>(worst)]].id}}),
           .indicator = model[b.node].id});
    }
    least[b.node] = least_combined(*b.rule, below, b.reference ? b.reference->view().units() : 0);
    if (!b.map) continue;
    const bool own = std::holds_alternative<std::function<double(double)>>(b.map->map);
    least[b.node] = own || b.map->constant ? b.map->reach().low : (*b.map)(least[b.node]);
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
