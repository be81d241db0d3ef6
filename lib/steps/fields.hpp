// The parameters of a rule as text: what messages, traces and definition files have in common.
#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "base/text.hpp"
#include "hti/base/number_text.hpp"
#include "hti/model.hpp"
#include "hti/parameter.hpp"
#include "steps/names.hpp"

namespace hti::inline v0::detail {

inline std::string value_text(double value) { return number_text(value); }
inline std::string value_text(int value) { return std::to_string(value); }
inline std::string value_text(bool value) { return value ? "true" : "false"; }
inline std::string value_text(const std::string& value) { return detail::quoted(value); }
inline std::string value_text(const Interval& value) {
  return '[' + number_text(value.low) + ", " + number_text(value.high) + ']';
}
template <class E>
  requires std::is_enum_v<E>
std::string value_text(E value) {
  return detail::quoted(name_of(value));
}

/// Name and text of every parameter that is set.
template <class Rule>
[[nodiscard]] std::vector<std::pair<std::string, std::string>> field_texts(const Rule& rule) {
  std::vector<std::pair<std::string, std::string>> texts;
  for_each_parameter<Rule>([&](const auto& p) {
    const auto& value = rule.*p.member;
    if constexpr (requires { value.has_value(); }) {
      if (value) texts.emplace_back(p.name, value_text(*value));
    } else {
      texts.emplace_back(p.name, value_text(value));
    }
  });
  return texts;
}

/// Calls `visit` with a default-made rule of every alternative that a file can name, so of all but `custom`.
template <class Variant, class Visit>
void for_each_rule(Visit&& visit) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    const auto one = [&]<class Rule>(std::type_identity<Rule>) {
      if constexpr (std::default_initializable<Rule>) visit(Rule{});
    };
    (one(std::type_identity<std::variant_alternative_t<I, Variant>>{}), ...);
  }(std::make_index_sequence<std::variant_size_v<Variant>>{});
}

/// Names of the rules of a step that a file can name.
template <class Variant>
[[nodiscard]] std::vector<std::string> rule_names() {
  std::vector<std::string> all;
  for_each_rule<Variant>([&](const auto& rule) { all.emplace_back(rule.name); });
  return all;
}

}  // namespace hti::inline v0::detail
