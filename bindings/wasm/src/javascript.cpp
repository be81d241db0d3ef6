#include "javascript.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <variant>

namespace hti_wasm {
namespace {

using nlohmann::ordered_json;

val array_of(const auto& items, const auto& make) {
  val array = val::array();
  std::size_t at = 0;
  for (const auto& item : items) array.set(at++, make(item));
  return array;
}

val cells(const std::vector<double>& numbers) { return to_javascript(numbers); }
val cells(const std::vector<std::int64_t>& numbers) {
  return to_javascript(std::vector<double>(numbers.begin(), numbers.end()));
}
val cells(const std::vector<bool>& truths) {
  return array_of(truths, [](bool truth) { return val(truth); });
}
val cells(const std::vector<std::optional<bool>>& truths) {
  return array_of(truths, [](std::optional<bool> truth) { return truth ? val(*truth) : val::null(); });
}
val cells(const std::vector<std::string>& texts) {
  // One text that JavaScript takes apart is given over much sooner than many; but for a mark that a text itself has.
  constexpr char mark = '\x1e';
  std::string all;
  for (const std::string& text : texts) {
    if (text.find(mark) != std::string::npos) return array_of(texts, [](const std::string& each) { return val(each); });
    all += text;
    all += mark;
  }
  val array = val(all).call<val>("split", std::string(1, mark));
  array.call<void>("pop");
  return array;
}
val cells(const std::vector<std::vector<std::string>>& lists) {
  return array_of(lists, [](const std::vector<std::string>& list) { return cells(list); });
}

val message_of(const hti::Message& message) {
  val arguments = val::object();
  for (const hti::Argument& argument : message.arguments) arguments.set(argument.name, message_of(argument.value));
  val said = val::object();
  said.set("id", message.id);
  said.set("text", message.text);
  said.set("arguments", arguments);
  return said;
}

ordered_json both(const hti::Text& text) { return {{"sv", text.sv}, {"en", text.en}}; }

constexpr const char* kinds[]{"share", "mean", "count", "yes_no", "points"};
constexpr const char* qualities[]{"unspecified", "structure", "process", "outcome"};

std::vector<double> numbers(const nlohmann::json& of) {
  std::vector<double> found;
  found.reserve(of.size());
  for (const nlohmann::json& each : of)
    found.push_back(each.is_null() ? std::numeric_limits<double>::quiet_NaN() : each.get<double>());
  return found;
}

/// Numbers that stand for the names of an enumeration. \throws std::out_of_range
template <class Code>
std::vector<Code> codes(const nlohmann::json& read, const char* key, Code last) {
  std::vector<Code> found;
  for (const int code : read.value(key, std::vector<int>{})) {
    if (code < 0 || code > static_cast<int>(last))
      throw std::out_of_range(std::string(key) + ": no code " + std::to_string(code));
    found.push_back(static_cast<Code>(code));
  }
  return found;
}

}  // namespace

val to_javascript(const std::vector<double>& numbers) {
  return val(emscripten::typed_memory_view(numbers.size(), numbers.data())).call<val>("slice");
}

hti::DataFrame noted(hti::DataFrame frame, const std::string& head, const std::string& note) {
  if (!note.empty()) {
    const std::vector<std::string> cells(frame.rows(), note);
    frame.columns.push_back({.name = head, .cells = cells});
  }
  return frame;
}

val to_javascript(const hti::DataFrame& frame) {
  val columns = val::object();
  for (const hti::DataColumn& column : frame.columns)
    columns.set(column.name, std::visit([](const auto& of) { return cells(of); }, column.cells));
  return columns;
}

val to_javascript(const hti::Trace& trace) {
  val told = val::object();
  told.set("node", trace.node);
  told.set("weight", trace.weight);
  told.set("used_weight", trace.used_weight);
  told.set("effective_weight", trace.effective_weight);
  told.set("coverage", trace.coverage);
  told.set("score", trace.score);
  told.set("thin", trace.thin);
  told.set("status", std::string(name(trace.status)));
  told.set("raw", trace.indicator ? trace.raw : std::numeric_limits<double>::quiet_NaN());
  told.set("steps", array_of(trace.steps, [](const hti::TraceStep& step) {
             val facts = val::object();
             for (const auto& [key, value] : step.facts) facts.set(key, value);
             val one = val::object();
             one.set("step", step.step);
             one.set("rule", step.rule);
             one.set("input", step.input);
             one.set("output", step.output);
             one.set("facts", facts);
             one.set("mark", step.mark);
             return one;
           }));
  told.set("children", array_of(trace.children, [](const hti::Trace& child) { return to_javascript(child); }));
  return told;
}

val to_javascript(const std::vector<hti::Problem>& problems) {
  val told = val::object();
  told.set("problems", array_of(problems, [](const hti::Problem& problem) {
             val one = val::object();
             one.set("code", std::string(name(problem.code)));
             one.set("message", problem.message);
             one.set("said", message_of(problem.said));
             one.set("file", problem.file);
             one.set("sheet", problem.sheet);
             one.set("cell", problem.cell);
             one.set("heading", problem.heading);
             one.set("line", problem.line);
             one.set("column", problem.column);
             one.set("unit", problem.unit);
             one.set("indicator", problem.indicator);
             return one;
           }));
  return told;
}

std::string to_json(const hti::Model& model) {
  ordered_json nodes = ordered_json::array();
  for (std::size_t at = 0; at < model.size(); ++at) {
    const hti::Node& node = model[at];
    ordered_json one{{"id", node.id},           {"parent", node.parent},    {"weight", node.weight},
                     {"name", both(node.name)}, {"level", model.level(at)}, {"indicator", nullptr}};
    if (const auto& i = node.indicator) {
      one["indicator"] = {{"direction", i->direction == hti::Direction::higher ? "higher" : "lower"},
                          {"kind", kinds[static_cast<std::size_t>(i->kind)]},
                          {"quality", qualities[static_cast<std::size_t>(i->quality)]},
                          {"source", i->source},
                          {"responsible", i->responsible},
                          {"measure", i->measure},
                          {"meaning", both(i->meaning)}};
      if (const auto range = model.allowed_range(at)) one["indicator"]["range"] = {range->low, range->high};
    }
    nodes.push_back(std::move(one));
  }
  return nodes.dump();
}

hti::Table table_from_json(std::string_view json) {
  const nlohmann::json read = nlohmann::json::parse(json);
  const auto strings = [&](const char* key) { return read.value(key, std::vector<std::string>{}); };
  const auto column = [&](const char* key) { return numbers(read.value(key, nlohmann::json::array())); };
  hti::TableData data;
  data.units = read.at("units");
  data.names = strings("names");
  data.period = read.value("period", "");
  data.indicators = read.at("indicators");
  data.groups = read.value("groups", std::map<std::string, std::vector<std::string>>{});
  const nlohmann::json background = read.value("background", nlohmann::json::object());
  for (const auto& [variable, values] : background.items()) data.background[variable] = numbers(values);
  data.values = numbers(read.at("values"));
  data.statuses = codes(read, "statuses", hti::Status::not_applicable);
  data.origins = codes(read, "origins", hti::Origin::inherited);
  data.respondents = column("respondents");
  data.population = column("population");
  data.standard_error = column("standard_error");
  return hti::Table(std::move(data));
}

std::optional<hti::Scores> scores_or_none(const val& earlier) {
  return earlier.isNull() ? std::nullopt : std::optional(earlier.as<hti::Scores>());
}

}  // namespace hti_wasm
