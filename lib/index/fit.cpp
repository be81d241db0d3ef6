#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "base/overloaded.hpp"
#include "hti/base/statistics.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "steps/check_method.hpp"
#include "steps/own_rules.hpp"

namespace hti::inline v0 {
namespace detail {
namespace {

// Values that differ by rounding alone become one number, so that a frame is not made of it.
void level(std::span<double> values, kernels::extent e, double within) {
  if (e.high - e.low <= within) std::fill(values.begin(), values.end(), values[0]);
}

// Maps are monotone, so their ends have the greatest magnitude. What a map takes off large figures leaves its rounding: a
// hundredth of those sizes counts too, so that their slack is 1e-14.
double size_of(const normalise::fitted& map, Interval extent) {
  double size = 0;
  const auto include = [&](double x) {
    if (std::isfinite(x)) size = std::max(size, std::abs(x));
  };
  const auto* a = std::get_if<normalise::affine>(&map.map);
  for (const double end : {extent.low, extent.high}) include(a ? (*a)(end) : map(end));
  if (a) include(0.01 * a->scale * std::max(std::abs(extent.low), std::abs(extent.high)));
  return size;
}

// ---- one indicator

class learner {
 public:
  learner(const Definition& definition, const Table& reference, std::vector<Problem>& problems)
      : definition_(definition), reference_(reference), problems_(problems) {
    sort_rules({});
  }

  void learn(leaf_state& leaf, std::size_t node, std::size_t column) {
    leaf.node = node;
    const std::span<const double> raw = reference_.values(column);
    const std::span<const Hole> holes = reference_.holes(column);
    if (holes.size() == raw.size()) {
      degenerate(leaf, code::all_missing,
                 say("no-reference-value", "no reference unit has a value; set constant to \"drop\", or remove the indicator"));
      return;
    }
    const std::string& id = definition_.model[node].id;
    const bool own = definition_.method.missing.indicator.contains(id);
    if (own) sort_rules(id);
    learn_filling(leaf, raw, holes);
    leaf.computed = computed_;
    try {
      learn_map(leaf, raw, holes);
    } catch (const MethodError& error) {
      blame(leaf, raw, holes, error);
    } catch (const DataError& error) {
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
      return;
    }
    check_range(leaf);
    if (leaf.normalise.constant)
      degenerate(leaf, code::constant_indicator,
                 say("constant-indicator",
                     "all reference units have the same value, so the normalisation has no frame; set constant to \"middle\" "
                     "or \"drop\", or remove the indicator"));
    if (own) sort_rules({});
  }

 private:
  // Which statuses are imputed and which penalised, of an indicator or (empty) of those without rules of their own.
  void sort_rules(const std::string& indicator) {
    imputed_.clear();
    penalised_.clear();
    computed_ = false;
    indicator_ = indicator;
    for (Status status : {Status::missing, Status::not_answered, Status::suppressed}) {
      const Missing& rule = rule_of(status);
      computed_ = computed_ || computed(rule);
      std::visit(overloaded{[](const missing::renormalise&) {}, [](const missing::refuse&) {},
                            [&](const missing::penalise&) { penalised_.push_back(status); },
                            [&](const auto&) { imputed_.push_back(status); }},
                 rule);
    }
  }
  [[nodiscard]] const Missing& rule_of(Status status) const { return rule_for(definition_.method.missing, indicator_, status); }

  void learn_map(leaf_state& leaf, std::span<const double> raw, std::span<const Hole> holes) {
    const Node& n = definition_.model[leaf.node];
    const Method& method = definition_.method;
    const Treat& treat = method.treat.at(n.id, 1);
    const Normalise& normalise = method.normalise.at(n.id, 1);
    if (const auto* plain = std::get_if<normalise::min_max>(&normalise);
        plain && !plain->clip && std::holds_alternative<treat::none>(treat) && leaf.fill.empty()) {
      const kernels::extent e = kernels::extent_of(raw);  // the frame is two numbers: no copy of the column is needed
      const std::array<double, 2> ends = turned(n, e.low, e.high);
      leaf.normalise = plain->fit({.values = ends, .indicator = &*n.indicator, .id = n.id});
      learn_penalties(leaf, ends);
      learn_size(leaf, {ends[0], ends[1]});
    } else {
      values_ = filled(leaf, raw, holes);
      leaf.treat =
          std::visit([&](const auto& t) { return t.fit({.values = values_, .indicator = &*n.indicator, .id = n.id}); }, treat);
      guard(leaf.treat, treat, n.id);
      for (double& x : values_) x = n.indicator->direction == Direction::lower ? -leaf.treat(x) : leaf.treat(x);
      const kernels::extent e = kernels::extent_of(values_);
      if (!leaf.fill.empty()) level(values_, e, slack * std::max(std::abs(e.low), std::abs(e.high)));
      leaf.normalise = std::visit(
          [&](const auto& f) { return f.fit({.values = values_, .indicator = &*n.indicator, .id = n.id}); }, normalise);
      guard(leaf.normalise, normalise, n.id);
      learn_penalties(leaf, values_);
      learn_size(leaf, {e.low, e.high});
    }
  }

  // A rule of the user's own has failed on some value: tells the first unit that has such a one.
  [[noreturn]] void blame(const leaf_state& leaf, std::span<const double> raw, std::span<const Hole> holes,
                          const MethodError& error) const {
    std::vector<double> values(raw.begin(), raw.end());
    for (const Hole& hole : holes) values[hole.unit] = filled_value(leaf, hole);
    for (std::size_t u = 0; u < values.size(); ++u) {
      try {
        if (!std::isnan(values[u])) (void)leaf.map(values[u], definition_.model[leaf.node].indicator->direction);
      } catch (const MethodError& found) {
        throw of_unit(found, reference_.units()[u]);
      }
    }
    throw error;
  }

  static std::array<double, 2> turned(const Node& node, double low, double high) {
    if (node.indicator->direction == Direction::lower) return {-high, -low};
    return {low, high};
  }

  void degenerate(leaf_state& leaf, code c, Message message) {
    const Constant policy = definition_.method.constant;
    if (policy == Constant::middle && c == code::constant_indicator) return;
    if (policy == Constant::drop) {
      leaf.dropped = true;
      return;
    }
    problems_.push_back({.code = c, .said = std::move(message), .indicator = definition_.model[leaf.node].id});
  }

  template <class Centre>
  filling by_group(const std::string& variable, std::span<const double> raw, Centre centre) {
    std::map<std::string, std::vector<double>, std::less<>> members;
    const std::span<const std::string> labels = reference_.group(variable);
    for (std::size_t u = 0; u < raw.size(); ++u) {
      if (!std::isnan(raw[u]) && !labels[u].empty()) members[labels[u]].push_back(raw[u]);
    }
    filling f{.variable = variable};
    for (const auto& [label, values] : members) f.groups[label] = centre(values);
    return f;
  }

  // Raw values that take the place of cells whose status imputes.
  void learn_filling(leaf_state& leaf, std::span<const double> raw, std::span<const Hole> holes) {
    const auto mean = [](std::span<const double> v) { return detail::mean(v); };
    const auto median = [](std::span<const double> v) { return quantile_of({v.begin(), v.end()}, 0.5); };
    for (const Status status : imputed_) {
      const Missing& rule = rule_of(status);
      const auto fill = [&](auto centre, const std::string& group) {
        filling f;
        if (!group.empty()) f = by_group(group, raw, centre);
        f.value = centre(observed(raw, holes.size()));
        leaf.fill.emplace(status, std::move(f));
      };
      std::visit(overloaded{[](const missing::renormalise&) {}, [](const missing::penalise&) {}, [](const missing::refuse&) {},
                            [&](const impute::mean&) { fill(mean, {}); }, [&](const impute::median&) { fill(median, {}); },
                            [&](const impute::group_mean& by) { fill(mean, by.group); },
                            [&](const impute::group_median& by) { fill(median, by.group); }},
                 rule);
    }
  }

  static std::vector<double> observed(std::span<const double> raw, std::size_t holes) {
    std::vector<double> present;
    present.reserve(raw.size() - holes);
    std::copy_if(raw.begin(), raw.end(), std::back_inserter(present), [](double x) { return !std::isnan(x); });
    return present;
  }

  // The column that frames are learnt from: observed and imputed raw values.
  std::vector<double> filled(const leaf_state& leaf, std::span<const double> raw, std::span<const Hole> holes) const {
    std::vector<double> values = observed(raw, holes.size());
    for (const Hole& hole : holes) {
      if (leaf.fill.contains(hole.status)) values.push_back(filled_value(leaf, hole));
    }
    return values;
  }

  // What is imputed in a cell; NaN where nothing is.
  [[nodiscard]] double filled_value(const leaf_state& leaf, const Hole& hole) const {
    const auto it = leaf.fill.find(hole.status);
    if (it == leaf.fill.end()) return nan;
    const filling& f = it->second;
    return f.variable.empty() ? f.value : f.at(reference_.group(f.variable)[hole.unit]).first;
  }

  static void learn_size(leaf_state& leaf, Interval extent) {
    leaf.size = size_of(leaf.normalise, extent);
    for (const double penalty : leaf.penalty) {
      if (std::isfinite(penalty)) leaf.size = std::max(leaf.size, std::abs(penalty));
    }
  }

  // `values`: what was normalised, or only its smallest and largest.
  void learn_penalties(leaf_state& leaf, std::span<const double> values) {
    for (const Status status : penalised_) {
      const auto* rule = std::get_if<missing::penalise>(&rule_of(status));
      double& penalty = leaf.penalty[static_cast<std::size_t>(status)];
      if (rule->value) {
        penalty = *rule->value;
      } else {
        penalty = percentile(leaf, values, rule->percentile);
      }
    }
  }

  // Whether scores of cells under this rule are no figures' of the reference: imputed, or a penalty but the lowest score.
  static bool computed(const Missing& rule) {
    if (const auto* penalty = std::get_if<missing::penalise>(&rule)) return penalty->value || penalty->percentile != 0;
    return !std::holds_alternative<missing::renormalise>(rule) && !std::holds_alternative<missing::refuse>(rule);
  }

  // A figure of the reference that the map takes beyond the largest number would stand as a penalty in a saved index.
  void check_range(const leaf_state& leaf) {
    for (const double penalty : leaf.penalty) {
      if (!std::isinf(penalty)) continue;
      problems_.push_back(
          {.code = code::not_finite,
           .said = say("penalty-too-large", "the penalty is beyond the largest number; state the indicator in another unit"),
           .indicator = definition_.model[leaf.node].id});
    }
  }

  double percentile(const leaf_state& leaf, std::span<const double> values, double percentile) {
    const bool ends_only = values.data() != values_.data();
    if (ends_only && percentile == 0) return leaf.normalise(values.front());
    if (ends_only && percentile == 100) return leaf.normalise(values.back());
    std::vector<double> normalised;
    if (ends_only) {
      const Node& n = definition_.model[leaf.node];
      for (double x : reference_.values(*reference_.find_indicator(n.id))) {
        if (!std::isnan(x)) normalised.push_back(leaf.map(x, n.indicator->direction));
      }
    } else {
      for (double x : values) normalised.push_back(leaf.normalise(x));
    }
    return quantile_of(std::move(normalised), percentile / 100);
  }

  const Definition& definition_;
  const Table& reference_;
  std::vector<Problem>& problems_;
  std::vector<Status> imputed_{};    // statuses whose rule imputes
  std::vector<Status> penalised_{};  // and those whose rule penalises
  std::string indicator_{};          // whose rules these are; empty: of all without their own
  bool computed_ = false;            // whether some rule computes scores of cells without a figure
  std::vector<double> values_{};     // scratch
};

// ---- bounds: where can a mean meet values that it is not defined for?

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
double least_combined(const Aggregate& rule, std::span<const double> least) {
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

/// \param highest  level up to which nodes are looked at
void check_positive(const index_state& state, std::size_t highest, std::vector<Problem>& problems) {
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
    least[b.node] = least_combined(*b.rule, below);
    if (!b.map) continue;
    const bool own = std::holds_alternative<std::function<double(double)>>(b.map->map);
    least[b.node] = own || b.map->constant ? b.map->reach().low : (*b.map)(least[b.node]);
  }
}

// A rule that needs every child cannot do without one that has no weight or was dropped.
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

// Shares of siblings whose weights are further apart would be lost in sums and products.
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

// ---- what the reference's scores teach

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

/// Weights and maps of nodes that are learnt from the reference, level by level: each sees what those below it have become.
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
      learnt.size = size_of(learnt.normalise, {e.low, e.high});
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

/// Whether scoring calls functions of the user's own.
bool calls_user(const index_state& state) {
  const auto own = [](const normalise::fitted& f) { return std::holds_alternative<std::function<double(double)>>(f.map); };
  return std::any_of(state.leaves.begin(), state.leaves.end(),
                     [&](const leaf_state& l) { return l.treat.own || own(l.normalise); }) ||
         std::any_of(state.nodes.begin(), state.nodes.end(), [&](const auto& n) { return own(n.second.normalise); }) ||
         std::any_of(state.rescale.begin(), state.rescale.end(), [&](const auto& r) { return own(r.second); }) ||
         std::any_of(state.branches.begin(), state.branches.end(),
                     [](const branch& b) { return std::holds_alternative<aggregate::custom>(*b.rule); });
}

}  // namespace

const std::vector<std::optional<Cutoffs>>& index_state::cutoffs(const Scores* scored) const {
  std::call_once(asked_, [&] {
    if (!reference_) return;
    std::optional<Scores> own;
    if (!scored || scored->table().hash() != reference_hash) {
      scored = &own.emplace(Index(shared_from_this()).score(*reference_, {.indicators = false}));
    }
    cutoffs_.resize(definition.model.size());
    for (const branch& b : branches) cutoffs_[b.node] = Cutoffs::of((*scored)[b.node], shown_slack[b.node]);
    reference_.reset();
  });
  return cutoffs_;
}

}  // namespace detail

Index fit(Definition definition, const Table& reference) {
  const auto state = std::make_shared<detail::index_state>(std::move(definition));
  const Definition& d = state->definition;
  if (auto problems = detail::problems_of(d.method, d.model); !problems.empty()) throw MethodError(std::move(problems));
  const std::vector<std::size_t> columns = detail::align(d, reference);
  state->reference_hash = reference.hash();
  state->columns = columns;

  std::vector<Problem> problems;
  detail::learner learner(d, reference, problems);
  state->leaves.reserve(columns.size());
  for (std::size_t k = 0; k < columns.size(); ++k)
    learner.learn(state->leaves.emplace_back(), d.model.indicators()[k], columns[k]);
  if (!problems.empty()) throw DataError(std::move(problems));
  state->compile();
  detail::check_children(*state, problems);
  if (!problems.empty()) throw MethodError(std::move(problems));
  detail::learn_nodes(*state, reference, columns);
  detail::check_weights(*state, problems);
  detail::check_positive(*state, d.model.level(Model::root()), problems);
  if (!problems.empty()) throw MethodError(std::move(problems));
  detail::learn_rescaling(*state, reference, columns);
  if (!state->rescale.empty()) state->compile_rescaling();
  state->put_off_cutoffs(reference);
  // A user's function is called here or not at all: it may wait for a lock that whoever asks later holds.
  if (detail::calls_user(*state)) (void)state->cutoffs();
  return Index(state);
}

Index fit(Model model, Method method, const Table& reference) {
  return fit(Definition{.id = "unnamed", .model = std::move(model), .method = std::move(method)}, reference);
}

}  // namespace hti::inline v0
