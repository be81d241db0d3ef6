#include "hti/registry.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "hti/method.hpp"
#include "steps/fields.hpp"
#include "steps/parameters.hpp"

namespace hti::inline v0 {
namespace {

using nlohmann::ordered_json;

/// A whole number without a decimal point, as files write it.
ordered_json number(double value) {
  constexpr double exact = 1LL << 53;
  if (std::abs(value) <= exact && std::trunc(value) == value) return static_cast<std::int64_t>(value);
  return value;
}

void set_bounds(ordered_json& schema, const bounds& limits) {
  if (std::isfinite(limits.least)) schema[limits.open ? "exclusiveMinimum" : "minimum"] = number(limits.least);
  if (std::isfinite(limits.most)) schema["maximum"] = number(limits.most);
}

/// The JSON Schema of a parameter's values, and one value as JSON.
template <class T>
struct told;

template <>
struct told<double> {
  static ordered_json schema(const bounds& limits) {
    ordered_json s{{"type", "number"}};
    set_bounds(s, limits);
    return s;
  }
  static ordered_json value(double x) { return number(x); }
};
template <>
struct told<int> {
  static ordered_json schema(const bounds& limits) {
    ordered_json s{{"type", "integer"}};
    set_bounds(s, limits);
    return s;
  }
  static ordered_json value(int x) { return x; }
};
template <>
struct told<bool> {
  static ordered_json schema(const bounds&) { return {{"type", "boolean"}}; }
  static ordered_json value(bool x) { return x; }
};
template <>
struct told<std::string> {
  static ordered_json schema(const bounds&) { return {{"type", "string"}, {"minLength", 1}}; }
  static ordered_json value(const std::string& x) { return x; }
};
template <>
struct told<Interval> {
  static ordered_json schema(const bounds& limits) {
    return {{"type", "array"}, {"items", told<double>::schema(limits)}, {"minItems", 2}, {"maxItems", 2}};
  }
  static ordered_json value(const Interval& x) { return {number(x.low), number(x.high)}; }
};
template <class T>
struct told<std::optional<T>> {
  static ordered_json schema(const bounds& limits) { return told<T>::schema(limits); }
  static ordered_json value(const std::optional<T>& x) { return x ? told<T>::value(*x) : ordered_json(); }
};
template <class E>
  requires std::is_enum_v<E>
struct told<E> {
  static ordered_json schema(const bounds&) { return {{"enum", detail::all_names<E>()}}; }
  static ordered_json value(E x) { return detail::name_of(x); }
};

template <class Rule>
ordered_json parameters_of(const Rule& rule) {
  const auto faults = detail::faults_of(rule);  // a default that cannot be must be given
  ordered_json all = ordered_json::array();
  for_each_parameter<Rule>([&]<class T>(const parameter<Rule, T>& p) {
    bool required = false;
    for (const detail::Fault& fault : faults) required = required || fault.parameter == p.name;
    ordered_json one{{"name", p.name}, {"text", p.text}, {"required", required}, {"keyword_only", p.keyword_only}};
    if (!required) one["default"] = told<T>::value(rule.*p.member);
    one["schema"] = told<T>::schema(p.limits);
    all.push_back(std::move(one));
  });
  return all;
}

template <class Rule>
ordered_json entry(const Rule& rule) {
  ordered_json e{{"name", Rule::name}, {"python", class_name<Rule>()}, {"text", Rule::text}};
  if constexpr (requires { Rule::formula; }) e["formula"] = Rule::formula;
  if constexpr (requires { Rule::details; }) e["details"] = Rule::details;
  if constexpr (requires { Rule::citation; }) e["citation"] = Rule::citation;
  e["parameters"] = parameters_of(rule);
  return e;
}

template <class Variant>
ordered_json rules() {
  ordered_json all = ordered_json::array();
  detail::for_each_rule<Variant>([&](const auto& rule) { all.push_back(entry(rule)); });
  return all;
}

}  // namespace

std::string registry() {
  const ordered_json all{{"steps",
                          {{"treat", rules<Treat>()},
                           {"normalise", rules<Normalise>()},
                           {"missing", rules<Missing>()},
                           {"weight", rules<Weight>()},
                           {"aggregate", rules<Aggregate>()}}},
                         {"rank", parameters_of(rank_options{})}};
  return all.dump(2);
}

}  // namespace hti::inline v0
