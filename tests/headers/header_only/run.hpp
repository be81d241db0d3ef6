// What one rule gives for numbers that no compiler can foresee, printed to the bit.
#pragma once

#include <array>
#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

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

/// A rule that learns from a column. Those that carry no such name are of another step.
template <class Rule>
  requires requires(const Rule& rule) { &Rule::fit; }
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

/// A rule that a whole table is needed for: that its header is enough to make one is all.
template <class Rule>
void run(const Rule& rule, const char* name) {
  print(name, rule == Rule{} ? 1 : 0);
}

}  // namespace header_only
