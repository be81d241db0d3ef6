// What is asked of a chosen rule, whichever it is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <variant>

#include "hti/aggregate/all.hpp"
#include "hti/weight/all.hpp"

namespace hti::inline v0::detail {

/// Whether a rule learns weights from the reference's scores.
[[nodiscard]] inline bool learns(const Weight& rule) {
  return std::visit([]<class Rule>(const Rule&) { return fitted_weigher<Rule>; }, rule);
}

/// Whether a rule is no mean: it needs every child of a unit, in the order of the model, and their weights say only how
/// coverage is counted.
[[nodiscard]] inline bool needs_all(const Aggregate& rule) {
  return std::visit([]<class Rule>(const Rule&) { return requires { Rule::needs_all; }; }, rule);
}

/// Whether a rule never falls where a child rises.
[[nodiscard]] inline bool rises(const Aggregate& rule) {
  return std::visit([]<class Rule>(const Rule&) { return !requires { Rule::may_fall; }; }, rule);
}

/// Whether a rule learns: it compares a unit's children with the reference's.
[[nodiscard]] inline bool learns(const Aggregate& rule) {
  return std::visit([]<class Rule>(const Rule&) { return fitted_aggregator<Rule>; }, rule);
}

/// What a rule gives. \param values  of the children present; of a rule that learns, of all, NaN where absent
/// \param reference  of a rule that learns
[[nodiscard]] inline double combine(const Aggregate& rule, std::span<const double> values, std::span<const double> weights,
                                    const ReferenceChildren& reference) {
  return std::visit(
      [&]<class Rule>(const Rule& r) -> double {
        if constexpr (fitted_aggregator<Rule>) {
          return r(values, weights, reference);
        } else {
          return r(values, weights);
        }
      },
      rule);
}

/// Between what a rule's value lies where those of the children lie within these, whatever their weights.
/// \param reference  of a rule that learns
[[nodiscard]] inline Interval reach_of(const Aggregate& rule, std::span<const Interval> children,
                                       const ReferenceChildren& reference) {
  return std::visit(
      [&]<class Rule>(const Rule& r) -> Interval {
        if constexpr (fitted_aggregator<Rule>) {
          return r.reach(children, reference);
        } else {
          return r.reach(children);
        }
      },
      rule);
}

/// The child that must be above 0 for a rule to be defined, and of all that they can be is not; none for rules without such.
[[nodiscard]] inline std::optional<std::size_t> not_positive(const Aggregate& rule, std::span<const Interval> children) {
  return std::visit(
      [&]<class Rule>(const Rule& r) -> std::optional<std::size_t> {
        if constexpr (requires { r.not_positive(children); }) return r.not_positive(children);
        return std::nullopt;
      },
      rule);
}

/// How large the values are that a rule rounds, by the magnitudes of the children and their shares of the weight: of a rule
/// that says nothing, a mean's mean, and the greatest where each child is needed. Of a rule that learns there are none: it
/// counts.
[[nodiscard]] inline double size_of(const Aggregate& rule, std::span<const double> children, std::span<const double> shares) {
  return std::visit(
      [&]<class Rule>(const Rule& r) -> double {
        if constexpr (requires { r.size(children, shares); }) return r.size(children, shares);
        if constexpr (requires { Rule::needs_all; }) {
          return children.empty() ? 0 : *std::max_element(children.begin(), children.end());
        }
        return size_of_mean(children, shares);
      },
      rule);
}

/// How many children a rule takes, where that is said.
[[nodiscard]] inline std::optional<std::size_t> children_of(const Aggregate& rule) {
  return std::visit(
      []<class Rule>(const Rule&) -> std::optional<std::size_t> {
        if constexpr (requires { Rule::children; }) return Rule::children;
        return std::nullopt;
      },
      rule);
}

}  // namespace hti::inline v0::detail
