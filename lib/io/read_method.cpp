#include "io/read_method.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "io/read_rule.hpp"
#include "steps/check_method.hpp"

namespace hti::inline v0::io {
namespace {

/// Calls `read(level, value, path)` for everything below `level` of a step.
template <class Read>
void read_levels(Faults& faults, const Value& step, const std::string& path, Read read) {
  const Value* levels = step.find("level");
  if (!levels) return;
  const Keys keys(faults, *levels, path + ".level");
  for (const Entry& entry : levels->entries()) {
    int level = 0;
    const char* end = entry.key.data() + entry.key.size();
    const auto [stop, error] = std::from_chars(entry.key.data(), end, level);
    if (error != std::errc{} || stop != end || level < 1 || entry.key != std::to_string(level)) {
      faults.add(code::invalid_parameter,
                 say("no-level", "{key}: a level is a whole number, 1 for the indicators", {{"key", keys.path_of(entry.key)}}),
                 entry.place);
      continue;
    }
    read(level, entry.value, keys.path_of(entry.key));
  }
}

template <class Rule>
void read_choice(Faults& faults, Keys& method, std::string_view step, Choice<Rule>& out) {
  const Value* value = method.find(step);
  if (!value) return;
  const std::string path = method.path_of(step);
  read_rule(faults, *value, path, out.rule, {"level", "node"});
  // Also one that cannot be read stands somewhere, which is checked with the rest.
  read_levels(faults, *value, path, [&](int level, const Value& rule, const std::string& place) {
    read_rule(faults, rule, place, out.level[level]);
  });
  if (const Value* nodes = value->find("node")) {
    const Keys keys(faults, *nodes, path + ".node");
    for (const Entry& entry : nodes->entries()) {
      read_rule(faults, entry.value, keys.path_of(entry.key), out.node[entry.key]);
    }
  }
}

/// What a node asks of its children.
void read_threshold(Faults& faults, const Value& value, const std::string& path, missing::renormalise& out) {
  Missing rule;
  const std::size_t before = faults.size();
  if (!read_rule(faults, value, path, rule) || faults.size() > before) return;
  if (const auto* threshold = std::get_if<missing::renormalise>(&rule)) {
    out = *threshold;
  } else {
    faults.add(
        code::conflicting_rules,
        say("node-without-cells",
            "{key}: a node has no cells, so it can only renormalise, with the min_coverage that it asks of its children; "
            "rules for cells of an indicator are given by status, as in {key}.missing",
            {{"key", path}}),
        value.place);
  }
}

/// What is done with cells of one indicator, by status.
void read_cells(Faults& faults, const Value& value, const std::string& path, CellRules& out) {
  Keys keys(faults, value, path);
  const auto read = [&](std::string_view status, std::optional<Missing>& rule) {
    const Value* given = keys.find(status);
    Missing own;
    if (given && read_rule(faults, *given, keys.path_of(status), own)) rule = own;
  };
  read("missing", out.missing);
  read("not_answered", out.not_answered);
  read("suppressed", out.suppressed);
  read("not_applicable", out.not_applicable);
  if (value.entries().empty())
    faults.add(code::missing_key, say("no-status-said", "{key} says of no status what becomes of its cells", {{"key", path}}),
               value.place);
  keys.finish();
}

void read_missing(Faults& faults, Keys& method, MissingRules& out) {
  const Value* value = method.find("missing");
  if (!value) return;
  Keys keys(faults, *value, method.path_of("missing"));
  std::vector<const Missing*> chosen;
  const auto read = [&](std::string_view status, Missing& rule) {
    const Value* given = keys.find(status);
    if (given && read_rule(faults, *given, keys.path_of(status), rule)) chosen.push_back(&rule);
  };
  read("missing", out.missing);
  read("not_answered", out.not_answered);
  read("suppressed", out.suppressed);
  read("not_applicable", out.not_applicable);
  const std::string path = method.path_of("missing");
  keys.find("level");
  read_levels(faults, *value, path, [&](int level, const Value& rule, const std::string& place) {
    read_threshold(faults, rule, place, out.level[level]);
  });
  if (const Value* nodes = keys.find("node")) {
    const Keys ids(faults, *nodes, path + ".node");
    for (const Entry& entry : nodes->entries()) {
      if (entry.value.string() || entry.value.find("rule")) {
        read_threshold(faults, entry.value, ids.path_of(entry.key), out.node[entry.key]);
      } else {
        read_cells(faults, entry.value, ids.path_of(entry.key), out.indicator[entry.key]);
      }
    }
  }
  keys.finish();
  out.share(chosen);
}

void read_rescale(Faults& faults, Keys& method, std::map<std::string, Normalise, std::less<>>& out) {
  const Value* value = method.find("rescale");
  if (!value) return;
  const Keys keys(faults, *value, method.path_of("rescale"));
  for (const Entry& entry : value->entries()) {
    read_rule(faults, entry.value, keys.path_of(entry.key), out[entry.key]);
  }
}

}  // namespace

Method read_method(Faults& faults, const Value& table, const std::string& path) {
  Method method;
  const std::size_t before = faults.size();
  Keys keys(faults, table, path);
  keys.find("extends");  // in place already
  read_choice(faults, keys, "treat", method.treat);
  read_choice(faults, keys, "normalise", method.normalise);
  read_missing(faults, keys, method.missing);
  keys("constant", method.constant);
  read_choice(faults, keys, "weight", method.weight);
  read_choice(faults, keys, "aggregate", method.aggregate);
  read_rescale(faults, keys, method.rescale);
  if (const Value* rank = keys.find("rank")) {
    Keys fields(faults, *rank, keys.path_of("rank"));
    read_fields(faults, fields, method.rank);
    fields.finish();
  }
  keys.finish();
  // Rules with a parameter that cannot be are known all the same; of those that could not be read nothing more can be said.
  if (faults.all_are(code::invalid_parameter, before)) {
    const Value* missing = table.find("missing");
    for (Problem& problem : detail::conflicts_of(method)) {
      faults.add(problem.code, std::move(problem.said), missing ? missing->place : table.place);
    }
  }
  return method;
}

void check_exceptions(Faults& faults, const Value& table, const Method& method, const Model& model) {
  for (detail::Useless& rule : detail::useless_rules(method, model)) {
    const Value* at = table.find(rule.step);
    if (at && !rule.kind.empty()) at = at->find(rule.kind);
    Place place = at ? at->place : table.place;
    for (const Entry& entry : at ? at->entries() : Entries{}) {
      if (entry.key == rule.key) place = entry.place;
    }
    faults.add(rule.code, std::move(rule.said), place);
  }
}

}  // namespace hti::inline v0::io
