// Definitions, files, and what is built in.
#include <pybind11/typing.h>

#include <variant>

#include "register.hpp"
#include "register_definition.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

py::dict arguments(const hti::Columns& c) {
  return py::dict("unit"_a = c.unit, "name"_a = c.name, "groups"_a = c.groups, "background"_a = c.background,
                  "missing"_a = c.missing, "municipalities"_a = c.municipalities);
}

py::dict arguments(const hti::Definition& d) {
  return py::dict("id"_a = d.id, "edition"_a = d.edition, "status"_a = d.status, "title"_a = d.title,
                  "description"_a = d.description, "model"_a = d.model, "method"_a = d.method, "columns"_a = d.columns);
}

char only(const std::optional<std::string>& mark, const char* what) {
  if (!mark) return 0;
  if (mark->size() != 1) throw py::value_error(std::string(what) + " must be one character, not '" + *mark + "'");
  return mark->front();
}

using Cells = std::vector<std::vector<std::variant<double, std::string>>>;

hti::io::Sheet sheet(std::string name, const Cells& rows, const std::vector<std::pair<std::size_t, std::size_t>>& percent) {
  using hti::io::SheetCell;
  hti::io::Sheet made{.name = std::move(name)};
  for (const auto& row : rows) {
    auto& cells = made.rows.emplace_back();
    for (const auto& cell : row) {
      const auto* number = std::get_if<double>(&cell);
      cells.push_back(number ? SheetCell{.kind = SheetCell::Kind::number, .number = *number}
                             : SheetCell{.text = std::get<std::string>(cell)});
    }
  }
  for (const auto& [row, column] : percent) made.rows.at(row).at(column).kind = SheetCell::Kind::percent;
  return made;
}

/// The table, and what is told of it.
std::pair<hti::Table, py::typing::List<py::object>> read(
    const std::variant<hti::io::Sheet, py::bytes>& source, const hti::Model& model, hti::Columns columns,
    hti::io::Encoding encoding, const std::optional<std::string>& delimiter, const std::optional<std::string>& decimal,
    hti::io::Layout layout, std::map<std::string, hti::Status> words, std::vector<std::string> ignore, bool partial,
    std::string period, const std::string& file, std::optional<hti::Table> earlier) {
  const hti::io::csv_options options{.columns = std::move(columns),
                                     .encoding = encoding,
                                     .delimiter = only(delimiter, "delimiter"),
                                     .decimal = only(decimal, "decimal"),
                                     .layout = layout,
                                     .words = std::move(words),
                                     .ignore = std::move(ignore),
                                     .partial = partial,
                                     .period = std::move(period),
                                     .earlier = std::move(earlier)};
  const auto* cells = std::get_if<hti::io::Sheet>(&source);
  const std::string_view text = cells ? std::string_view{} : std::string_view(std::get<py::bytes>(source));
  hti::io::Reading reading;
  {
    const py::gil_scoped_release unlocked;
    reading = cells ? read_sheet(*cells, model, options, file) : hti::io::read_text(text, model, options, file);
  }
  return {std::move(reading.table), py::typing::List<py::object>(to_python(reading.notes))};
}

}  // namespace

void register_definition(py::module_& m) {
  using hti::Columns;
  using hti::Definition;
  py::class_<Columns> columns(m, "Columns", doc::Columns);
  columns
      .def(py::init([](std::string unit, std::string name, std::vector<std::string> groups, std::vector<std::string> background,
                       std::map<std::string, hti::Status> missing, bool municipalities) {
             return Columns{std::move(unit),       std::move(name),    std::move(groups),
                            std::move(background), std::move(missing), municipalities};
           }),
           "unit"_a = Columns{}.unit, "name"_a = Columns{}.name, "groups"_a = Columns{}.groups,
           "background"_a = Columns{}.background, "missing"_a = Columns{}.missing,
           "municipalities"_a = Columns{}.municipalities)
      .def_readonly("unit", &Columns::unit, "Column with the unit codes.")
      .def_readonly("name", &Columns::name, "Column with the units' names.")
      .def_readonly("groups", &Columns::groups, "Columns with group labels.")
      .def_readonly("background", &Columns::background, "Columns with background variables.")
      .def_readonly("missing", &Columns::missing, doc::Columns_missing)
      .def_readonly("municipalities", &Columns::municipalities, doc::Columns_municipalities);
  value_class(columns, [](const Columns& c) { return arguments(c); });

  py::class_<Definition> c(m, "Definition", doc::Definition);
  c.def(py::init([](std::string id, hti::Model model, hti::Method method, std::string edition, std::string status,
                    hti::Text title, hti::Text description, Columns where) {
          Definition made{std::move(id),          std::move(edition), std::move(status), std::move(title),
                          std::move(description), std::move(model),   std::move(method), std::move(where)};
          check(made);
          return made;
        }),
        "id"_a, "model"_a, "method"_a = hti::Method{}, py::kw_only(), "edition"_a = "", "status"_a = "",
        "title"_a = hti::Text{}, "description"_a = hti::Text{}, "columns"_a = Columns{})
      .def(py::init<const Definition&>(), "definition"_a)
      .def_readonly("id", &Definition::id, "Identifier of the definition.")
      .def_readonly("edition", &Definition::edition, "Which edition of the index it defines.")
      .def_readonly("status", &Definition::status, doc::Definition_status)
      .def_readonly("title", &Definition::title, doc::Text)
      .def_readonly("description", &Definition::description, doc::Text)
      .def_readonly("model", &Definition::model, "What is measured.")
      .def_readonly("method", &Definition::method, "How it is combined.")
      .def_readonly("columns", &Definition::columns, doc::Columns)

      .def("hash", &Definition::hash, doc::Definition_hash)
      .def("to_toml", &hti::io::to_toml, doc::io_to_toml);
  value_class(c, [](const Definition& d) { return arguments(d); });

  m.def(
      "weighed_by",
      [](hti::Definition definition, const hti::Table& respondents, std::string group, bool equal_voice) {
        return weighed_by(std::move(definition), respondents, {.group = std::move(group), .equal_voice = equal_voice});
      },
      "definition"_a, "respondents"_a, py::kw_only(), "group"_a = "", "equal_voice"_a = false, doc::weighed_by);
  m.def("read_definition", &hti::io::read_definition, "path"_a, "allow_outside"_a = false, doc::io_read_definition);
  m.def(
      "parse_definition",
      [](const std::string& text, const std::string& file) { return hti::io::parse_definition(text, file); }, "text"_a,
      "file"_a = "<text>", doc::io_parse_definition);
  py::class_<hti::io::Sheet>(m, "Sheet", doc::io_Sheet)
      .def(py::init(&sheet), "name"_a, "rows"_a, "percent"_a = std::vector<std::pair<std::size_t, std::size_t>>{})
      .def_property_readonly(
          "name", [](const hti::io::Sheet& s) { return s.name; }, "What the sheet is called.")
      .def("__bool__", [](const hti::io::Sheet& s) { return !s.rows.empty(); });
  m.def(
      "read_bytes",
      [](const std::string& path) {
        std::string bytes;
        {
          const py::gil_scoped_release unlocked;  // a pipe may wait for another thread
          bytes = hti::io::read_bytes(path);
        }
        return py::bytes(bytes);
      },
      "path"_a, doc::io_read_bytes);
  m.def("read", &read, "source"_a, "model"_a, "columns"_a = Columns{}, "encoding"_a = hti::io::Encoding::automatic,
        "delimiter"_a = py::none(), "decimal"_a = py::none(), "layout"_a = hti::io::Layout::automatic,
        "words"_a = std::map<std::string, hti::Status>{}, "ignore"_a = std::vector<std::string>{}, "partial"_a = false,
        "period"_a = "", "file"_a = "", "earlier"_a = py::none(), doc::io_read_text);
  m.def(
      "far_from",
      [](const hti::Table& table, const hti::Table& earlier, const std::string& file) {
        return py::typing::List<py::object>(to_python(hti::io::far_from(table, earlier, file)));
      },
      "table"_a, "earlier"_a, "file"_a = "", doc::io_far_from);
  m.def(
      "table_csv",
      [](const hti::Table& table, const std::optional<hti::Definition>& definition) {
        return hti::io::to_csv(definition ? hti::io::csv_columns(table, *definition) : hti::io::csv_columns(table));
      },
      "table"_a, "definition"_a = py::none(), "The table as a wide CSV file, as `Table.to_csv` writes it.");
  m.def("missing_words", &hti::io::missing_words, doc::io_missing_words);

  m.def("definition_names", &hti::definitions::names, doc::definitions_names);
  m.def("definition_text", &hti::definitions::text, "id"_a, doc::definitions_text);
  m.def("load_definition", &hti::definitions::load, "id"_a, doc::definitions_load);
  m.def("method_names", &hti::methods::names, doc::methods_names);
  m.def("method_text", &hti::methods::text, "name"_a, doc::methods_text);
  m.def("load_method", &hti::methods::load, "name"_a, doc::methods_load);
  m.def("dataset_names", &hti::datasets::names, doc::datasets_names);
  m.def("dataset_text", &hti::datasets::text, "name"_a, doc::datasets_text);
  m.def("load_dataset", &hti::datasets::load, "name"_a, doc::datasets_load);
}

}  // namespace hti_python
