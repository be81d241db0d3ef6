#include <algorithm>
#include <cmath>
#include <range/v3/view/reverse.hpp>
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
  [[nodiscard]] std::span<double> of(std::size_t node) const {
    const auto k = static_cast<std::size_t>(std::lower_bound(nodes.begin(), nodes.end(), node) - nodes.begin());
    return {values.get() + k * units, units};
  }
  /// The scores of a node that are there.
  [[nodiscard]] std::vector<double> present(std::size_t node) const {
    std::vector<double> scores;
    std::copy_if(of(node).begin(), of(node).end(), std::back_inserter(scores), [](double x) { return !std::isnan(x); });
    return scores;
  }
};

const Weight& weight_rule(const index_state& state, std::size_t node) {
  const Model& model = state.definition.model;
  return state.definition.method.weight.at(model[node].id, model.level(node));
}

/// What a rule that learns weights gives a child.
double learnt_weight(const Weight& rule, std::span<const double> scores) {
  return std::visit(
      [&]<class Rule>(const Rule& r) -> double {
        if constexpr (fitted_weigher<Rule>) {
          return r.weigh(scores);
        } else {
          return 1;
        }
      },
      rule);
}

/// Weights of the children of a node whose rule learns them; all the same where none is given any.
std::vector<double> learn_weights(const index_state& state, std::size_t node, const reference_scores& scores) {
  const Model& model = state.definition.model;
  std::vector<double> weights;
  for (const std::size_t child : model.children(node)) {
    try {
      weights.push_back(learnt_weight(weight_rule(state, node), scores.present(child)));
    } catch (const MethodError& error) {
      std::vector<Problem> problems = error.problems();
      for (Problem& problem : problems) problem.indicator = model[child].id;
      throw MethodError(std::move(problems));
    }
  }
  if (std::all_of(weights.begin(), weights.end(), [](double w) { return w == 0; })) weights.assign(weights.size(), 1);
  return weights;
}

/// What a rule that learns compares with: the reference units that have a score on the node.
std::vector<double> learn_children(const index_state& state, std::size_t node, const reference_scores& scores) {
  const Model& model = state.definition.model;
  std::vector<double> learnt;
  for (std::size_t u = 0; u < scores.units; ++u) {
    if (std::isnan(scores.of(node)[u])) continue;
    for (const std::size_t child : model.children(node)) learnt.push_back(scores.of(child)[u]);
  }
  if (!learnt.empty()) return learnt;
  throw MethodError({{.code = code::all_missing,
                      .said = say("nothing-to-compare-with", "no reference unit has a score on '{node}' to compare with",
                                  {{"node", model[node].id}}),
                      .indicator = model[node].id}});
}

/// What a rule learns of a node's scores. \param nothing  what to say where there are none
normalise::fitted learn_node(const index_state& state, std::size_t node, const Normalise& rule, std::vector<double>& present,
                             const Message& nothing) {
  const std::string& id = state.definition.model[node].id;
  if (present.empty()) {
    throw MethodError({{.code = code::all_missing, .said = nothing, .indicator = id}});
  }
  const double within = state.combined_slack[node];
  level(present, kernels::extent_of(present), within);
  const Column column{.values = present, .id = id, .within = within};
  normalise::fitted f = std::visit([&](const auto& r) { return r.fit(column); }, rule);
  guard(f, rule, id);
  return f;
}

/// How a node's score is normalised before its parent combines it.
node_state learn_map(const index_state& state, std::size_t node, const reference_scores& scores) {
  const std::string& id = state.definition.model[node].id;
  std::vector<double> present = scores.present(node);
  node_state learnt{.normalise = learn_node(state, node, *node_rule(state.definition, node), present,
                                            say("nothing-to-normalise-by",
                                                "no reference unit has a score on '{node}' to normalise by", {{"node", id}}))};
  const kernels::extent e = kernels::extent_of(present);
  learnt.size = size_after(learnt.normalise, {e.low, e.high});
  if (learnt.normalise.constant && state.definition.method.constant != Constant::middle) {
    throw MethodError({{.code = code::constant_indicator,
                        .said = say("constant-node",
                                    "all reference units score the same on '{node}', so normalising it has no frame; set "
                                    "constant to \"middle\"",
                                    {{"node", id}}),
                        .indicator = id}});
  }
  return learnt;
}

/// Nodes of one level of which something is learnt.
struct learning {
  std::vector<std::size_t> weighed{};   // the weights of their children
  std::vector<std::size_t> compared{};  // their children
  std::vector<std::size_t> mapped{};    // their scores

  learning(const index_state& state, std::size_t height) {
    const Model& model = state.definition.model;
    for (const branch& b : state.branches | ranges::views::reverse) {
      if (model.level(b.node) != height) continue;
      if (learns(weight_rule(state, b.node))) weighed.push_back(b.node);
      if (learns(*b.rule)) compared.push_back(b.node);
      if (node_rule(state.definition, b.node)) mapped.push_back(b.node);
    }
  }
};

}  // namespace

void learn_nodes(index_state& state, const Table& reference, std::span<const std::size_t> columns) {
  const auto check = [&](std::size_t height) {
    std::vector<Problem> problems;
    check_children(state, problems);  // by what is learnt a child may weigh nothing
    check_positive(state, height, problems);
    if (!problems.empty()) throw MethodError(std::move(problems));
  };
  for (std::size_t height = 2; height <= state.definition.model.level(Model::root()); ++height) {
    const learning here(state, height);
    if (here.weighed.empty() && here.compared.empty() && here.mapped.empty()) continue;
    check(height - 1);
    if (!here.weighed.empty()) {
      const reference_scores scores(state, reference, columns, 1, height - 1);
      for (const std::size_t node : here.weighed) state.learnt_weights.emplace(node, learn_weights(state, node, scores));
      state.compile();
    }
    check(height);
    if (!here.compared.empty()) {
      const reference_scores scores(state, reference, columns, 1, height);
      for (const std::size_t node : here.compared) state.learnt_children.emplace(node, learn_children(state, node, scores));
      state.compile();
    }
    if (here.mapped.empty()) continue;
    const reference_scores scores(state, reference, columns, 2, height);
    for (const std::size_t node : here.mapped) state.nodes.emplace(node, learn_map(state, node, scores));
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
