// The rules of the step aggregate.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <variant>

#include "hti/aggregate/arithmetic.hpp"
#include "hti/aggregate/copeland.hpp"
#include "hti/aggregate/custom.hpp"
#include "hti/aggregate/first_if.hpp"
#include "hti/aggregate/geometric.hpp"
#include "hti/aggregate/harmonic.hpp"
#include "hti/aggregate/inverted_geometric.hpp"
#include "hti/aggregate/power.hpp"
#include "hti/aggregate/product.hpp"
#include "hti/aggregate/ratio.hpp"

namespace hti::inline v0 {

/// The rules of the step aggregate.
using Aggregate = std::variant<aggregate::arithmetic, aggregate::geometric, aggregate::harmonic, aggregate::power,
                               aggregate::inverted_geometric, aggregate::product, aggregate::ratio, aggregate::first_if,
                               aggregate::copeland, aggregate::custom>;

namespace detail {

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

/// How many children a rule takes, where that is said.
[[nodiscard]] inline std::optional<std::size_t> children_of(const Aggregate& rule) {
  return std::visit(
      []<class Rule>(const Rule&) -> std::optional<std::size_t> {
        if constexpr (requires { Rule::children; }) return Rule::children;
        return std::nullopt;
      },
      rule);
}

}  // namespace detail

}  // namespace hti::inline v0
