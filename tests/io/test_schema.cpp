// The JSON Schema and the reader know the same keys, rules, parameters and bounds.
#include <nlohmann/json.hpp>

#include <map>
#include <sstream>

#include "io/files.hpp"
#include "steps/fields.hpp"
#include "steps/names.hpp"
#include "steps/parameters.hpp"

using namespace hti_test;
using nlohmann::json;

namespace {

json schema() { return json::parse(bytes_of(project() / "lib/shipped/schema/definition.schema.json")); }

std::set<std::string> keys_of(const json& object) {
  std::set<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.insert(key);
  return keys;
}

template <class E>
std::set<std::string> names_of() {
  const auto names = hti::detail::all_names<E>();
  return {names.begin(), names.end()};
}

std::set<std::string> strings_of(const json& array) { return array.get<std::set<std::string>>(); }

/// What the schema must say of a parameter of this type and name.
struct Expected {
  template <class T>
  json of(const hti::bounds& limits, const T& value) const {
    if constexpr (requires { value.has_value(); }) {
      return of(limits, typename T::value_type{});
    } else if constexpr (std::is_enum_v<T>) {
      return {{"enum", hti::detail::all_names<T>()}};
    } else if constexpr (std::same_as<T, bool>) {
      return {{"type", "boolean"}};
    } else if constexpr (std::same_as<T, std::string>) {
      return {{"type", "string"}, {"minLength", 1}};
    } else if constexpr (std::same_as<T, hti::Interval>) {
      return {{"type", "array"},
              {"minItems", 2},
              {"maxItems", 2},
              {"items", {{"type", "number"}, {"minimum", 0}, {"maximum", 100}}}};
    } else {
      json expected{{"type", std::same_as<T, int> ? "integer" : "number"}};
      if (std::isfinite(limits.least)) expected[limits.open ? "exclusiveMinimum" : "minimum"] = limits.least;
      if (std::isfinite(limits.most)) expected["maximum"] = limits.most;
      return expected;
    }
  }
};

json undescribed(json value) {
  value.erase("description");
  return value;
}

template <class Rule>
void check_fields(const json& properties, const Rule& rule) {
  std::set<std::string> expected;
  hti::for_each_parameter<Rule>([&](const auto& p) {
    const auto& value = rule.*p.member;
    const std::string name(p.name);
    expected.insert(name);
    INFO(name);
    REQUIRE(properties.contains(name));
    json described = undescribed(properties[name]);
    if (described.contains("default")) {
      if constexpr (std::is_arithmetic_v<std::decay_t<decltype(value)>>) CHECK(described["default"] == value);
      described.erase("default");
    }
    CHECK(described == Expected{}.of(p.limits, value));
  });
  CHECK(keys_of(properties) == expected);
}

template <class Variant>
void check_step(const json& definitions, const std::string& step) {
  INFO(step);
  std::map<std::string, json> rules;
  for (const json& rule : definitions[step + "_table"]["oneOf"]) rules[rule["properties"]["rule"]["const"]] = rule;
  std::set<std::string> plain;
  std::size_t count = 0;
  hti::detail::for_each_rule<Variant>([&](const auto& rule) {
    ++count;
    const std::string name(rule.name);
    INFO(name);
    REQUIRE(rules.contains(name));
    if (hti::detail::faults_of(rule).empty()) plain.insert(name);  // its defaults can be used
    json properties = rules[name]["properties"];
    properties.erase("rule");
    check_fields(properties, rule);
  });
  CHECK(rules.size() == count);
  CHECK(strings_of(definitions[step + "_name"]["enum"]) == plain);
}

}  // namespace

TEST_CASE("the schema has every rule with its parameters and bounds, and no other", "[schema]") {
  const json definitions = schema()["$defs"];
  check_step<hti::Treat>(definitions, "treat");
  check_step<hti::Normalise>(definitions, "normalise");
  check_step<hti::Missing>(definitions, "missing");
  check_step<hti::Weight>(definitions, "weight");
  check_step<hti::Aggregate>(definitions, "aggregate");
  check_fields(definitions["method"]["properties"]["rank"]["properties"], hti::rank_options{});
}

TEST_CASE("the schema has the names of all choices", "[schema]") {
  const json definitions = schema()["$defs"];
  const json node = definitions["node"]["properties"];
  CHECK(strings_of(node["direction"]["enum"]) == names_of<hti::Direction>());
  CHECK(strings_of(node["kind"]["enum"]) == names_of<hti::Kind>());
  CHECK(strings_of(node["quality"]["enum"]) == names_of<hti::Quality>());
  CHECK(strings_of(node["scope"]["enum"]) == names_of<hti::Scope>());
  CHECK(strings_of(node["error"]["enum"]) == names_of<hti::RandomError>());
  CHECK(strings_of(definitions["method"]["properties"]["constant"]["enum"]) == names_of<hti::Constant>());
}

// The reader says which keys a table takes when it meets one that it does not know.
TEST_CASE("the schema has every key that the reader takes, and no other", "[schema]") {
  const auto known = [](const std::string& text) {
    std::set<std::string> keys;
    try {
      (void)hti::io::parse_definition("schema = 1\nid = \"d\"\n" + text);
    } catch (const hti::Error& error) {
      for (const hti::Problem& p : error.problems()) {
        const auto at = p.message.find("known are: ");
        if (p.code != hti::code::unknown_key || at == std::string::npos) continue;
        std::istringstream list(p.message.substr(at + 11));
        for (std::string key; std::getline(list >> std::ws, key, ',');) keys.insert(key);
      }
    }
    return keys;
  };
  const std::string root = "[[node]]\nid = \"index\"\n[[node]]\nid = \"a\"\nparent = \"index\"\ndirection = \"higher\"\n";
  const json all = schema();
  const json& definitions = all["$defs"];
  CHECK(known("qqqqqqqqqqqqqqqqqqqq = 1\n" + root) == keys_of(all["properties"]));
  CHECK(known("[columns]\nqqqqqqqqqqqqqqqqqqqq = 1\n" + root) == keys_of(all["properties"]["columns"]["properties"]));
  CHECK(known("[[survey]]\nname = \"s\"\nqqqqqqqqqqqqqqqqqqqq = 1\n" + root) == keys_of(definitions["survey"]["properties"]));
  CHECK(known("title.qqqqqqqqqqqqqqqqqqqq = 1\n" + root) == keys_of(definitions["text"]["properties"]));
  CHECK(known(root + "qqqqqqqqqqqqqqqqqqqq = 1\n") == keys_of(definitions["node"]["properties"]));
  CHECK(known("[method.missing]\nqqqqqqqqqqqqqqqqqqqq = 1\n" + root) ==
        keys_of(definitions["method"]["properties"]["missing"]["properties"]));
  CHECK(known("[method]\nqqqqqqqqqqqqqqqqqqqq = 1\n" + root) == keys_of(definitions["method"]["properties"]));
}
