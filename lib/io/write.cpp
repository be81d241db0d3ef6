// Writes a definition in full, in one canonical layout.
#include <algorithm>
#include <concepts>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "hti/base/number_text.hpp"
#include "hti/io/toml.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::io {
namespace {

std::string key_text(std::string_view key) {
  const auto bare = [](unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), bare) ? std::string(key) : detail::quoted(key);
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string inline_table(const Pairs& pairs) {
  std::string text = "{ ";
  for (const auto& [key, value] : pairs) text += (text.size() > 2 ? ", " : "") + key_text(key) + " = " + value;
  return text + " }";
}

/// What becomes of rules of the user's own: a file cannot hold them, a hash knows them by their labels.
enum class Own { refuse, label };

class Writer {
 public:
  explicit Writer(Own own) : own_(own) {}

  void line(std::string_view key, const std::string& value) { text += key_text(key) + " = " + value + '\n'; }
  void string(std::string_view key, const std::string& value) {
    if (!value.empty()) line(key, detail::quoted(value));
  }
  void strings(std::string_view key, const std::vector<std::string>& values) {
    if (values.empty()) return;
    std::string list;
    for (const std::string& value : values) list += (list.empty() ? "" : ", ") + detail::quoted(value);
    line(key, '[' + list + ']');
  }
  void both(std::string_view key, const Text& value) {
    Pairs pairs;
    if (!value.sv.empty()) pairs.emplace_back("sv", detail::quoted(value.sv));
    if (!value.en.empty()) pairs.emplace_back("en", detail::quoted(value.en));
    if (!pairs.empty()) line(key, inline_table(pairs));
  }
  void header(const std::string& name) { text += '\n' + name + '\n'; }

  /// Name and parameters of a rule.
  template <class Variant>
  [[nodiscard]] Pairs rule_pairs(const Variant& variant) const {
    return std::visit(
        [this]<class Rule>(const Rule& rule) {
          if constexpr (!std::default_initializable<Rule>) {
            if (own_ == Own::refuse) {
              throw MethodError(
                  {{.code = code::custom_not_saved,
                    .said = say("own-rule-to-file", "the rule of your own '{rule}' is code and cannot be written to a file",
                                {{"rule", rule.label}})}});
            }
          }
          Pairs pairs = detail::field_texts(rule);
          pairs.insert(pairs.begin(), {"rule", detail::quoted(rule.name)});
          return pairs;
        },
        variant);
  }
  template <class Variant>
  [[nodiscard]] std::string rule_text(const Variant& rule) const {
    const Pairs pairs = rule_pairs(rule);
    return pairs.size() == 1 ? pairs.front().second : inline_table(pairs);
  }
  [[nodiscard]] Own own() const { return own_; }

  std::string text{};

 private:
  Own own_;
};

/// A rule without exceptions is one line of `[method]`, one with exceptions a table of its own, to be written after the lines.
template <class Rule>
void write_choice(Writer& lines, Writer& tables, const std::string& step, const Choice<Rule>& choice) {
  if (choice.level.empty() && choice.node.empty()) {
    lines.line(step, lines.rule_text(choice.rule));
    return;
  }
  tables.header("[method." + step + ']');
  for (const auto& [key, value] : tables.rule_pairs(choice.rule)) tables.line(key, value);
  if (!choice.level.empty()) tables.header("[method." + step + ".level]");
  for (const auto& [level, rule] : choice.level) tables.line(std::to_string(level), tables.rule_text(rule));
  if (!choice.node.empty()) tables.header("[method." + step + ".node]");
  for (const auto& [node, rule] : choice.node) tables.line(node, tables.rule_text(rule));
}

void write_exceptions(Writer& out, const MissingRules& rules) {
  if (!rules.level.empty()) out.header("[method.missing.level]");
  for (const auto& [level, rule] : rules.level) out.line(std::to_string(level), out.rule_text(Missing(rule)));
  if (!rules.node.empty() || !rules.indicator.empty()) out.header("[method.missing.node]");
  for (const auto& [node, rule] : rules.node) out.line(node, out.rule_text(Missing(rule)));
  for (const auto& [node, own] : rules.indicator) {
    Pairs pairs;
    const auto add = [&](const char* status, const std::optional<Missing>& rule) {
      if (rule) pairs.emplace_back(status, out.rule_text(*rule));
    };
    add("missing", own.missing);
    add("not_answered", own.not_answered);
    add("suppressed", own.suppressed);
    add("not_applicable", own.not_applicable);
    out.line(node, inline_table(pairs));
  }
}

void write_method(Writer& out, const Method& method) {
  Writer tables(out.own());
  out.header("[method]");
  write_choice(out, tables, "treat", method.treat);
  write_choice(out, tables, "normalise", method.normalise);
  out.line("constant", detail::value_text(method.constant));
  write_choice(out, tables, "weight", method.weight);
  write_choice(out, tables, "aggregate", method.aggregate);
  out.line("rank", inline_table(detail::field_texts(method.rank)));
  out.text += tables.text;
  out.header("[method.missing]");
  out.line("missing", out.rule_text(method.missing.missing));
  out.line("not_answered", out.rule_text(method.missing.not_answered));
  out.line("suppressed", out.rule_text(method.missing.suppressed));
  out.line("not_applicable", out.rule_text(method.missing.not_applicable));
  write_exceptions(out, method.missing);
  if (!method.rescale.empty()) out.header("[method.rescale]");
  for (const auto& [node, rule] : method.rescale) out.line(node, out.rule_text(rule));
}

void write_node(Writer& out, const Node& node) {
  out.header("[[node]]");
  out.line("id", detail::quoted(node.id));
  out.string("parent", node.parent);
  out.line("weight", detail::number_text(node.weight));
  out.both("name", node.name);
  if (!node.indicator) return;
  const Indicator& indicator = *node.indicator;
  out.line("direction", detail::value_text(indicator.direction));
  out.line("kind", detail::value_text(indicator.kind));
  out.line("quality", detail::value_text(indicator.quality));
  out.line("scope", detail::value_text(indicator.scope));
  out.line("error", detail::value_text(indicator.error));
  out.string("source", indicator.source);
  out.string("survey", indicator.survey);
  out.string("kpi", indicator.kpi);
  out.string("responsible", indicator.responsible);
  out.string("next_published", indicator.next_published);
  out.string("measure", indicator.measure);
  out.both("meaning", indicator.meaning);
  if (indicator.goalposts) out.line("goalposts", detail::value_text(*indicator.goalposts));
  if (indicator.range) out.line("range", detail::value_text(*indicator.range));
  out.string("denominator", indicator.denominator);
  if (indicator.per != Indicator{}.per) out.line("per", detail::number_text(indicator.per));
  out.string("answers", indicator.answers);
}

void write_survey(Writer& out, const Survey& survey) {
  out.header("[[survey]]");
  out.line("name", detail::quoted(survey.name));
  if (survey.rho) out.line("rho", detail::number_text(*survey.rho));
  out.string("source", survey.source);
}

std::string write(const Definition& definition, Own own) {
  Writer out(own);
  out.line("schema", "1");
  out.line("id", detail::quoted(definition.id));
  out.string("edition", definition.edition);
  out.string("status", definition.status);
  out.both("title", definition.title);
  out.both("description", definition.description);
  out.header("[columns]");
  out.line("unit", detail::quoted(definition.columns.unit));
  out.line("name", detail::quoted(definition.columns.name));
  out.strings("groups", definition.columns.groups);
  out.strings("background", definition.columns.background);
  if (definition.columns.municipalities) out.line("municipalities", "true");
  Pairs marks;
  for (const auto& [mark, status] : definition.columns.missing) marks.emplace_back(mark, detail::quoted(name(status)));
  if (!marks.empty()) out.line("missing", inline_table(marks));
  write_method(out, definition.method);
  for (const Survey& survey : definition.model.surveys()) write_survey(out, survey);
  for (const Node& node : definition.model.nodes()) write_node(out, node);
  return std::move(out.text);
}

}  // namespace

std::string to_toml(const Definition& definition) { return write(definition, Own::refuse); }

}  // namespace hti::inline v0::io

namespace hti::inline v0 {

std::string Definition::hash() const { return detail::content_hash(io::write(*this, io::Own::label)); }

}  // namespace hti::inline v0
