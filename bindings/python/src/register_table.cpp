// Table: from and to numpy.
#include "data_frame.hpp"
#include "hti/index/columns.hpp"
#include "matrices.hpp"
#include "register.hpp"
#include "register_table.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

using Groups = std::map<std::string, std::vector<std::string>>;
using Background = std::map<std::string, std::vector<double>>;

/// The elements of a units x indicators matrix, column-major.
template <class Element, class Given>
std::vector<Element> elements(const std::optional<Given>& matrix, const hti::TableData& data, const char* what) {
  if (!matrix) return {};
  const auto* given = &matrix->elements;
  const auto n = static_cast<py::ssize_t>(data.units.size()), k = static_cast<py::ssize_t>(data.indicators.size());
  if (given->ndim() != 2 || given->shape(0) != n || given->shape(1) != k)
    throw hti::DataError(
        {{.code = hti::code::wrong_size,
          .said = hti::say("shape-of-matrix", "{what} must be {units} units x {indicators} indicators, not of shape {shape}",
                           {{"what", what},
                            {"units", n},
                            {"indicators", k},
                            {"shape", py::str(given->attr("shape")).cast<std::string>()}})}});
  const Element* first = given->data();
  return std::vector<Element>(first, first + given->size());
}

/// Statuses or origins from their numbers.
template <class Mark>
std::vector<Mark> marks(const std::optional<MarkMatrix>& given, const hti::TableData& data, const std::string& what,
                        Mark last) {
  const auto found = elements<std::int64_t>(given, data, what.c_str());
  std::vector<Mark> made;
  made.reserve(found.size());
  for (const std::int64_t s : found) {
    if (s < 0 || s > static_cast<std::int64_t>(last))
      throw hti::DataError({{.code = hti::code::unknown_status,
                             .said = hti::say("mark-out-of-range", "{what} are 0 to {last}, not {mark}",
                                              {{"what", what}, {"last", static_cast<int>(last)}, {"mark", s}})}});
    made.push_back(static_cast<Mark>(s));
  }
  return made;
}

hti::Table make(std::vector<std::string> units, std::vector<std::string> indicators, const Matrix& values,
                const std::optional<MarkMatrix>& status, const std::optional<MarkMatrix>& origins,
                std::vector<std::string> names, Groups groups, Background background, const std::optional<Matrix>& respondents,
                const std::optional<Matrix>& population, const std::optional<Matrix>& standard_error, std::string period) {
  hti::TableData data;
  data.units = std::move(units);
  data.indicators = std::move(indicators);
  data.values = elements<double>(std::optional(values), data, "values");
  data.statuses = marks(status, data, "statuses", hti::Status::not_applicable);
  data.origins = marks(origins, data, "origins", hti::Origin::inherited);
  data.respondents = elements<double>(respondents, data, "respondents");
  data.population = elements<double>(population, data, "population");
  data.standard_error = elements<double>(standard_error, data, "standard_error");
  data.names = std::move(names);
  data.groups = std::move(groups);
  data.background = std::move(background);
  data.period = std::move(period);
  return hti::Table(std::move(data));
}

/// A view of a matrix that may be absent, its elements seen as another type of the same size.
template <class As, class Element>
py::object matrix(const py::object& self, const std::vector<Element>& elements) {
  const auto& table = self.cast<const hti::Table&>();
  if (elements.empty() && table.n_indicators() > 0) return py::none();
  return view<As>({static_cast<py::ssize_t>(table.n_units()), static_cast<py::ssize_t>(table.n_indicators())},
                  reinterpret_cast<const As*>(elements.data()), self);
}

const hti::TableData& data(const py::object& self) { return self.cast<const hti::Table&>().data(); }

Named state(const py::object& self) {
  const hti::TableData& d = data(self);
  return Named(py::dict("units"_a = d.units, "indicators"_a = d.indicators, "values"_a = self.attr("values"),
                        "statuses"_a = self.attr("status"), "origins"_a = self.attr("origin"), "names"_a = d.names,
                        "groups"_a = d.groups, "background"_a = d.background, "respondents"_a = self.attr("respondents"),
                        "population"_a = self.attr("population"), "standard_error"_a = self.attr("standard_error"),
                        "period"_a = d.period));
}

}  // namespace

void register_table(py::module_& m) {
  using hti::Table;
  py::class_<Table> c(m, "Table", doc::Table);
  equality(c, [](const Table& a, const Table& b) { return &a.data() == &b.data() || a.hash() == b.hash(); });
  streamed(c);
  c.def(py::init(&make), "units"_a, "indicators"_a, "values"_a, py::kw_only(), "statuses"_a = py::none(),
        "origins"_a = py::none(), "names"_a = std::vector<std::string>{}, "groups"_a = Groups{}, "background"_a = Background{},
        "respondents"_a = py::none(), "population"_a = py::none(), "standard_error"_a = py::none(), "period"_a = "",
        doc::Table_Table)
      .def(py::init<const Table&>(), "table"_a)
      .def_property_readonly(
          "units", [](const Table& t) { return t.data().units; }, doc::TableData_units)
      .def_property_readonly(
          "names", [](const Table& t) { return t.data().names; }, doc::TableData_names)
      .def_property_readonly(
          "indicators", [](const Table& t) { return t.data().indicators; }, doc::TableData_indicators)
      .def_property_readonly(
          "period", [](const Table& t) { return t.period(); }, doc::TableData_period)
      .def_property_readonly(
          "groups", [](const Table& t) { return t.groups(); }, doc::TableData_groups)
      .def_property_readonly(
          "background", [](const Table& t) { return t.background(); }, doc::TableData_background)
      .def_property_readonly(
          "values", [](const py::object& self) { return matrix<double>(self, data(self).values); },
          "Values, units x indicators, NaN = no value: a read-only view in column-major order.")
      .def_property_readonly(
          "status", [](const py::object& self) { return matrix<std::uint8_t>(self, data(self).statuses); },
          "The Status of every cell as a number, units x indicators: a read-only view in column-major order.")
      .def_property_readonly(
          "origin", [](const py::object& self) { return matrix<std::uint8_t>(self, data(self).origins); },
          "The Origin of every cell as a number, units x indicators: a read-only view in column-major order; None: all own.")
      .def_property_readonly(
          "respondents", [](const py::object& self) { return matrix<double>(self, data(self).respondents); },
          doc::TableData_respondents)
      .def_property_readonly(
          "population", [](const py::object& self) { return matrix<double>(self, data(self).population); },
          doc::TableData_population)
      .def_property_readonly(
          "standard_error", [](const py::object& self) { return matrix<double>(self, data(self).standard_error); },
          doc::TableData_standard_error)
      .def("unit_at", &Table::unit_at, "code"_a, doc::Table_unit_at)
      .def(
          "hash", [](const Table& t) { return t.hash(); }, py::call_guard<py::gil_scoped_release>(), doc::Table_hash)
      .def("__len__", &Table::n_units)
      .def("__repr__",
           [](const Table& t) {
             return "<hti.Table: " + std::to_string(t.n_units()) + " units x " + std::to_string(t.n_indicators()) +
                    " indicators" + (t.period().empty() ? "" : ", " + t.period()) + ">";
           })
      .def("__hash__", [](const Table& t) { return py::hash(py::str(t.hash())); })
      .def(py::pickle(&state, [](const Named& s) { return py::type::of<Table>()(**s).cast<Table>(); }));
}

}  // namespace hti_python
