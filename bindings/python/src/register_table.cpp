// Table: from and to numpy.
#include "docstrings.hpp"
#include "register.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

using Matrix = py::array_t<double, py::array::f_style | py::array::forcecast>;
using StatusMatrix = py::array_t<std::uint8_t, py::array::f_style | py::array::forcecast>;
using Groups = std::map<std::string, std::vector<std::string>>;
using Background = std::map<std::string, std::vector<double>>;

/// The elements of a units x indicators matrix, column-major.
template <class Element, class Array>
std::vector<Element> elements(const std::optional<Array>& given, const hti::TableData& data, const char* what) {
  if (!given) return {};
  const auto n = static_cast<py::ssize_t>(data.units.size()), k = static_cast<py::ssize_t>(data.indicators.size());
  if (given->ndim() != 2 || given->shape(0) != n || given->shape(1) != k)
    throw hti::DataError({{.code = hti::code::wrong_size,
                           .message = std::string(what) + " must be " + std::to_string(n) + " units x " + std::to_string(k) +
                                      " indicators, not of shape " + py::str(given->attr("shape")).cast<std::string>()}});
  const auto* first = reinterpret_cast<const Element*>(given->data());
  return std::vector<Element>(first, first + given->size());
}

std::vector<hti::Status> statuses(const std::optional<StatusMatrix>& given, const hti::TableData& data) {
  auto found = elements<std::uint8_t>(given, data, "statuses");
  std::vector<hti::Status> made;
  made.reserve(found.size());
  for (const std::uint8_t s : found) {
    if (s > static_cast<std::uint8_t>(hti::Status::not_applicable))
      throw hti::DataError({{.code = hti::code::unknown_status, .message = "statuses are 0 to 4, not " + std::to_string(s)}});
    made.push_back(static_cast<hti::Status>(s));
  }
  return made;
}

hti::Table make(std::vector<std::string> units, std::vector<std::string> indicators, const Matrix& values,
                const std::optional<StatusMatrix>& status, std::vector<std::string> names, Groups groups, Background background,
                const std::optional<Matrix>& respondents, const std::optional<Matrix>& population,
                const std::optional<Matrix>& standard_error, std::string period) {
  hti::TableData data;
  data.units = std::move(units);
  data.indicators = std::move(indicators);
  data.values = elements<double>(std::optional(values), data, "values");
  data.statuses = statuses(status, data);
  data.respondents = elements<double>(respondents, data, "respondents");
  data.population = elements<double>(population, data, "population");
  data.standard_error = elements<double>(standard_error, data, "standard_error");
  data.names = std::move(names);
  data.groups = std::move(groups);
  data.background = std::move(background);
  data.period = std::move(period);
  return hti::Table(std::move(data));
}

template <class Element>
py::object matrix(const py::object& self, const std::vector<Element>& elements) {
  if (elements.empty()) return py::none();
  const auto& table = self.cast<const hti::Table&>();
  return view<Element>({static_cast<py::ssize_t>(table.n_units()), static_cast<py::ssize_t>(table.n_indicators())},
                       elements.data(), self);
}

const hti::TableData& data(const py::object& self) { return self.cast<const hti::Table&>().data(); }

Named state(const py::object& self) {
  const hti::TableData& d = data(self);
  return Named(py::dict(
      "units"_a = d.units, "indicators"_a = d.indicators, "values"_a = self.attr("values"), "statuses"_a = self.attr("status"),
      "names"_a = d.names, "groups"_a = d.groups, "background"_a = d.background, "respondents"_a = self.attr("respondents"),
      "population"_a = self.attr("population"), "standard_error"_a = self.attr("standard_error"), "period"_a = d.period));
}

}  // namespace

void register_table(py::module_& m) {
  using hti::Table;
  py::class_<Table> c(m, "Table", doc::Table);
  equality(c, [](const Table& a, const Table& b) { return &a.data() == &b.data() || a.hash() == b.hash(); });
  c.def(py::init(&make), "units"_a, "indicators"_a, "values"_a, py::kw_only(), "statuses"_a = py::none(),
        "names"_a = std::vector<std::string>{}, "groups"_a = Groups{}, "background"_a = Background{},
        "respondents"_a = py::none(), "population"_a = py::none(), "standard_error"_a = py::none(), "period"_a = "",
        doc::Table_Table)
      .def(py::init<const Table&>(), "table"_a)
      .def_property_readonly(
          "units", [](const Table& t) { return t.data().units; }, doc::TableData_units)
      .def_property_readonly(
          "names", [](const Table& t) { return t.data().names; }, doc::TableData_names)
      .def_property_readonly(
          "indicators", [](const Table& t) { return t.data().indicators; }, doc::TableData_indicators)
      .def_property_readonly("period", &Table::period, doc::TableData_period)
      .def_property_readonly("groups", &Table::groups, doc::TableData_groups)
      .def_property_readonly("background", &Table::background, doc::TableData_background)
      .def_property_readonly(
          "values",
          [](const py::object& self) {
            const auto& t = self.cast<const Table&>();
            return view<double>({static_cast<py::ssize_t>(t.n_units()), static_cast<py::ssize_t>(t.n_indicators())},
                                t.data().values.data(), self);
          },
          "Values, units x indicators, NaN = no value: a read-only view in column-major order.")
      .def_property_readonly(
          "status",
          [](const py::object& self) {
            const auto& t = self.cast<const Table&>();
            return view<std::uint8_t>({static_cast<py::ssize_t>(t.n_units()), static_cast<py::ssize_t>(t.n_indicators())},
                                      reinterpret_cast<const std::uint8_t*>(t.data().statuses.data()), self);
          },
          "The Status of every cell as a number, units x indicators: a read-only view in column-major order.")
      .def_property_readonly(
          "respondents", [](const py::object& self) { return matrix(self, data(self).respondents); },
          doc::TableData_respondents)
      .def_property_readonly(
          "population", [](const py::object& self) { return matrix(self, data(self).population); }, doc::TableData_population)
      .def_property_readonly(
          "standard_error", [](const py::object& self) { return matrix(self, data(self).standard_error); },
          doc::TableData_standard_error)
      .def("unit_at", &Table::unit_at, "code"_a, doc::Table_unit_at)
      .def("hash", &Table::hash, py::call_guard<py::gil_scoped_release>(), doc::Table_hash)
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
