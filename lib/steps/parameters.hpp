// Whether the parameters of rules can be: for readers and for fit.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "hti/error.hpp"
#include "hti/method.hpp"

namespace hti::detail {

/// A parameter that cannot be used, and why.
struct Fault {
  std::string parameter;
  std::string message;
};

/// Why a value cannot stand for a parameter with these bounds; empty where it can.
[[nodiscard]] std::string fault_of(const bounds& limits, double value);
[[nodiscard]] inline std::string fault_of(const bounds& limits, int value) {
  return fault_of(limits, static_cast<double>(value));
}
[[nodiscard]] std::string fault_of(const bounds& limits, const Interval& value);
[[nodiscard]] inline std::string fault_of(const bounds&, const std::string& value) {
  return value.empty() ? "must not be empty" : "";
}
[[nodiscard]] inline std::string fault_of(const bounds&, bool) { return {}; }
template <class E>
  requires std::is_enum_v<E>
[[nodiscard]] std::string fault_of(const bounds&, E) {
  return {};
}
template <class T>
[[nodiscard]] std::string fault_of(const bounds& limits, const std::optional<T>& value) {
  return value ? fault_of(limits, *value) : std::string{};
}

/// Everything that is wrong with the parameters of a rule.
template <class Rule>
[[nodiscard]] std::vector<Fault> faults_of(const Rule& rule) {
  std::vector<Fault> faults;
  for_each_parameter<Rule>([&](const auto& p) {
    std::string message = fault_of(p.limits, rule.*p.member);
    if (!message.empty()) faults.push_back({std::string(p.name), std::move(message)});
  });
  if constexpr (requires { rule.check([](std::string_view, std::string_view) {}); }) {
    rule.check(
        [&](std::string_view name, std::string_view message) { faults.push_back({std::string(name), std::string(message)}); });
  }
  return faults;
}

/// The same for all rules of a method (invalid_parameter), with the path of each parameter in the message, e.g.
/// `method.normalise.low`; and rules that do not go together whatever the model (conflicting_rules).
[[nodiscard]] std::vector<Problem> problems_of(const Method& method);
/// Only the latter.
[[nodiscard]] std::vector<Problem> conflicts_of(const Method& method);

}  // namespace hti::detail
