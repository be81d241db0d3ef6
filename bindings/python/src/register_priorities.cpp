// What to improve first, what goes together with satisfaction, and what answering would give.
#include <functional>
#include <limits>

#include "data_frame.hpp"
#include "hti/explain/against.hpp"
#include "hti/explain/answering.hpp"
#include "hti/explain/columns.hpp"
#include "hti/explain/importance.hpp"
#include "hti/explain/priorities.hpp"
#include "register.hpp"
#include "register_priorities.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace explain = hti::explain;
using explain::Importance;
using hti::Scores;

ResultColumns priority_columns(const Scores& scores, const std::vector<std::string>& units, const std::string& node,
                               const std::vector<std::string>& peers, const std::optional<hti::Table>& earlier,
                               const std::optional<Importance>& importance) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    const explain::PriorityMatrix matrix(scores, node, {.earlier = earlier, .importance = importance});
    const std::vector<std::size_t> among = explain::units(scores, peers).units;
    std::vector<explain::Priorities> found;
    for (const std::string& unit : units) found.push_back(matrix(unit, among));
    return explain::columns(found, earlier.has_value());
  }());
}

ResultColumns importance_columns(const Importance& importance) { return to_python(explain::columns(importance)); }

ResultColumns answering_columns(const Scores& scores, const std::string& unit, const std::string& node) {
  return to_python(explain::columns(explain::answering(scores, unit, node)));
}

}  // namespace

void register_priorities(py::module_& m) {
  py::class_<Importance>(m, "Importance", doc::explain_Importance)
      .def(py::init<const Importance&>(), "importance"_a)
      .def_readonly("outcome", &Importance::outcome, "Id of the outcome's node.")
      .def_readonly("units", &Importance::units, doc::explain_Importance_units)
      .def_readonly("r_squared", &Importance::r_squared, doc::explain_Importance_r_squared)
      .def_readonly("adjusted_r_squared", &Importance::adjusted_r_squared, doc::explain_Importance_adjusted_r_squared)
      .def("columns", &importance_columns, doc::explain_ImportanceRow)
      .def("__repr__", [](const Importance& i) {
        return "<hti.Importance: " + std::to_string(i.rows.size()) + " indicators for " + i.outcome + ", " +
               std::to_string(i.units) + " units>";
      });
  m.def("importance", &explain::importance, "scores"_a, "outcome"_a, py::call_guard<py::gil_scoped_release>(),
        doc::explain_importance);
  m.def("priority_columns", &priority_columns, "scores"_a, "units"_a, "node"_a = "", "peers"_a = std::vector<std::string>{},
        "earlier"_a = py::none(), "importance"_a = py::none(), doc::explain_PriorityMatrix);
  m.def("answering_columns", &answering_columns, "scores"_a, "unit"_a, "node"_a = "", doc::explain_answering);
}

}  // namespace hti_python
