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

namespace hti::inline v0::detail {

/// A parameter that cannot be used, and why.
struct Fault {
  std::string parameter;
  Message message;
};

/// The fault of a parameter, which is called by its path.
[[nodiscard]] inline Message told(const std::string& path, const Fault& fault) {
  return say("parameter", "{parameter} {fault}", {{"parameter", path}, {"fault", fault.message}});
}

/// A message about something that stands in front of it.
[[nodiscard]] inline Message of(const std::string& what, const Message& message) {
  return say("about", "{what}: {message}", {{"what", what}, {"message", message}});
}

/// Why a value cannot stand for a parameter with these bounds; empty where it can.
[[nodiscard]] Message fault_of(const bounds& limits, double value);
[[nodiscard]] inline Message fault_of(const bounds& limits, int value) { return fault_of(limits, static_cast<double>(value)); }
[[nodiscard]] Message fault_of(const bounds& limits, const Interval& value);
[[nodiscard]] inline Message fault_of(const bounds&, const std::string& value) {
  return value.empty() ? say("must-not-be-empty", "must not be empty") : Message();
}
[[nodiscard]] inline Message fault_of(const bounds&, bool) { return {}; }
template <class E>
  requires std::is_enum_v<E>
[[nodiscard]] Message fault_of(const bounds&, E) {
  return {};
}
template <class T>
[[nodiscard]] Message fault_of(const bounds& limits, const std::optional<T>& value) {
  return value ? fault_of(limits, *value) : Message();
}

/// Everything that is wrong with the parameters of a rule.
template <class Rule>
[[nodiscard]] std::vector<Fault> faults_of(const Rule& rule) {
  std::vector<Fault> faults;
  for_each_parameter<Rule>([&](const auto& p) {
    Message message = fault_of(p.limits, rule.*p.member);
    if (!message.empty()) faults.push_back({std::string(p.name), std::move(message)});
  });
  if constexpr (requires { rule.check([](std::string_view, const Message&) {}); }) {
    rule.check([&](std::string_view name, const Message& message) { faults.push_back({std::string(name), message}); });
  }
  return faults;
}

/// The same for all rules of a method (invalid_parameter), with the path of each parameter in the message, e.g.
/// `method.normalise.low`; and rules that do not go together whatever the model (conflicting_rules).
[[nodiscard]] std::vector<Problem> problems_of(const Method& method);
/// Only the latter.
[[nodiscard]] std::vector<Problem> conflicts_of(const Method& method);

}  // namespace hti::inline v0::detail
