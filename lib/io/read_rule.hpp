// One rule of a step, as files write it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/join.hpp"
#include "base/nearest.hpp"
#include "io/reader.hpp"
#include "steps/fields.hpp"
#include "steps/parameters.hpp"

namespace hti::inline v0::io {

inline void unknown_rule(Faults& faults, const std::string& path, const std::string& name, const Place& place,
                         const std::vector<std::string>& known) {
  if (name == "custom") {
    faults.add(code::unknown_method,
               say("own-rule-in-file", "{key}: a rule of your own is code and cannot stand in a file", {{"key", path}}), place);
    return;
  }
  faults.add(code::unknown_method,
             say("no-rule", "{key}: there is no rule '{name}'{hint} (there are: {known})",
                 {{"key", path}, {"name", name}, {"hint", detail::did_you_mean(name, known)}, {"known", detail::join(known)}}),
             place);
}

/// The fields of one rule from its table, and whether their values can be used.
template <class Rule>
void read_fields(Faults& faults, Keys& keys, Rule& rule) {
  const std::size_t before = faults.size();
  for_each_parameter<Rule>([&](const auto& p) { keys(p.name, rule.*p.member); });
  if (faults.size() > before) return;
  for (const detail::Fault& fault : detail::faults_of(rule)) {
    const Value* value = keys.table().find(fault.parameter);
    faults.add(code::invalid_parameter, detail::told(keys.path_of(fault.parameter), fault),
               value ? value->place : keys.table().place);
  }
}

/// A rule written as its name, or as a table of its name and parameters.
template <class Variant>
bool read_rule(Faults& faults, const Value& value, const std::string& path, Variant& out,
               std::initializer_list<std::string_view> also = {}) {
  const Value* name = &value;
  Value empty{.data = Entries{}, .place = value.place};
  Keys keys(faults, value.string() ? empty : value, path);
  if (!value.string()) name = keys.require("rule");
  std::string wanted;
  if (!name || !keys.take(*name, name == &value ? path : keys.path_of("rule"), wanted)) return false;

  bool found = false;
  detail::for_each_rule<Variant>([&](auto rule) {
    if (rule.name != wanted) return;
    found = true;
    read_fields(faults, keys, rule);
    for (const std::string_view key : also) keys.find(key);
    keys.finish();
    out = std::move(rule);
  });
  if (!found) unknown_rule(faults, path, wanted, name->place, detail::rule_names<Variant>());
  return found;
}

}  // namespace hti::inline v0::io
