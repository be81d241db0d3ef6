#include "hti/io/vary.hpp"

#include <array>

#include "hti/io/csv.hpp"
#include "io/beside.hpp"
#include "io/read_method.hpp"
#include "io/read_rule.hpp"
#include "io/text.hpp"

namespace hti::inline v0::detail {

template <>
inline constexpr std::array<std::string_view, 2> names<vary::WeightDistribution>{"uniform", "dirichlet"};
template <>
inline constexpr std::array<std::string_view, 2> names<vary::Distribution>{"normal", "uniform"};

}  // namespace hti::inline v0::detail

namespace hti::inline v0::io {
namespace {

const std::vector<std::string> kinds{"weights", "weights_from", "choice", "sampling", "rounding", "noise", "drop"};
const std::vector<std::string> steps{"treat", "normalise", "missing", "constant", "weight", "aggregate", "rescale", "method"};

class sources_reader {
 public:
  sources_reader(Faults& faults, const std::string& file, bool allow_outside)
      : faults_(faults), file_(file), beside_(file, allow_outside) {}

  std::vector<vary::Source> read(const Value& document) {
    Keys keys(faults_, document, {});
    if (const Value* tables = keys.require("vary")) {
      if (!tables->array()) {
        faults_.add(code::wrong_type, say("vary-brackets", "sources are written [[vary]], with two brackets"), tables->place);
      }
      for (std::size_t i = 0; tables->array() && i < tables->array()->size(); ++i) {
        read_one((*tables->array())[i], "vary[" + std::to_string(i) + ']');
      }
    }
    keys.finish();
    return std::move(sources_);
  }

 private:
  void read_one(const Value& table, const std::string& path) {
    Keys keys(faults_, table, path);
    const Value* given = keys.require("kind");
    std::string kind;
    if (!given || !keys.take(*given, keys.path_of("kind"), kind)) return;
    if (kind == "weights") {
      read_fields<vary::weights>(keys);
    } else if (kind == "sampling") {
      read_fields<vary::sampling>(keys);
    } else if (kind == "rounding") {
      read_fields<vary::rounding>(keys);
    } else if (kind == "noise") {
      read_fields<vary::noise>(keys);
    } else if (kind == "drop") {
      read_fields<vary::drop>(keys);
    } else if (kind == "weights_from") {
      read_people(keys);
    } else if (kind == "choice") {
      read_choice(keys);
    } else {
      unknown(keys, "kind", kind, kinds, given->place);
      return;
    }
    keys.finish();
  }

  template <class S>
  void read_fields(Keys& keys) {
    S source;
    S::fields(source, keys);
    sources_.emplace_back(std::move(source));
  }

  void unknown(const Keys& keys, std::string_view key, const std::string& name, const std::vector<std::string>& known,
               const Place& place) {
    faults_.add(code::invalid_parameter,
                say("no-such-word", "{key}: there is no '{name}'{hint} (there are: {known})",
                    {{"key", keys.path_of(key)},
                     {"name", name},
                     {"hint", detail::did_you_mean(name, known)},
                     {"known", detail::join(known)}}),
                place);
  }

  void read_people(Keys& keys) {
    std::string name = "respondents";
    std::string csv;
    std::string unit = "respondent";
    std::string group;
    bool equal_voice = false;
    std::vector<std::string> nodes;
    keys("name", name);
    keys("unit", unit);
    keys("group", group);
    keys("equal_voice", equal_voice);
    const Value* columns = keys.require("nodes");
    const Value* path = keys.require("respondents");
    if (!columns || !path || !keys.take(*columns, keys.path_of("nodes"), nodes) ||
        !keys.take(*path, keys.path_of("respondents"), csv)) {
      return;
    }
    std::vector<Node> tree{{.id = "given weights"}};
    for (const std::string& node : nodes) tree.push_back({.id = node, .parent = tree[0].id, .indicator = Indicator{}});
    csv_options options{.columns = {.unit = unit}, .ignore = {"*"}};
    if (!group.empty()) options.columns.groups = {group};
    try {
      const std::optional<Source> found = beside_.find(csv, file_);
      if (!found) {
        faults_.add(code::file_not_found, detail::of(keys.path_of("respondents"), no_file()), path->place);
        return;
      }
      sources_.emplace_back(
          vary::weights_from{.respondents = parse_csv(found->text, Model(std::move(tree)), options, found->file),
                             .group = group,
                             .equal_voice = equal_voice,
                             .name = name});
    } catch (const ModelError& error) {
      for (const Problem& problem : error.problems()) {
        faults_.add(problem.code, detail::of(keys.path_of("nodes"), problem.said), columns->place);
      }
    } catch (const DataError& error) {
      for (const Problem& problem : error.problems()) {
        if (problem.line == 0) {
          faults_.add(problem.code, detail::of(keys.path_of("respondents"), problem.said), path->place);
        } else {
          faults_.add(problem);
        }
      }
    }
  }

  void read_choice(Keys& keys) {
    vary::choice choice;
    keys("name", choice.name);
    keys("p", choice.p);
    if (const Value* at = keys.find("at")) {
      if (at->string()) {
        choice.at = *at->string();
      } else if (int level = 0; keys.take(*at, keys.path_of("at"), level)) {
        choice.at = level;
      }
    }
    const Value* given = keys.require("step");
    const Value* alternatives = keys.require("alternatives");
    std::string step;
    if (!given || !alternatives || !keys.take(*given, keys.path_of("step"), step)) return;
    if (std::find(steps.begin(), steps.end(), step) == steps.end()) {
      unknown(keys, "step", step, steps, given->place);
      return;
    }
    if (!alternatives->array()) {
      faults_.add(
          code::wrong_type,
          say("wrong-type", "{key} must be {wanted}, but is {kind}",
              {{"key", keys.path_of("alternatives")}, {"wanted", say("of-array", "an array")}, {"kind", alternatives->kind()}}),
          alternatives->place);
      return;
    }
    for (std::size_t i = 0; i < alternatives->array()->size(); ++i) {
      const std::string path = keys.path_of("alternatives") + '[' + std::to_string(i) + ']';
      choice.alternatives.push_back(read_step(keys, step, (*alternatives->array())[i], path));
    }
    sources_.emplace_back(std::move(choice));
  }

  template <class Rule>
  Rule rule_of(const Value& value, const std::string& path) {
    Rule rule;
    read_rule(faults_, value, path, rule);
    return rule;
  }

  vary::Step read_step(Keys& keys, const std::string& step, const Value& value, const std::string& path) {
    if (step == "treat") return Choice<Treat>(rule_of<Treat>(value, path));
    if (step == "normalise") return Choice<Normalise>(rule_of<Normalise>(value, path));
    if (step == "aggregate") return Choice<Aggregate>(rule_of<Aggregate>(value, path));
    if (step == "weight") return Choice<Weight>(rule_of<Weight>(value, path));
    if (step == "constant") {
      Constant rule{};
      keys.take(value, path, rule);
      return rule;
    }
    faults_.part = Part::method;
    Method method;
    if (step == "method") {
      method = read_method(faults_, value, path);
    } else {
      method = read_method(faults_,
                           {.data = Entries{{.key = step, .place = value.place, .value = value}}, .place = value.place}, path);
    }
    faults_.part = Part::file;
    if (step == "missing") return method.missing;
    if (step == "rescale") return method.rescale;
    return method;
  }

  Faults& faults_;
  const std::string& file_;
  Beside beside_;
  std::vector<vary::Source> sources_{};
};

}  // namespace

std::vector<vary::Source> parse_vary(std::string_view text, const std::string& file, bool allow_outside) {
  Faults faults;
  const Value document = parse_toml(text, file);
  std::vector<vary::Source> sources = sources_reader(faults, file, allow_outside).read(document);
  faults.raise(file);
  return sources;
}

std::vector<vary::Source> read_vary(const std::string& path, bool allow_outside) {
  return parse_vary(read_bytes(path, largest_definition), path, allow_outside);
}

}  // namespace hti::inline v0::io
