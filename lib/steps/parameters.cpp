#include "steps/parameters.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "hti/base/number_text.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {
namespace {

class Checker {
 public:
  template <class Rule>
  void fields(const std::string& path, const Rule& rule) {
    for (const Fault& fault : faults_of(rule)) {
      problems.push_back({.code = code::invalid_parameter, .said = told(path + '.' + fault.parameter, fault)});
    }
  }
  template <class Variant>
  void rule(const std::string& path, const Variant& variant) {
    std::visit([&](const auto& rule) { fields(path, rule); }, variant);
  }
  template <class Rule>
  void choice(const std::string& path, const Choice<Rule>& choice) {
    rule(path, choice.rule);
    for (const auto& [level, exception] : choice.level) rule(path + ".level." + std::to_string(level), exception);
    for (const auto& [node, exception] : choice.node) rule(path + ".node." + node, exception);
  }

  std::vector<Problem> problems;
};

/// The rules that an indicator has of its own, by status.
std::vector<std::pair<std::string, const Missing*>> given_in(const CellRules& rules) {
  std::vector<std::pair<std::string, const Missing*>> given;
  const auto add = [&](const char* status, const std::optional<Missing>& rule) {
    if (rule) given.emplace_back(status, &*rule);
  };
  add("missing", rules.missing);
  add("not_answered", rules.not_answered);
  add("suppressed", rules.suppressed);
  add("not_applicable", rules.not_applicable);
  return given;
}

void check_missing(const MissingRules& rules, std::vector<Problem>& problems) {
  const auto conflict = [&](Message message) {
    problems.push_back({.code = code::conflicting_rules, .said = std::move(message)});
  };
  const auto renormalises = [](const Missing& rule) { return std::get_if<missing::renormalise>(&rule); };
  if (!renormalises(rules.not_applicable) && !std::get_if<missing::refuse>(&rules.not_applicable)) {
    conflict(say(
        "not-applicable-rule",
        "method.missing.not_applicable may only renormalise or refuse: a question without meaning has no value to stand in"));
  }
  const std::array all{std::pair{"missing", &rules.missing}, std::pair{"not_answered", &rules.not_answered},
                       std::pair{"suppressed", &rules.suppressed}};
  const std::pair<const char*, const Missing*>* first = nullptr;
  for (const auto& each : all) {
    if (!renormalises(*each.second)) continue;
    if (!first) {
      first = &each;
    } else if (!(*first->second == *each.second)) {
      conflict(say("renormalise-differently",
                   "method.missing.{status} and method.missing.{first} both renormalise, so their parameters must be equal: "
                   "{rule} against {first_rule}",
                   {{"status", each.first},
                    {"first", first->first},
                    {"rule", describe(*each.second)},
                    {"first_rule", describe(*first->second)}}));
    }
  }
  // A cell that does not apply is in neither side of a share, so a threshold of its own would never be looked at.
  const auto* own = renormalises(rules.not_applicable);
  if (own && *own != missing::renormalise{} && !(first && rules.not_applicable == *first->second)) {
    conflict(
        say("not-applicable-threshold",
            "method.missing.not_applicable has {rule}, which has no effect: a cell that does not apply is left out of what "
            "min_coverage asks of. {threshold}; leave out the parameters of not_applicable",
            {{"rule", describe(rules.not_applicable)},
             {"threshold", first ? say("threshold-of", "The threshold is that of method.missing.{first}, {rule}",
                                       {{"first", first->first}, {"rule", describe(*first->second)}})
                                 : say("no-threshold", "Nothing else is left out, so there is no threshold")}}));
  }
  for (const auto& [node, cells] : rules.indicator) {
    for (const auto& [status, rule] : given_in(cells)) {
      const std::string path = "method.missing.node." + node + '.' + status;
      if (status == "not_applicable" && !renormalises(*rule) && !std::get_if<missing::refuse>(rule)) {
        conflict(say("rule-of-not-applicable",
                     "{key} may only renormalise or refuse: a question without meaning has no value to stand in",
                     {{"key", path}}));
      } else if (const auto* left_out = renormalises(*rule); left_out && *left_out != missing::renormalise{}) {
        conflict(say("threshold-of-cells",
                     "{key} has {rule}, which has no effect: how much must be there is said of the node above; leave out the "
                     "parameters",
                     {{"key", path}, {"rule", describe(*rule)}}));
      }
    }
  }
}

}  // namespace

Message fault_of(const bounds& limits, double value) {
  if (!std::isfinite(value)) return say("must-be-finite", "must be a finite number");
  const bool low = limits.open ? value <= limits.least : value < limits.least;
  if (!low && value <= limits.most) return {};
  Message least = say("at-least", "at least {least}", {{"least", number_text(limits.least)}});
  if (limits.open) least = say("above", "above {least}", {{"least", number_text(limits.least)}});
  if (!std::isfinite(limits.most))
    return say("must-be", "must be {least}, but is {value}", {{"least", least}, {"value", number_text(value)}});
  return say("must-be-between", "must be {least} and at most {most}, but is {value}",
             {{"least", least}, {"most", number_text(limits.most)}, {"value", number_text(value)}});
}

Message fault_of(const bounds& limits, const Interval& value) {
  if (limits.least <= value.low && value.low < value.high && value.high <= limits.most) return {};
  return say("must-be-interval", "must be two {what}, {least} <= low < high <= {most}",
             {{"what", limits.what}, {"least", number_text(limits.least)}, {"most", number_text(limits.most)}});
}

std::vector<Problem> problems_of(const Method& method) {
  Checker check;
  check.choice("method.treat", method.treat);
  check.choice("method.normalise", method.normalise);
  check.rule("method.missing.missing", method.missing.missing);
  check.rule("method.missing.not_answered", method.missing.not_answered);
  check.rule("method.missing.suppressed", method.missing.suppressed);
  check.rule("method.missing.not_applicable", method.missing.not_applicable);
  for (const auto& [level, rule] : method.missing.level) check.fields("method.missing.level." + std::to_string(level), rule);
  for (const auto& [node, rule] : method.missing.node) check.fields("method.missing.node." + node, rule);
  for (const auto& [node, rules] : method.missing.indicator) {
    for (const auto& [status, rule] : given_in(rules)) check.rule("method.missing.node." + node + '.' + status, *rule);
  }
  check.choice("method.weight", method.weight);
  check.choice("method.aggregate", method.aggregate);
  for (const auto& [node, rule] : method.rescale) check.rule("method.rescale." + node, rule);
  check.fields("method.rank", method.rank);
  check_missing(method.missing, check.problems);
  return std::move(check.problems);
}

std::vector<Problem> conflicts_of(const Method& method) {
  std::vector<Problem> problems;
  check_missing(method.missing, problems);
  return problems;
}

}  // namespace hti::inline v0::detail
