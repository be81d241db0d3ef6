// Reads a definition from its TOML text.
#include <utility>

#include "hti/io/csv.hpp"
#include "hti/io/toml.hpp"
#include "hti/weight/respondents.hpp"
#include "io/beside.hpp"
#include "io/extends.hpp"
#include "io/read_method.hpp"
#include "io/text.hpp"
#include "model/surveys.hpp"
#include "steps/check_method.hpp"

namespace hti::inline v0::io {
namespace {

/// The keys of one `[[node]]`; `sound` is cleared where the tree cannot be told from them.
Node read_node(Faults& faults, const Value& table, const std::string& path, bool& sound) {
  Keys keys(faults, table, path);
  Node node;
  Indicator indicator;
  const Value* id = keys.find("id");
  if (!id && table.table())
    faults.add(code::missing_id, say("table-without-id", "{key} has no id", {{"key", path}}), table.place);
  sound &= id && keys.take(*id, path + ".id", node.id);
  if (const Value* parent = keys.find("parent")) sound &= keys.take(*parent, path + ".parent", node.parent);
  keys("weight", node.weight);
  keys("name", node.name);

  const Value* direction = keys.find("direction");
  std::string_view extra;
  const auto field = [&](std::string_view name, auto& out) {
    if (keys(name, out) || keys.find(name)) extra = extra.empty() ? name : extra;
  };
  field("kind", indicator.kind);
  field("quality", indicator.quality);
  field("scope", indicator.scope);
  field("error", indicator.error);
  field("source", indicator.source);
  field("survey", indicator.survey);
  field("kpi", indicator.kpi);
  field("responsible", indicator.responsible);
  field("next_published", indicator.next_published);
  field("measure", indicator.measure);
  field("meaning", indicator.meaning);
  field("goalposts", indicator.goalposts);
  field("range", indicator.range);
  field("denominator", indicator.denominator);
  field("per", indicator.per);
  field("answers", indicator.answers);
  keys.finish();
  if (direction) {
    keys.take(*direction, path + ".direction", indicator.direction);
    node.indicator = std::move(indicator);
  } else if (!extra.empty()) {
    faults.add(
        code::missing_key,
        say("no-direction", "{key}.direction is missing: only an indicator has {extra}", {{"key", path}, {"extra", extra}}),
        table.place);
    sound = false;
  }
  return node;
}

/// Where a fault of the tree stands: at the key it concerns, or at the node.
Place place_of(const Problem& problem, const Value* node, const Place& otherwise) {
  if (!node) return otherwise;
  const auto at = [&](std::string_view key) {
    const Value* value = node->find(key);
    return value ? value->place : node->place;
  };
  switch (problem.code) {
    case code::invalid_weight: return at("weight");
    case code::unknown_parent: return at("parent");
    case code::invalid_goalposts: return at("goalposts");
    case code::invalid_range: return at("range");
    case code::unknown_survey: return at("survey");
    default: return node->place;
  }
}

/// The `[[survey]]` tables; `sound` is cleared where they cannot be told.
std::vector<Survey> read_surveys(Faults& faults, const Value* tables, bool& sound) {
  std::vector<Survey> surveys;
  faults.part = Part::tree;
  if (tables && !tables->array()) {
    faults.add(code::wrong_type, say("survey-brackets", "surveys are written [[survey]], with two brackets"), tables->place);
    sound = false;
    return surveys;
  }
  const Items none;
  const std::size_t before = faults.size();
  for (const Value& table : tables ? *tables->array() : none) {
    const std::string path = "survey number " + std::to_string(surveys.size() + 1);
    Keys keys(faults, table, path);
    Survey survey;
    if (const Value* name = keys.require("name")) keys.take(*name, keys.path_of("name"), survey.name);
    keys("rho", survey.rho);
    keys("source", survey.source);
    keys.finish();
    surveys.push_back(std::move(survey));
  }
  sound &= faults.size() == before;
  return surveys;
}

/// Where a fault of a survey stands.
const Place& place_of(const Problem& problem, const Value& survey) {
  const Value* at = nullptr;
  if (problem.code == code::invalid_correlation) at = survey.find(survey.find("rho") ? "rho" : "source");
  if (!at) at = survey.find("name");
  return at ? at->place : survey.place;
}

std::optional<Model> read_tree(Faults& faults, const Value* tables, const Value* survey_tables, const Place& file) {
  std::vector<Node> nodes;
  bool sound = true;
  faults.part = Part::tree;
  if (tables && !tables->array()) {
    faults.add(code::wrong_type, say("node-brackets", "nodes are written [[node]], with two brackets"), tables->place);
    return std::nullopt;
  }
  const Items none;
  const Items& items = tables ? *tables->array() : none;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value* id = items[i].find("id");
    const std::string path = id && id->string() ? "node " + *id->string() : "node number " + std::to_string(i + 1);
    nodes.push_back(read_node(faults, items[i], path, sound));
  }
  std::vector<Survey> surveys = read_surveys(faults, survey_tables, sound);
  if (!sound) return std::nullopt;
  const std::vector<Node> copy = nodes;
  const auto node_of = [&](const Problem& problem) -> const Value* {
    const auto it = std::find_if(copy.begin(), copy.end(), [&](const Node& n) { return n.id == problem.indicator; });
    return it == copy.end() ? nullptr : &items[static_cast<std::size_t>(it - copy.begin())];
  };
  const std::vector<detail::survey_fault> wrong = detail::survey_faults(nodes, surveys);
  for (const auto& [problem, survey] : wrong) {
    const bool own = survey < surveys.size();
    faults.add(problem.code, problem.said,
               own ? place_of(problem, (*survey_tables->array())[survey]) : place_of(problem, node_of(problem), file),
               problem.indicator);
  }
  if (!wrong.empty()) surveys.clear();  // what is wrong with the tree is told all the same
  try {
    return Model(std::move(nodes), std::move(surveys));
  } catch (const ModelError& error) {
    for (Problem problem : error.problems()) {
      const Value* node = node_of(problem);
      const bool indicator = node && node->find("direction");
      faults.add(problem.code, problem.said, place_of(problem, node, file), indicator ? problem.indicator : std::string{});
    }
    return std::nullopt;
  }
}

/// The model with the weights of `[weights]`: those that the respondents of a CSV file gave.
void read_weights(Faults& faults, Keys& file, const Find& find, std::optional<Model>& model) {
  const Value* table = file.find("weights");
  if (!table) return;
  Keys keys(faults, *table, "weights");
  std::string csv;
  std::string unit = "respondent";
  voices voices;
  const Value* name = keys.require("respondents");
  const bool named = name && keys.take(*name, keys.path_of("respondents"), csv);
  keys("unit", unit);
  keys("group", voices.group);
  keys("equal_voice", voices.equal_voice);
  keys.finish();
  if (!named || !model) return;
  const std::optional<Source> source = find("data", csv, *name->place.file);
  if (!source) {
    faults.add(code::file_not_found,
               say("no-respondents", "{key}: there is no file '{file}'", {{"key", keys.path_of("respondents")}, {"file", csv}}),
               name->place);
    return;
  }
  csv_options options{.columns = {.unit = unit}, .ignore = {"*"}, .partial = true};
  if (!voices.group.empty()) options.columns.groups = {voices.group};
  std::vector<Node> columns{{.id = "given weights"}};
  for (const Node& node : model->nodes()) {
    if (!node.parent.empty()) columns.push_back({.id = node.id, .parent = columns[0].id, .indicator = Indicator{}});
  }
  try {
    const Table people = parse_csv(source->text, Model(std::move(columns)), options, source->file);
    model = weighed_by({.model = *model}, people, voices).model;
  } catch (const DataError& error) {
    for (Problem problem : error.problems()) {
      if (problem.line > 0) {
        faults.add(problem);
      } else {
        faults.add(
            problem.code,
            problem.unit.empty()
                ? say("of-respondents", "{key}: {fault}", {{"key", keys.path_of("respondents")}, {"fault", problem.said}})
                : say("of-respondent", "{key}: {fault} ({respondent})",
                      {{"key", keys.path_of("respondents")}, {"fault", problem.said}, {"respondent", problem.unit}}),
            name->place, problem.indicator);
      }
    }
  }
}

Columns read_columns(Faults& faults, Keys& file, const std::optional<Model>& model) {
  Columns columns;
  const Value* table = file.find("columns");
  if (!table) return columns;
  Keys keys(faults, *table, "columns");
  keys("unit", columns.unit);
  keys("name", columns.name);
  keys("groups", columns.groups);
  keys("background", columns.background);
  keys("municipalities", columns.municipalities);
  if (const Value* marks = keys.find("missing")) {
    Keys missing(faults, *marks, "columns.missing");
    for (const Entry& mark : marks->entries()) {
      std::string word;
      if (!missing(mark.key, word)) continue;
      const std::optional<Status> status = status_named(word);
      if (status && *status != Status::observed) {
        columns.missing[mark.key] = *status;
      } else {
        faults.add(
            code::invalid_parameter,
            say("mark-of-no-status", "{key} must be missing, not_answered, suppressed or not_applicable, but is '{word}'",
                {{"key", missing.path_of(mark.key)}, {"word", word}}),
            mark.value.place);
      }
    }
  }
  keys.finish();

  for (detail::ColumnFault& fault : detail::faults_of(columns, model ? &*model : nullptr)) {
    const Value* value = table->find(fault.key);
    faults.add(code::invalid_parameter, std::move(fault.said), value ? value->place : table->place);
  }
  return columns;
}

Definition read_merged(Faults& faults, const Value& document, const std::string& file, const Find& find) {
  Keys keys(faults, document, {});
  keys.find("schema");
  std::string id, edition, status;
  Text title, description;
  if (const Value* value = keys.find("id"); value && keys.take(*value, "id", id) && id.empty()) {
    faults.add(code::missing_id, say("empty-id", "id must not be empty"), value->place);
  }
  keys("edition", edition);
  keys("status", status);
  keys("title", title);
  keys("description", description);

  std::optional<Model> model = read_tree(faults, keys.find("node"), keys.find("survey"), document.place);
  faults.part = Part::method;
  Method method;
  if (const Value* table = keys.find("method")) {
    method = read_method(faults, *table);
    if (model) check_exceptions(faults, *table, method, *model);
  }
  faults.part = Part::file;
  read_weights(faults, keys, find, model);
  Columns columns = read_columns(faults, keys, model);
  keys.find("extends");
  if (const Value* remove = keys.find("remove")) {
    faults.add(code::unknown_key,
               say("nothing-to-remove-from", "remove takes nodes out of what `extends` names, and nothing is named"),
               remove->place);
  }
  keys.finish();
  faults.raise(file);
  return {std::move(id),          std::move(edition), std::move(status), std::move(title),
          std::move(description), *std::move(model),  std::move(method), std::move(columns)};
}

Definition read(std::string_view text, const std::string& file, const Find& find) {
  Faults faults;
  Value document = parse_toml(text, file);
  // An id is never inherited: what extends a definition is another one.
  Keys(faults, document, {}).require("id");
  document = with_inherited(faults, std::move(document), "definitions", find);
  return read_merged(faults, document, file, find);
}

}  // namespace

Definition parse_definition(std::string_view text, const std::string& file, const Resolve& resolve) {
  return read(text, file, [&](std::string_view folder, const std::string& name, const std::string&) {
    std::optional<Source> source = find_embedded(folder, name);
    if (!source && resolve) source = resolve(name);
    return source;
  });
}

Definition read_definition(const std::string& path, bool allow_outside) {
  const Beside beside(path, allow_outside);
  return read(read_bytes(path, largest_definition), path,
              [&](std::string_view folder, const std::string& name, const std::string& from) {
                std::optional<Source> source = find_embedded(folder, name);
                return source ? source : beside.find(name, from);
              });
}

Method parse_method(std::string_view text, const std::string& file) {
  Faults faults;
  const Value document = with_inherited(
      faults, parse_toml(text, file), "methods",
      [](std::string_view folder, const std::string& name, const std::string&) { return find_embedded(folder, name); });
  Keys keys(faults, document, {});
  keys.find("schema");
  Text text_of_file;
  keys("title", text_of_file);
  keys("description", text_of_file);
  faults.part = Part::method;
  const Value* table = keys.require("method");
  Method method = table ? read_method(faults, *table) : Method{};
  faults.part = Part::file;
  keys.finish();
  faults.raise(file);
  return method;
}

}  // namespace hti::inline v0::io
