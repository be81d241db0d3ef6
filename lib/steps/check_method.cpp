#include "steps/check_method.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "base/nearest.hpp"
#include "model/walks.hpp"
#include "steps/names.hpp"
#include "steps/of_rules.hpp"
#include "steps/parameters.hpp"

namespace hti::inline v0 {
namespace detail {
namespace {

/// What a step acts on.
enum class On { indicators, aggregates, nodes };

class Looker {
 public:
  explicit Looker(const Model& model) : model_(model) {}

  template <class Rule>
  void choice(const std::string& step, const Choice<Rule>& choice, On on) {
    for (const auto& [level, rule] : choice.level) this->level(step, level, choice, on);
    for (const auto& [id, rule] : choice.node) {
      const auto node = model_.find(id);
      if (!node) {
        unknown(step, "node", id);
      } else if (on == On::indicators && !model_[*node].indicator) {
        add(code::unknown_node, step, "node", id,
            say("step-of-indicators",
                "'{node}' is no indicator, and {step} acts on indicators alone; to change the scale of its score use normalise "
                "or rescale",
                {{"node", id}, {"step", step}}));
      } else if (on == On::aggregates && model_[*node].indicator) {
        const std::vector<Argument> arguments{{"node", id}};
        add(code::unknown_node, step, "node", id,
            step == "weight" ? say("no-children-to-weigh", "'{node}' is an indicator and has no children to weigh", arguments)
                             : say("nothing-to-combine", "'{node}' is an indicator and has nothing to combine", arguments));
      }
    }
  }

  void aggregate(const Choice<Aggregate>& choice) {
    this->choice("aggregate", choice, On::aggregates);
    for (std::size_t node = 0; node < model_.size(); ++node) {
      if (model_[node].indicator) continue;
      const std::string& id = model_[node].id;
      const Aggregate& rule = choice.at(id, model_.level(node));
      const auto wanted = children_of(rule);
      if (!wanted || model_.children(node).size() == *wanted) continue;
      const bool own = choice.node.contains(id);
      const bool level = !own && choice.level.contains(static_cast<int>(model_.level(node)));
      add(code::conflicting_rules, "aggregate",
          own     ? "node"
          : level ? "level"
                  : "",
          own     ? id
          : level ? std::to_string(model_.level(node))
                  : "",
          say("number-of-children", "{rule} takes {wanted} children, and '{node}' has {children}",
              {{"rule", describe(rule)}, {"wanted", *wanted}, {"node", id}, {"children", model_.children(node).size()}}));
    }
  }

  void missing(const MissingRules& rules) {
    const Choice<missing::renormalise> thresholds({}, rules.level, rules.node);
    for (const auto& [level, rule] : rules.level) this->level("missing", level, thresholds, On::aggregates);
    for (const auto& [id, rule] : rules.node) {
      const auto node = model_.find(id);
      if (!node) {
        unknown("missing", "node", id);
      } else if (model_[*node].indicator) {
        add(code::unknown_node, "missing", "node", id,
            say("missing-of-indicator",
                "'{node}' is an indicator: say what becomes of its cells, by the reason that they have no value, as in "
                "missing.node.{node}.missing (in Python missing_at={'{node}': {'missing': ...}})",
                {{"node", id}}));
      }
    }
    for (const auto& [id, rule] : rules.indicator) {
      const auto node = model_.find(id);
      if (!node) {
        unknown("missing", "node", id);
      } else if (!model_[*node].indicator) {
        add(code::unknown_node, "missing", "node", id,
            say("cells-of-node",
                "'{node}' is no indicator and has no cells; what it asks of its children is renormalise with min_coverage",
                {{"node", id}}));
      }
    }
  }

  void rescale(const std::map<std::string, Normalise, std::less<>>& rules) {
    for (const auto& [id, rule] : rules) {
      const auto node = model_.find(id);
      if (!node && id == root_alias) {
        const std::string& root = model_[Model::root()].id;
        if (rules.contains(root)) {
          add(code::conflicting_rules, "rescale", "", id,
              say("root-twice", "means '{root}', which has a rule of its own; take one of them away", {{"root", root}}));
        }
      } else if (!node) {
        unknown("rescale", "", id);
      } else if (model_[*node].indicator) {
        add(code::unknown_node, "rescale", "", id,
            say("rescale-of-indicator",
                "'{node}' is an indicator, and rescale acts on finished scores; to normalise it otherwise use normalise.node "
                "(in Python normalise_at)",
                {{"node", id}}));
      }
    }
  }

  std::vector<Useless> found;

 private:
  template <class Rule>
  void level(const std::string& step, int level, const Choice<Rule>& choice, On on) {
    const auto top = on == On::indicators ? 1 : static_cast<int>(model_.level(Model::root()));
    const int bottom = on == On::aggregates ? 2 : 1;
    const std::string key = std::to_string(level);
    if (level < bottom || level > top) {
      Message levels = say("step-at-no-level", "there is none in this model");
      if (top == bottom) levels = say("step-at-level", "it is taken at level {level} alone", {{"level", top}});
      if (top > bottom)
        levels = say("step-at-levels", "it is taken at levels {low} to {high}", {{"low", bottom}, {"high", top}});
      add(code::invalid_parameter, step, "level", key,
          say("level-without-step", "no node of this level has this step; {levels}", {{"levels", levels}}));
      return;
    }
    for (std::size_t node = 0; node < model_.size(); ++node) {
      const bool has_step = on == On::nodes || model_[node].indicator.has_value() == (on == On::indicators);
      if (has_step && model_.level(node) == static_cast<std::size_t>(level) && !choice.node.contains(model_[node].id)) return;
    }
    add(code::conflicting_rules, step, "level", key,
        say("level-never-used", "every node of this level has a rule of its own, which wins; take this one away"));
  }

  void unknown(const std::string& step, const std::string& kind, const std::string& id) {
    add(code::unknown_node, step, kind, id,
        say("no-node", "there is no node '{node}'{hint}", {{"node", id}, {"hint", did_you_mean(id, ids_of(model_))}}));
  }

  void add(hti::code code, std::string step, std::string kind, std::string key, const Message& message) {
    const std::string place = "method." + step + (kind.empty() ? "" : '.' + kind) + (key.empty() ? "" : '.' + key);
    found.push_back({code, std::move(step), std::move(kind), std::move(key), of(place, message)});
  }

  const Model& model_;
};

}  // namespace

std::vector<Useless> useless_rules(const Method& method, const Model& model) {
  Looker look(model);
  look.choice("treat", method.treat, On::indicators);
  look.choice("normalise", method.normalise, On::nodes);
  look.missing(method.missing);
  look.choice("weight", method.weight, On::aggregates);
  look.aggregate(method.aggregate);
  look.rescale(method.rescale);
  return std::move(look.found);
}

std::vector<ColumnFault> faults_of(const Columns& columns, const Model* model) {
  std::vector<ColumnFault> faults;
  std::set<std::string, std::less<>> taken;
  const auto take = [&](const std::string& key, const std::string& column) {
    const auto node = model ? model->find(column) : std::nullopt;
    if (node && (*model)[*node].indicator) {
      faults.push_back(
          {key, say("column-is-indicator", "columns.{key}: '{column}' is an indicator", {{"key", key}, {"column", column}})});
    } else if (!taken.insert(column).second) {
      faults.push_back({key, say("column-has-part", "columns.{key}: '{column}' already has another part",
                                 {{"key", key}, {"column", column}})});
    }
  };
  for (const std::size_t node : model ? model->indicators() : std::span<const std::size_t>{}) {
    taken.insert((*model)[node].indicator->denominator);
    taken.insert((*model)[node].indicator->answers);
  }
  taken.erase("");
  take("unit", columns.unit);
  take("name", columns.name);
  for (const std::string& group : columns.groups) take("groups", group);
  for (const std::string& variable : columns.background) take("background", variable);
  return faults;
}

std::vector<Problem> problems_of(const Method& method, const Model& model) {
  std::vector<Problem> problems = problems_of(method);
  for (Useless& rule : useless_rules(method, model)) {
    problems.push_back({.code = rule.code, .said = std::move(rule.said)});
  }
  return problems;
}

}  // namespace detail

void check(const Definition& definition) {
  if (auto problems = detail::problems_of(definition.method, definition.model); !problems.empty()) {
    throw MethodError(std::move(problems));
  }
  std::vector<Problem> problems;
  for (detail::ColumnFault& fault : detail::faults_of(definition.columns, &definition.model)) {
    problems.push_back({.code = code::invalid_parameter, .said = std::move(fault.said)});
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

}  // namespace hti::inline v0
