#include <algorithm>
#include <cmath>
#include <utility>

#include "index/checks.hpp"
#include "index/index_state.hpp"
#include "index/learn.hpp"
#include "steps/own_rules.hpp"

namespace hti::inline v0::detail {
namespace {

/// Positions of nodes, ascending, and the reference's scores on them before rescaling, column-major.
struct reference_scores {
  std::vector<std::size_t> nodes{};
  std::unique_ptr<double[]> values{};
  std::size_t units;

  /// Of all nodes from level `lowest` to `highest`.
  reference_scores(const index_state& state, const Table& reference, std::span<const std::size_t> columns, std::size_t lowest,
                   std::size_t highest)
      : units(reference.n_units()) {
    const Model& model = state.definition.model;
    for (std::size_t node = 0; node < model.size(); ++node) {
      if (model.level(node) >= lowest && model.level(node) <= highest) nodes.push_back(node);
    }
    values.reset(new double[nodes.size() * units]);
    score_into(state, reference, columns, nodes, values.get());
  }
  [[nodiscard]] std::span<double> column(std::size_t k) const { return {values.get() + k * units, units}; }
  /// The scores of a node that are there.
  [[nodiscard]] std::vector<double> present(std::size_t node) const {
    const auto k = static_cast<std::size_t>(std::lower_bound(nodes.begin(), nodes.end(), node) - nodes.begin());
    std::vector<double> scores;
    std::copy_if(column(k).begin(), column(k).end(), std::back_inserter(scores), [](double x) { return !std::isnan(x); });
    return scores;
  }
};

/// Weights by entropy of the children of a node; all the same where none tells units apart.
std::vector<double> entropies(const index_state& state, std::size_t node, const reference_scores& scores) {
  const Model& model = state.definition.model;
  const auto rule = std::get<weight::entropy>(state.definition.method.weight.at(model[node].id, model.level(node)));
  std::vector<double> weights;
  for (const std::size_t child : model.children(node)) {
    try {
      weights.push_back(rule.weigh(scores.present(child)));
    } catch (const MethodError& error) {
      std::vector<Problem> problems = error.problems();
      for (Problem& problem : problems) problem.indicator = model[child].id;
      throw MethodError(std::move(problems));
    }
  }
  if (std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; })) weights.assign(weights.size(), 1);
  return weights;
}

/// What a rule learns of a node's scores. \param nothing  what to say where there are none
normalise::fitted learn_node(const index_state& state, std::size_t node, const Normalise& rule, std::vector<double>& present,
                             const Message& nothing) {
  const std::string& id = state.definition.model[node].id;
  if (present.empty()) {
    throw MethodError({{.code = code::all_missing, .said = nothing, .indicator = id}});
  }
  level(present, kernels::extent_of(present), state.combined_slack[node]);
  normalise::fitted f = std::visit([&](const auto& r) { return r.fit({.values = present, .id = id}); }, rule);
  guard(f, rule, id);
  return f;
}

}  // namespace

void learn_nodes(index_state& state, const Table& reference, std::span<const std::size_t> columns) {
  const Model& model = state.definition.model;
  const Method& method = state.definition.method;
  const auto is_learnt = [](const auto& exception) { return std::holds_alternative<weight::entropy>(exception.second); };
  const Choice<Weight>& weights = method.weight;
  if (method.normalise.level.empty() && method.normalise.node.empty() &&
      !std::holds_alternative<weight::entropy>(weights.rule) &&
      std::none_of(weights.level.begin(), weights.level.end(), is_learnt) &&
      std::none_of(weights.node.begin(), weights.node.end(), is_learnt)) {
    return;
  }
  const auto learns = [&](std::size_t node) {
    return std::holds_alternative<weight::entropy>(weights.at(model[node].id, model.level(node)));
  };
  const auto throw_all = [](std::vector<Problem> problems) {
    if (!problems.empty()) throw MethodError(std::move(problems));
  };
  for (std::size_t height = 2; height <= model.level(Model::root()); ++height) {
    std::vector<std::size_t> weighed;
    std::vector<std::size_t> mapped;
    for (std::size_t node = 0; node < model.size(); ++node) {
      if (model.level(node) != height) continue;
      if (learns(node)) weighed.push_back(node);
      if (node_rule(state.definition, node)) mapped.push_back(node);
    }
    if (weighed.empty() && mapped.empty()) continue;
    std::vector<Problem> problems;
    check_positive(state, height - 1, problems);
    throw_all(std::move(problems));
    if (!weighed.empty()) {
      const reference_scores scores(state, reference, columns, 1, height - 1);
      for (const std::size_t node : weighed) state.learnt_weights.emplace(node, entropies(state, node, scores));
      state.compile();
    }
    problems.clear();
    check_children(state, problems);  // by what is learnt a child may weigh nothing
    check_positive(state, height, problems);
    throw_all(std::move(problems));
    if (mapped.empty()) continue;
    const reference_scores scores(state, reference, columns, 2, height);
    for (const std::size_t node : mapped) {
      std::vector<double> present = scores.present(node);
      node_state learnt{
          .normalise = learn_node(state, node, *node_rule(state.definition, node), present,
                                  say("nothing-to-normalise-by", "no reference unit has a score on '{node}' to normalise by",
                                      {{"node", model[node].id}}))};
      const kernels::extent e = kernels::extent_of(present);
      learnt.size = size_after(learnt.normalise, {e.low, e.high});
      if (learnt.normalise.constant && method.constant != Constant::middle) {
        throw MethodError({{.code = code::constant_indicator,
                            .said = say("constant-node",
                                        "all reference units score the same on '{node}', so normalising it has no frame; set "
                                        "constant to \"middle\"",
                                        {{"node", model[node].id}}),
                            .indicator = model[node].id}});
      }
      state.nodes.emplace(node, std::move(learnt));
    }
    state.compile();
  }
}

void learn_rescaling(index_state& state, const Table& reference, std::span<const std::size_t> columns) {
  if (state.definition.method.rescale.empty()) return;
  const reference_scores scores(state, reference, columns, 2, state.definition.model.level(Model::root()));
  for (const std::size_t node : scores.nodes) {
    const std::string& id = state.definition.model[node].id;
    const Normalise* rule = rescale_rule(state.definition, node);
    if (!rule) continue;
    std::vector<double> present = scores.present(node);
    normalise::fitted f =
        learn_node(state, node, *rule, present,
                   say("nothing-to-rescale-by", "no reference unit has a score on '{node}' to rescale by", {{"node", id}}));
    if (f.constant && state.definition.method.constant == Constant::error) {
      throw MethodError(
          {{.code = code::constant_indicator,
            .said = say("constant-scores", "all reference units score the same on '{node}', so rescaling has no frame",
                        {{"node", id}}),
            .indicator = id}});
    }
    state.rescale.emplace(node, std::move(f));
  }
}

}  // namespace hti::inline v0::detail
