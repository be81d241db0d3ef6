// What the parameters of rules may be: one table for readers, fit and the schema of definition files.
#pragma once

#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detail/fields.hpp"
#include "hti/method.hpp"

namespace hti::detail {

/// Bounds of a numeric parameter; a parameter of one name means the same in every rule.
struct Limit {
  std::string_view parameter;
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  bool above_least = false;  ///< `least` itself is not allowed
};

inline constexpr std::array limits{
    Limit{"max_points", 0},
    Limit{"skewness", 0, std::numeric_limits<double>::infinity(), true},
    Limit{"share", 0, std::numeric_limits<double>::infinity(), true},
    Limit{"sd", 0, std::numeric_limits<double>::infinity(), true},
    Limit{"percentile", 0, 100},
    Limit{"min_coverage", 0, 1},
    Limit{"floor", 0, std::numeric_limits<double>::infinity(), true},
    Limit{"tolerance", 0},
    Limit{"decimals", 0, 15},
};

[[nodiscard]] constexpr Limit limit_of(std::string_view parameter) {
  for (const Limit& limit : limits) {
    if (limit.parameter == parameter) return limit;
  }
  return {parameter};
}

/// A parameter that cannot be used, and why.
struct Fault {
  std::string parameter;
  std::string message;
};

/// Why a number cannot stand for a parameter; empty where it can.
[[nodiscard]] inline std::string fault_of(std::string_view parameter, double value) {
  if (!std::isfinite(value)) return "must be a finite number";
  const Limit limit = limit_of(parameter);
  const bool low = limit.above_least ? value <= limit.least : value < limit.least;
  if (!low && value <= limit.most) return {};
  const std::string least = (limit.above_least ? "above " : "at least ") + number_text(limit.least);
  return "must be " + least + (std::isfinite(limit.most) ? " and at most " + number_text(limit.most) : std::string{}) +
         ", but is " + number_text(value);
}

/// Everything that is wrong with the parameters of a rule.
template <class Rule>
[[nodiscard]] std::vector<Fault> faults_of(const Rule& rule) {
  std::vector<Fault> faults;
  std::optional<double> low;
  const auto add = [&](std::string_view parameter, std::string message) {
    if (!message.empty()) faults.push_back({std::string(parameter), std::move(message)});
  };
  const auto check = [&]<class T>(std::string_view parameter, const T& value) {
    if constexpr (std::same_as<T, double> || std::same_as<T, int>) {
      add(parameter, fault_of(parameter, value));
      if (parameter == "low") low = value;
      if (parameter == "high" && low && !(*low < value)) add(parameter, "must be above low");
    } else if constexpr (std::same_as<T, Interval>) {
      const bool percentiles = 0 <= value.low && value.low < value.high && value.high <= 100;
      add(parameter, percentiles ? "" : "must be two percentiles, 0 <= low < high <= 100");
    } else if constexpr (std::same_as<T, std::string>) {
      add(parameter, value.empty() ? "must not be empty" : "");
    }
  };
  Rule::fields(rule, [&]<class T>(std::string_view parameter, const T& value) {
    if constexpr (requires { value.has_value(); }) {
      if (value) check(parameter, *value);
    } else {
      check(parameter, value);
    }
  });
  if constexpr (std::same_as<Rule, missing::penalise>) {
    if (rule.value && rule.percentile != missing::penalise{}.percentile)
      add("percentile", "is never used where value is set; take one of them away");
  }
  if constexpr (std::same_as<Rule, missing::renormalise>) {
    if (rule.by != missing::renormalise{}.by && rule.min_coverage == 0)
      add("by", "says what min_coverage counts, and 0 asks for nothing; set min_coverage");
  }
  return faults;
}

/// The same for all rules of a method (invalid_parameter), with the path of each parameter in the message, e.g.
/// `method.normalise.low`; and rules that do not go together whatever the model (conflicting_rules).
[[nodiscard]] std::vector<Problem> problems_of(const Method& method);
/// Only the latter.
[[nodiscard]] std::vector<Problem> conflicts_of(const Method& method);

}  // namespace hti::detail
