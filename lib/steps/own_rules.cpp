#include "steps/own_rules.hpp"

#include <cmath>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "hti/base/number_text.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {
namespace {

using Function = std::function<double(double)>;

[[noreturn]] void refuse(const std::string& label, const std::string& node, double result, const std::string& given) {
  const std::string gave = std::isnan(result) ? "NaN" : result > 0 ? "infinity" : "minus infinity";
  throw MethodError({{.code = code::not_finite,
                      .said = say("own-rule-gave",
                                  "the rule of your own '{rule}' gave {result} for {given} on '{node}'; it must give a finite "
                                  "number for every value it can meet, and what has no value is the business of `missing`",
                                  {{"rule", label}, {"result", gave}, {"given", given}, {"node", node}}),
                      .indicator = node}});
}

Function guarded(Function rule, std::string label, std::string node) {
  return [rule = std::move(rule), label = std::move(label), node = std::move(node)](double x) {
    const double result = rule(x);
    if (!std::isfinite(result)) refuse(label, node, result, number_text(x));
    return result;
  };
}

template <class Rule>
std::string label_of(const Rule& rule) {
  return std::visit(
      [](const auto& r) {
        if constexpr (requires { r.label; }) return r.label;
        return std::string{};
      },
      rule);
}

}  // namespace

void guard(treat::fitted& learnt, const Treat& rule, const std::string& node) {
  if (learnt.own) learnt.own = guarded(std::move(learnt.own), label_of(rule), node);
}

void guard(normalise::fitted& learnt, const Normalise& rule, const std::string& node) {
  if (auto* own = std::get_if<Function>(&learnt.map)) *own = guarded(std::move(*own), label_of(rule), node);
}

aggregate::custom guarded(const aggregate::custom& rule, const std::string& node) {
  aggregate::custom made = rule;
  made.combine = [combine = rule.combine, label = rule.label, node](std::span<const double> values,
                                                                    std::span<const double> weights) {
    const double result = combine(values, weights);
    if (!std::isfinite(result)) refuse(label, node, result, std::to_string(values.size()) + " children");
    return result;
  };
  return made;
}

MethodError of_unit(const MethodError& error, const std::string& unit) {
  std::vector<Problem> problems = error.problems();
  for (Problem& problem : problems) {
    if (problem.unit.empty()) problem.unit = unit;
  }
  return MethodError(std::move(problems));
}

std::string reason_of(const Error& error) {
  const Problem& first = error.problems().front();
  return std::string(name(first.code)) + (first.indicator.empty() ? "" : " (" + first.indicator + ")");
}

}  // namespace hti::inline v0::detail
