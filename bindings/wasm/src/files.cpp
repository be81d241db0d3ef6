// Files that the reader of the page opens and gets: tables, definitions, and the weights that people gave.
#include <emscripten/bind.h>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hti/hti.hpp"
#include "javascript.hpp"

namespace hti_wasm {
namespace {

using hti::Scores;

/// Scores of a table by the index fitted to it, and what was set apart or repaired on the way.
val scored(hti::Definition definition, const hti::io::Reading& read) {
  val told = val::object();
  told.set("notes", to_javascript(read.notes)["problems"]);
  told.set("scores", hti::fit(std::move(definition), read.table).score(read.table));
  return told;
}

hti::io::csv_options options_of(const hti::Definition& definition, const std::string& period, const val& earlier) {
  hti::io::csv_options options{.columns = definition.columns, .period = period};
  if (const auto before = scores_or_none(earlier)) options.earlier = before->table();
  return options;
}

val open_text(const std::string& definition, const std::string& bytes, const std::string& period, const std::string& file,
              const val& earlier) {
  return guarded([&] {
    hti::Definition read = hti::io::parse_definition(definition);
    return scored(read, hti::io::read_text(bytes, read.model, options_of(read, period, earlier), file));
  });
}

/// A cell as page/workbook.ts gives it: text, a number, or `{percent: number}`.
hti::io::SheetCell cell(const val& given) {
  using Kind = hti::io::SheetCell::Kind;
  if (given.isString()) return {.text = given.as<std::string>()};
  if (given.isNumber()) return {.kind = Kind::number, .number = given.as<double>()};
  return {.kind = Kind::percent, .number = given["percent"].as<double>()};
}

val open_sheet(const std::string& definition, const std::string& name, const val& rows, const std::string& period,
               const std::string& file, const val& earlier) {
  return guarded([&] {
    hti::Definition read = hti::io::parse_definition(definition);
    hti::io::Sheet sheet{.name = name};
    for (const val& row : emscripten::vecFromJSArray<val>(rows)) {
      auto& cells = sheet.rows.emplace_back();
      for (const val& each : emscripten::vecFromJSArray<val>(row)) cells.push_back(cell(each));
    }
    return scored(read, hti::io::read_sheet(sheet, read.model, options_of(read, period, earlier), file));
  });
}

/// The shares of their parents that respondents give to the nodes that they have columns for, in percent.
val respondents(const Scores& scores, const std::string& bytes, const std::string& file) {
  return guarded([&] {
    const hti::Model model = scores.index().model();
    std::vector<hti::Node> columns{{.id = "given weights"}};
    for (const hti::Node& node : model)
      if (!node.parent.empty()) columns.push_back({.id = node.id, .parent = columns[0].id, .indicator = hti::Indicator{}});
    const hti::Table people = hti::io::parse_csv(bytes, hti::Model(std::move(columns)),
                                                 {.columns = {.unit = "respondent"}, .ignore = {"*"}, .partial = true}, file);
    const hti::Model weighed = hti::weighed_by({.model = model}, people).model;
    std::map<std::string, double> sums;
    for (const std::string& id : people.indicators()) sums[model[model.at(id)].parent] += weighed[model.at(id)].weight;
    val shares = val::object();
    for (const std::string& id : people.indicators()) {
      const hti::Node& node = weighed[model.at(id)];
      shares.set(id, 100 * node.weight / sums.at(node.parent));
    }
    val told = val::object();
    told.set("people", static_cast<double>(people.units().size()));
    told.set("shares", shares);
    return told;
  });
}

/// Columns as a CSV file: numbers from a Float64Array, else text.
val csv(const val& heads, const val& columns, bool swedish) {
  return guarded([&] {
    hti::DataFrame frame;
    const auto cells = emscripten::vecFromJSArray<val>(columns);
    const auto names = emscripten::vecFromJSArray<std::string>(heads);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      hti::DataColumn column{.name = names[i]};
      if (cells[i].instanceof(val::global("Float64Array")))
        column.cells = emscripten::convertJSArrayToNumberVector<double>(cells[i]);
      else
        column.cells = emscripten::vecFromJSArray<std::string>(cells[i]);
      frame.columns.push_back(std::move(column));
    }
    return hti::io::to_csv(frame, swedish ? hti::io::swedish_excel : hti::io::csv_style{});
  });
}

/// The table as a CSV file that the same definition reads, but for a note beside each row, where there is one.
val table_csv(const Scores& scores, const std::string& head, const std::string& note) {
  return guarded(
      [&] { return hti::io::to_csv(noted(hti::io::csv_columns(scores.table(), scores.index().definition()), head, note)); });
}

/// Districts (a table as JSON) likewise, with the columns that the command line looks for.
val districts_csv(const Scores& scores, const std::string& table, const std::string& head, const std::string& note) {
  return guarded([&] {
    hti::Definition definition = scores.index().definition();
    definition.columns = {.unit = "stadsdel", .name = "stadsdelsnamn"};
    return hti::io::to_csv(noted(hti::io::csv_columns(table_from_json(table), definition), head, note));
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(hti_files) {
  emscripten::function("open_text", &open_text);
  emscripten::function("open_sheet", &open_sheet);
  emscripten::function("respondents", &respondents);
  emscripten::function("csv", &csv);
  emscripten::function("table_csv", &table_csv);
  emscripten::function("districts_csv", &districts_csv);
  emscripten::function("definition_toml", +[](const Scores& scores) { return hti::io::to_toml(scores.index().definition()); });
}

}  // namespace hti_wasm
