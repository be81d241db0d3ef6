// What to improve first, what goes together with satisfaction, and what answering would give.
#include <functional>
#include <limits>

#include "hti/explain/against.hpp"
#include "hti/explain/answering.hpp"
#include "hti/explain/importance.hpp"
#include "hti/explain/priorities.hpp"
#include "register.hpp"
#include "register_priorities.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::explain::Quadrant, "typing.Literal['keep', 'improve_if_possible', 'lower_priority', 'prioritise', '']", "keep",
          "improve_if_possible", "lower_priority", "prioritise", "")

namespace hti_python {
namespace {

namespace explain = hti::explain;
using explain::Gain;
using explain::Importance;
using explain::Priority;
using hti::Scores;

/// One indicator of one unit's matrix.
struct Row {
  std::string unit;
  Priority priority;
  double grade_line;
  double effect_line;
  std::string thin;
};

void add_gain(py::dict& columns, const std::vector<Row>& rows, const std::string& name,
              const std::function<std::optional<Gain>(const Priority&)>& gain) {
  const auto add = [&](const char* what, auto get) {
    columns[(name + what).c_str()] = column(rows, [&](const Row& row) {
      const std::optional<Gain> g = gain(row.priority);
      return g ? get(*g) : std::numeric_limits<double>::quiet_NaN();
    });
  };
  add("_raw", [](const Gain& g) { return g.raw; });
  add("_gain", [](const Gain& g) { return g.score_change; });
  add("_rank", [](const Gain& g) { return g.outcome.rank; });
  add("_people", [](const Gain& g) { return g.people; });
}

Named priority_columns(const Scores& scores, const std::vector<std::string>& units, const std::string& node,
                       const std::vector<std::string>& peers, const std::optional<hti::Table>& earlier,
                       const std::optional<Importance>& importance) {
  const std::vector<Row> rows = [&] {
    const py::gil_scoped_release unlocked;
    const explain::PriorityMatrix matrix(scores, node, {.earlier = earlier, .importance = importance});
    const std::vector<std::size_t> among = explain::units(scores, peers).units;
    std::vector<Row> all;
    for (const std::string& unit : units) {
      explain::Priorities found = matrix(unit, among);
      for (Priority& priority : found.rows)
        all.push_back({unit, std::move(priority), found.grade_line, found.effect_line, found.now.thin});
    }
    return all;
  }();
  const auto of = [&](auto field) { return column(rows, [=](const Row& row) { return row.priority.*field; }); };
  py::dict columns("unit"_a = column(rows, &Row::unit), "indicator"_a = of(&Priority::indicator), "raw"_a = of(&Priority::raw),
                   "status"_a = of(&Priority::status), "grade"_a = of(&Priority::grade), "effect"_a = of(&Priority::effect),
                   "effect_low"_a = of(&Priority::effect_low), "effect_high"_a = of(&Priority::effect_high),
                   "quadrant"_a = of(&Priority::quadrant), "grade_line"_a = column(rows, &Row::grade_line),
                   "effect_line"_a = column(rows, &Row::effect_line));
  add_gain(columns, rows, "median", [](const Priority& row) { return row.median; });
  add_gain(columns, rows, "upper_quartile", [](const Priority& row) { return row.upper_quartile; });
  add_gain(columns, rows, "best", [](const Priority& row) { return row.best; });
  if (earlier) add_gain(columns, rows, "realistic", [](const Priority& row) { return row.realistic; });
  columns["people_of"] = of(&Priority::people_of);
  columns["people_answered"] = of(&Priority::people_answered);
  columns["responsible"] = of(&Priority::responsible);
  columns["next_published"] = of(&Priority::next_published);
  columns["thin"] = column(rows, &Row::thin);
  return columns;
}

Named importance_columns(const Importance& importance) {
  const auto of = [&](auto field) { return column(importance.rows, field); };
  using Row_ = explain::ImportanceRow;
  return py::dict("indicator"_a = of(&Row_::indicator), "importance"_a = of(&Row_::importance), "low"_a = of(&Row_::low),
                  "high"_a = of(&Row_::high), "correlation"_a = of(&Row_::correlation), "units"_a = of(&Row_::units));
}

Named answering_columns(const Scores& scores, const std::string& unit, const std::string& node) {
  const std::vector<explain::Answering> rows = explain::answering(scores, unit, node);
  using explain::Answering;
  py::dict columns("survey"_a = column(rows, &Answering::survey), "indicators"_a = column(rows, &Answering::indicators));
  for (const auto& [name, answer] :
       {std::pair{"worst", &Answering::worst}, {"median", &Answering::median}, {"best", &Answering::best}}) {
    columns[(name + std::string("_score")).c_str()] = column(rows, [&](const Answering& a) { return (a.*answer).score; });
    columns[(name + std::string("_rank")).c_str()] = column(rows, [&](const Answering& a) { return (a.*answer).rank; });
  }
  columns["thin"] = column(rows, [](const Answering& a) { return a.median.thin; });  // the same whatever the answers
  return columns;
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
