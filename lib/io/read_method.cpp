#include "io/read_method.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "detail/nearest.hpp"
#include "io/read_rule.hpp"

namespace hti::io {
namespace {

template <class Rule>
void read_choice(Faults& faults, Keys& method, std::string_view step, Choice<Rule>& out) {
  const Value* value = method.find(step);
  if (!value) return;
  const std::string path = method.path_of(step);
  read_rule(faults, *value, path, out.rule, {"level", "node"});
  if (const Value* levels = value->find("level")) {
    const Keys keys(faults, *levels, path + ".level");
    for (const Entry& entry : levels->entries()) {
      int level = 0;
      const char* end = entry.key.data() + entry.key.size();
      const auto [stop, error] = std::from_chars(entry.key.data(), end, level);
      if (error != std::errc{} || stop != end || level < 1) {
        faults.add(code::invalid_parameter, keys.path_of(entry.key) + ": a level is a whole number, 1 for the indicators",
                   entry.place);
        continue;
      }
      if (Rule rule; read_rule(faults, entry.value, keys.path_of(entry.key), rule))
        out.level.insert_or_assign(level, std::move(rule));
    }
  }
  if (const Value* nodes = value->find("node")) {
    const Keys keys(faults, *nodes, path + ".node");
    for (const Entry& entry : nodes->entries()) {
      if (Rule rule; read_rule(faults, entry.value, keys.path_of(entry.key), rule))
        out.node.insert_or_assign(entry.key, std::move(rule));
    }
  }
}

void read_missing(Faults& faults, Keys& method, MissingRules& out) {
  const Value* value = method.find("missing");
  if (!value) return;
  Keys keys(faults, *value, method.path_of("missing"));
  const auto read = [&](std::string_view status, Missing& rule) {
    if (const Value* given = keys.find(status)) read_rule(faults, *given, keys.path_of(status), rule);
  };
  read("missing", out.missing);
  read("not_answered", out.not_answered);
  read("suppressed", out.suppressed);
  read("not_applicable", out.not_applicable);
  keys.finish();
}

void read_rescale(Faults& faults, Keys& method, std::map<std::string, Normalise, std::less<>>& out) {
  const Value* value = method.find("rescale");
  if (!value) return;
  const Keys keys(faults, *value, method.path_of("rescale"));
  for (const Entry& entry : value->entries()) {
    if (Normalise rule; read_rule(faults, entry.value, keys.path_of(entry.key), rule))
      out.insert_or_assign(entry.key, std::move(rule));
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
  if (const Value* weight = keys.find("weight")) read_rule(faults, *weight, keys.path_of("weight"), method.weight);
  read_choice(faults, keys, "aggregate", method.aggregate);
  read_rescale(faults, keys, method.rescale);
  if (const Value* rank = keys.find("rank")) {
    Keys fields(faults, *rank, keys.path_of("rank"));
    read_fields(faults, fields, method.rank);
    fields.finish();
  }
  keys.finish();
  if (faults.size() == before) {
    const Value* missing = table.find("missing");
    for (Problem& problem : detail::problems_of(method)) {
      faults.add(problem.code, std::move(problem.message), missing ? missing->place : table.place);
    }
  }
  return method;
}

void check_exceptions(Faults& faults, const Value& method, const Model& model) {
  std::vector<std::string> known;
  for (const Node& node : model.nodes()) known.push_back(node.id);
  const auto check_node = [&](const Entry& entry, const std::string& path, std::optional<bool> indicators) {
    const auto node = model.find(entry.key);
    if (!node) {
      faults.add(code::unknown_node, path + ": there is no node '" + entry.key + "'" + detail::did_you_mean(entry.key, known),
                 entry.place);
    } else if (indicators && model[*node].indicator.has_value() != *indicators) {
      faults.add(
          code::unknown_node,
          path + ": '" + entry.key + (*indicators ? "' is no indicator" : "' is an indicator and has nothing to combine"),
          entry.place);
    }
  };
  const auto check_step = [&](std::string_view step, bool indicators, std::size_t lowest, std::size_t highest) {
    const Value* rule = method.find(step);
    if (!rule) return;
    const std::string path = "method." + std::string(step);
    if (const Value* levels = rule->find("level")) {
      for (const Entry& entry : levels->entries()) {
        bool there = false;
        for (std::size_t level = lowest; level <= highest; ++level) there |= entry.key == std::to_string(level);
        if (!there) {
          faults.add(code::invalid_parameter, path + ".level." + entry.key + ": no node of this level has this step",
                     entry.place);
        }
      }
    }
    if (const Value* nodes = rule->find("node")) {
      for (const Entry& entry : nodes->entries()) check_node(entry, path + ".node", indicators);
    }
  };
  check_step("treat", true, 1, 1);
  check_step("normalise", true, 1, 1);
  check_step("aggregate", false, 2, model.level(Model::root()));
  if (const Value* rescale = method.find("rescale")) {
    for (const Entry& entry : rescale->entries()) {
      if (entry.key != "root") check_node(entry, "method.rescale", std::nullopt);
    }
  }
}

}  // namespace hti::io
