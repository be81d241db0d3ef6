// What one rule gives for numbers that no compiler can foresee, printed to the bit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "hti/concepts.hpp"
#include "hti/impute/fitted.hpp"
#include "hti/model.hpp"
#include "hti/parameter.hpp"

namespace header_only {

/// Numbers between -50 and 950 with gaps, ties and outliers, the same in every program.
inline std::vector<double> numbers(std::size_t n, unsigned step) {
  static volatile unsigned seed = 2014;  // read anew each time: nothing is computed by the compiler
  std::vector<double> x;
  unsigned state = seed + step;
  for (std::size_t i = 0; i < n; ++i) {
    state = state * 1664525U + 1013904223U;
    x.push_back(static_cast<double>(state >> 12U) / 1048.576 - 50 + (i % 17 == 0 ? 4000 : 0));
    if (i % 5 == 4) x.back() = x[i - 3];
  }
  return x;
}

inline void print(const char* rule, double value) { std::printf("%s %a\n", rule, value); }

/// A rule whose numbers are a little more than their defaults, so that no product or sum is one by 0 or 1.
template <class Rule>
Rule shifted(Rule rule) {
  double by = 0.1;
  hti::for_each_parameter<Rule>([&](const auto& p) {
    if constexpr (std::is_same_v<decltype(rule.*p.member), double&>) rule.*p.member += by += 0.1;
  });
  return rule;
}

/// A rule that learns from a column.
template <class Rule>
  requires requires(const Rule& rule, const hti::Column& column) { rule.fit(column); }
void run(const Rule& rule, const char* name) {
  const hti::Indicator indicator{.goalposts = hti::Interval{20.5, 901.25}};
  for (const std::size_t n : {2, 7, 290}) {
    const std::vector<double> values = numbers(n, 1);
    const auto learnt = shifted(rule).fit({.values = values, .indicator = &indicator, .id = "x"});
    for (const double x : numbers(40, 7)) print(name, learnt(x));
  }
}

/// A rule that combines values.
template <class Rule>
  requires requires(const Rule& rule, std::span<const double> x) { rule(x, x); }
void run(const Rule& rule, const char* name) {
  for (std::size_t n = 1; n < 30; ++n) {
    std::vector<double> values = numbers(n, static_cast<unsigned>(n));
    std::vector<double> weights = numbers(n, 99);
    for (double& x : values) x = x < 0 ? 1 - x : x + 1;
    for (double& w : weights) w = w < 0 ? 1 - w : w + 1;
    print(name, shifted(rule)(values, weights));
  }
}

/// A rule that combines values by those of a reference.
template <class Rule>
  requires requires(const Rule& rule, std::span<const double> x) { rule(x, x, hti::ReferenceChildren{}); }
void run(const Rule& rule, const char* name) {
  for (std::size_t n = 1; n < 30; ++n) {
    const std::vector<double> reference = numbers(50 * n, 3);
    std::vector<double> weights = numbers(n, 99);
    for (double& w : weights) w = w < 0 ? 1 - w : w + 1;
    const std::vector<double> within(n, 5);
    print(name, shifted(rule)(numbers(n, static_cast<unsigned>(n)), weights, {.values = reference, .within = within}));
  }
}

/// A rule that weighs a child by the model.
template <class Rule>
  requires requires(const Rule& rule, const hti::WeighedChild& child) { rule.weigh(child); }
void run(const Rule& rule, const char* name) {
  for (const double given : numbers(30, 5)) print(name, rule.weigh({.given = given, .indicators = 3}));
}

/// A rule that weighs a column.
template <class Rule>
  requires requires(const Rule& rule, std::span<const double> x) { rule.weigh(x); }
void run(const Rule& rule, const char* name) {
  for (std::size_t n = 1; n < 30; ++n) {
    std::vector<double> values = numbers(n, static_cast<unsigned>(n));
    for (double& x : values) x = x < 0 ? -x : x;
    print(name, rule.weigh(values));
  }
}

/// A rule that fills cells.
template <hti::imputer Rule>
void run(const Rule& given, const char* name) {
  Rule rule = given;
  hti::impute::Groups groups;
  for (std::size_t u = 0; u < 290; ++u) groups["kind"].push_back(u % 3 == 0 ? "" : u % 3 == 1 ? "a" : "b");
  if constexpr (requires { rule.group; }) rule.group = "kind";
  std::vector<std::vector<double>> columns;
  for (unsigned k = 0; k < 4; ++k) columns.push_back(numbers(290, k));
  for (std::size_t u = 0; u < 290; ++u) columns[u % 4][u] = std::numeric_limits<double>::quiet_NaN();
  std::vector<std::string> units;
  for (std::size_t u = 0; u < 290; ++u) units.push_back("u" + std::to_string(u));
  const hti::impute::Reference reference(units, {columns.begin(), columns.end()}, groups);
  for (std::size_t k = 0; k < 4; ++k) {
    const auto learnt = rule.fit(reference, k);
    for (const char* label : {"a", "b", "c"}) {
      std::vector<double> values = numbers(4, 7);
      values[k] = std::numeric_limits<double>::quiet_NaN();
      print(name, learnt(hti::impute::Row{.unit = "v", .values = values, .label = label}).value);
    }
  }
}

/// A rule that places cells low.
template <class Rule>
  requires requires(const Rule& rule) { rule.penalty({}); }
void run(const Rule& rule, const char* name) {
  print(name, rule.penalty(numbers(290, 1)));
  print(name, Rule{.percentile = 12.5}.penalty(numbers(290, 1)));
}

/// A rule that leaves cells out.
template <class Rule>
  requires requires(const Rule& rule) { rule.enough(1.0, 1, 1.0, 1); }
void run(const Rule& rule, const char* name) {
  using By = decltype(Rule::by);
  for (const By by : {By::weight, By::count}) {
    const Rule asked{.min_coverage = 2.0 / 3, .by = by};
    for (const double x : numbers(40, 7)) print(name, asked.required(x, 7));
    for (std::size_t n = 0; n < 4; ++n) print(name, asked.enough(static_cast<double>(n) / 3, n, 1, 3) ? 1 : 0);
  }
  print(name, rule.required(1, 1));
}

/// A rule that a whole table is needed for: that its header is enough to make one is all.
template <class Rule>
void run(const Rule& rule, const char* name) {
  print(name, rule == Rule{} ? 1 : 0);
}

}  // namespace header_only
