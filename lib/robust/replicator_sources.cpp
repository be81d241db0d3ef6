// Choices of a replicator.
#include <algorithm>
#include <cmath>

#include "hti/base/number_text.hpp"
#include "robust/faults.hpp"
#include "robust/replicator.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {
namespace {

constexpr std::size_t most_variants = 1000;

/// What is fitted, and what to.
struct fitting {
  Definition definition;
  Table table;
  double p = 1;
};

template <class Rule>
void set(Choice<Rule>& own, const Choice<Rule>& chosen, const vary::choice& choice) {
  if (!choice.at) {
    own = chosen;
  } else if (const int* level = std::get_if<int>(&*choice.at)) {
    own.level.insert_or_assign(*level, chosen.rule);
  } else {
    own.node.insert_or_assign(std::get<std::string>(*choice.at), chosen.rule);
  }
}

/// Puts an alternative in its place.
struct setting {
  const vary::choice& choice;
  Method& method;
  Table& table;

  void operator()(const Choice<Treat>& rule) const { set(method.treat, rule, choice); }
  void operator()(const Choice<Normalise>& rule) const { set(method.normalise, rule, choice); }
  void operator()(const MissingRules& rules) const { method.missing = rules; }
  void operator()(Constant rule) const { method.constant = rule; }
  void operator()(const Choice<Weight>& rule) const { set(method.weight, rule, choice); }
  void operator()(const Choice<Aggregate>& rule) const { set(method.aggregate, rule, choice); }
  void operator()(const vary::Rescale& rules) const { method.rescale = rules; }
  void operator()(const Method& whole) const { method = whole; }
  void operator()(const vary::prepared& figures) const { table = figures.table; }
};

/// Whether two choices say something of the same step: one of whole methods does of all but the figures.
bool overlap(std::size_t a, std::size_t b) {
  constexpr std::size_t figures = std::variant_size_v<vary::Step> - 1;
  constexpr std::size_t method = figures - 1;
  static_assert(std::is_same_v<std::variant_alternative_t<figures, vary::Step>, vary::prepared>);
  static_assert(std::is_same_v<std::variant_alternative_t<method, vary::Step>, Method>);
  return a == b || (a == method && b != figures) || (b == method && a != figures);
}

/// What is wrong with where a step is chosen for.
void check_place(const vary::choice& choice, const Model& model, const std::string& name, std::vector<Problem>& problems) {
  const vary::Step& step = choice.alternatives[0];
  const bool indicators = std::holds_alternative<Choice<Treat>>(step);
  const bool nodes = std::holds_alternative<Choice<Normalise>>(step);
  const bool weighs = std::holds_alternative<Choice<Weight>>(step);
  if (!indicators && !nodes && !weighs && !std::holds_alternative<Choice<Aggregate>>(step)) {
    problems.push_back(
        fault(name, say("step-of-all-nodes", "the step is the same at all nodes, so it cannot be chosen for one")));
  } else if (const int* level = std::get_if<int>(&*choice.at)) {
    const auto top = indicators ? 1 : static_cast<int>(model.level(Model::root()));
    if (*level < (indicators || nodes ? 1 : 2) || *level > top) {
      problems.push_back(fault(name, say("no-node-of-level", "no node of level {level} has this step", {{"level", *level}})));
    }
  } else if (const std::string& id = std::get<std::string>(*choice.at); !model.find(id)) {
    problems.push_back(fault(name, unknown_node(model, id)));
  } else if (!nodes && model[model.at(id)].indicator.has_value() != indicators) {
    const std::vector<Argument> node{{"node", id}};
    problems.push_back(fault(name,
                             indicators ? say("is-no-indicator", "'{node}' is no indicator", node)
                             : weighs
                                 ? say("no-children-to-weigh", "'{node}' is an indicator and has no children to weigh", node)
                                 : say("nothing-to-combine", "'{node}' is an indicator and has nothing to combine", node),
                             code::unknown_node));
  }
}

/// What is wrong with one alternative.
void check(const vary::Step& step, const Index& index, const Table& table, const std::string& name,
           std::vector<Problem>& problems) {
  if (const auto* method = std::get_if<Method>(&step); method && method->rank != index.method().rank) {
    problems.push_back(
        fault(name, say("another-rank-rule", "ranks are counted by the index's rule for ties, and a method has another")));
  }
  if (const auto* figures = std::get_if<vary::prepared>(&step)) {
    const auto units = figures->table.units();
    if (!std::equal(units.begin(), units.end(), table.units().begin(), table.units().end())) {
      problems.push_back(fault(name, say("table-of-other-units", "a table has other units, or in another order")));
    }
  }
}

}  // namespace

void Replicator::add_choices(const Index& index, const Table& table, const Table& fitted_to,
                             std::span<const vary::Source> sources, std::vector<Problem>& problems) {
  std::vector<fitting> fittings{{.definition = index.definition(), .table = table}};
  std::vector<std::size_t> steps;
  for (std::size_t s = 0; s < sources.size(); ++s) {
    const auto* choice = std::get_if<vary::choice>(&sources[s]);
    if (!choice) continue;
    const std::string name = vary::name(sources[s]);
    const std::size_t before = problems.size();
    const std::vector<double> p = choice->p.empty() ? std::vector<double>(choice->alternatives.size(), 1) : choice->p;
    double total = 0;
    for (double x : p) {
      if (!(x >= 0) || !std::isfinite(x))
        problems.push_back(
            fault(name, say("probability", "a probability must be at least 0 and finite, not {p}", {{"p", number_text(x)}})));
      total += x;
    }
    if (choice->alternatives.empty()) {
      problems.push_back(fault(name, say("no-alternative", "there is no alternative")));
    } else if (p.size() != choice->alternatives.size()) {
      problems.push_back(
          fault(name, say("probabilities-of-alternatives", "{probabilities} probabilities for {alternatives} alternatives",
                          {{"probabilities", p.size()}, {"alternatives", choice->alternatives.size()}})));
    } else if (!(total > 0)) {
      problems.push_back(fault(name, say("probabilities-of-0", "all probabilities are 0")));
    } else if (fittings.size() * p.size() > most_variants) {
      problems.push_back(fault(
          name, say("too-many-combinations", "there are over {most} combinations of alternatives", {{"most", most_variants}})));
    }
    for (const vary::Step& step : choice->alternatives) {
      if (step.index() != choice->alternatives[0].index()) {
        problems.push_back(fault(name, say("different-steps", "the alternatives belong to different steps")));
        break;
      }
      check(step, index, table, name, problems);
    }
    if (!choice->alternatives.empty()) {
      if (followed_ < units_ && std::holds_alternative<vary::prepared>(choice->alternatives[0])) {
        problems.push_back(
            fault(name, say("tables-among-reference", "tables cannot be chosen where units are placed among a reference"),
                  code::conflicting_rules));
      }
      if (choice->at) check_place(*choice, index.model(), name, problems);
      const std::size_t step = choice->alternatives[0].index();
      if (std::any_of(steps.begin(), steps.end(), [&](std::size_t other) { return overlap(step, other); })) {
        problems.push_back(
            fault(name, say("step-chosen-already", "another source chooses for the same step"), code::conflicting_rules));
      }
      steps.push_back(step);
    }
    if (problems.size() > before) continue;
    if (fitted_to.hash() != index.reference_hash()) {
      problems.push_back(fault(name,
                               say("alternatives-need-reference",
                                   "alternatives are fitted anew, which needs the table that the index was fitted to"),
                               code::conflicting_rules));
      continue;
    }
    factors_[s] = {name};
    choice_source drawn{.stream = static_cast<std::uint32_t>(s)};
    double up_to = 0;
    for (double x : p) drawn.up_to.push_back((up_to += x) / total);
    drawn.up_to.back() = 1;
    choices_.push_back(std::move(drawn));
    std::vector<fitting> combined;
    for (const fitting& before_it : fittings) {
      for (std::size_t a = 0; a < p.size(); ++a) {
        combined.push_back(before_it);
        combined.back().p *= p[a] / total;
        std::visit(setting{*choice, combined.back().definition.method, combined.back().table}, choice->alternatives[a]);
      }
    }
    fittings = std::move(combined);
  }
  for (fitting& f : fittings) {
    variant v{.p = f.p, .table = f.table};
    if (choices_.empty()) {
      v.index = index;
    } else if (v.p > 0) {
      try {
        v.index = fit(std::move(f.definition), followed_ < units_ ? fitted_to : f.table);
      } catch (const Error& error) {
        v.failure = error.what();
      }
    }
    variants_.push_back(std::move(v));
  }
}

}  // namespace hti::inline v0::detail
