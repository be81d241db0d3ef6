// Why a score is what it is, and what would change it.
#include <map>
#include <optional>
#include <variant>

#include "against.hpp"
#include "data_frame.hpp"
#include "hti/explain/columns.hpp"
#include "hti/explain/contributions.hpp"
#include "hti/explain/plan.hpp"
#include "hti/explain/what_if.hpp"
#include "register.hpp"
#include "register_explain.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS_OF(hti::explain::LeftOut)

using Cell = std::variant<double, hti::Status>;

/// A cell of an edit: a number, or a status as its word or a member of the Status of Python, which would else be the number
/// it counts as.
template <>
struct pybind11::detail::type_caster<Cell> : variant_caster<Cell> {
  bool load(handle source, bool convert) {
    if (source.is_none()) throw type_error("None is no figure; where there is none, give a status, such as 'not_answered'");
    const bool member = PyLong_Check(source.ptr()) && hasattr(source, "name");
    return variant_caster<Cell>::load(member ? object(source.attr("name")) : reinterpret_borrow<object>(source), convert);
  }
};

namespace hti_python {
namespace {

namespace explain = hti::explain;
using explain::Edit;
using explain::Outcome;
using explain::Plan;
using explain::PlanStep;
using explain::WhatIf;
using hti::Scores;

/// {indicator: value}, or {indicator: status} for a cell without a value.
using Edits = std::map<std::string, Cell>;

std::vector<Edit> edits_of(const Edits& edits) {
  std::vector<Edit> list;
  for (const auto& [id, cell] : edits) {
    if (const auto* value = std::get_if<double>(&cell)) {
      list.push_back({.indicator = id, .value = *value});
    } else {
      list.push_back({.indicator = id, .status = std::get<hti::Status>(cell)});
    }
  }
  return list;
}

ResultColumns contribution_columns(const Scores& scores, const std::string& unit, const Reference& against,
                                   const std::string& node) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return explain::columns(explain::contributions(scores, unit, against_of(scores, unit, against), node));
  }());
}

void register_what_if(py::module_& m) {
  py::class_<Outcome>(m, "Outcome", doc::explain_Outcome)
      .def_readonly("score", &Outcome::score, doc::explain_Outcome_score)
      .def_readonly("rank", &Outcome::rank, doc::explain_Outcome_rank)
      .def_readonly("group", &Outcome::group, "The result group.")
      .def_readonly("thin", &Outcome::thin, doc::explain_Outcome_thin)
      .def("__repr__", [](const Outcome& o) {
        return "<hti.Outcome: score " + written(py::float_(o.score)) + ", rank " + written(py::float_(o.rank)) + ">";
      });
  py::class_<WhatIf>(m, "WhatIf", doc::explain_WhatIf)
      .def(py::init<const Scores&, const std::string&, const std::string&>(), "scores"_a, "unit"_a, "node"_a = "",
           doc::explain_WhatIf)
      .def_property_readonly(
          "unit", [](const WhatIf& w) { return w.unit(); }, "Code of the unit.")
      .def_property_readonly(
          "node", [](const WhatIf& w) { return w.node(); }, "Id of the node.")
      .def_property_readonly(
          "before", [](const WhatIf& w) { return w.before(); }, doc::explain_WhatIf_before)
      .def(
          "__call__", [](const WhatIf& w, const Edits& edits) { return w(edits_of(edits)); }, "edits"_a,
          "The outcome with these edits. Raises: DataError listing every fault of them.")
      .def(
          "refit", [](const WhatIf& w, const Edits& edits) { return w.refit(edits_of(edits)); }, "edits"_a,
          doc::explain_WhatIf_refit)
      .def(
          "edits_from",
          [](const WhatIf& w, const hti::Table& row) {
            Edits edits;
            for (const Edit& e : w.edits_from(row)) {
              if (e.status == hti::Status::observed) {
                edits[e.indicator] = e.value;
              } else {
                edits[e.indicator] = e.status;
              }
            }
            return edits;
          },
          "row"_a, doc::explain_WhatIf_edits_from)
      .def("own_bounds", &WhatIf::own_bounds, doc::explain_WhatIf_own_bounds)
      .def("__repr__", [](const WhatIf& w) { return "<hti.WhatIf: unit " + w.unit() + ", node " + w.node() + ">"; });
}

void register_plan(py::module_& m) {
  py::class_<PlanStep>(m, "PlanStep", doc::explain_PlanStep)
      .def_readonly("indicator", &PlanStep::indicator, "Id of the indicator.")
      .def_readonly("responsible", &PlanStep::responsible, doc::explain_PlanStep_responsible)
      .def_readonly("raised_from", &PlanStep::from, doc::explain_PlanStep_from)
      .def_readonly("raised_to", &PlanStep::to, doc::explain_PlanStep_to)
      .def_readonly("effort", &PlanStep::effort, "The effort it takes.")
      .def_readonly("score_change", &PlanStep::score_change, doc::explain_PlanStep_score_change)
      .def("__repr__", [](const PlanStep& s) {
        return "<hti.PlanStep: " + s.indicator + " " + written(py::float_(s.from)) + " -> " + written(py::float_(s.to)) + ">";
      });
  py::class_<Plan> c(m, "Plan", doc::explain_Plan);
  streamed(c);
  c.def_readonly("unit", &Plan::unit, "Code of the unit.")
      .def_readonly("node", &Plan::node, "Id of the node.")
      .def_readonly("goal", &Plan::goal, doc::explain_Plan_goal)
      .def_readonly("reached", &Plan::reached, doc::explain_Plan_reached)
      .def_readonly("proven", &Plan::proven, doc::explain_Plan_proven)
      .def_readonly("effort", &Plan::effort, doc::explain_Plan_effort)
      .def_readonly("bound", &Plan::bound, doc::explain_Plan_bound)
      .def_readonly("before", &Plan::before, "With the figures as they are.")
      .def_readonly("after", &Plan::after, "With every step taken.")
      .def_property_readonly(
          "steps", [](const Plan& p) -> py::typing::Tuple<PlanStep, py::ellipsis> { return py::tuple(py::cast(p.steps)); },
          doc::explain_Plan_steps)
      .def_property_readonly(
          "left_out",
          [](const Plan& p) {
            py::typing::Dict<py::str, explain::LeftOut> why;
            for (const explain::PlanLeftOut& left : p.left_out) why[py::str(left.indicator)] = py::cast(left.why);
            return why;
          },
          "Why each indicator that was not searched was left out: outcome, kept, at_cap, no_figure. With it more may be "
          "reached.")
      .def(
          "columns", [](const Plan& p) { return to_python(explain::columns(p)); }, "The steps as columns.")
      .def(
          "left_out_columns", [](const Plan& p) { return to_python(explain::columns(p.left_out)); },
          "What was left out, and why, as columns.")
      .def("__repr__", [](const Plan& p) {
        return "<hti.Plan: unit " + p.unit + ", " + std::to_string(p.steps.size()) + " steps, " +
               (p.reached  ? "reached"
                : p.proven ? "out of reach"
                           : "not found") +
               ">";
      });
  m.def(
      "outcome_columns",
      [](const std::vector<std::pair<std::string, Outcome>>& cases) { return to_python(explain::columns(cases)); }, "cases"_a,
      "Outcomes by the names of their cases as columns.");
  m.def(
      "plan",
      [](const Scores& scores, const std::string& unit, std::optional<double> score, std::optional<double> rank,
         const std::map<std::string, double>& effort, bool outcomes, bool kept, double cap, const std::string& node) {
        const py::gil_scoped_release unlocked;
        return explain::plan(scores, unit,
                             {.score = score,
                              .rank = rank,
                              .effort = {effort.begin(), effort.end()},
                              .outcomes = outcomes,
                              .kept = kept,
                              .cap = cap},
                             node);
      },
      "scores"_a, "unit"_a, py::kw_only(), "score"_a = py::none(), "rank"_a = py::none(), "effort"_a = py::dict(),
      "outcomes"_a = false, "kept"_a = false, "cap"_a = 0.9, "node"_a = "", doc::explain_plan);
}

}  // namespace

void register_explain(py::module_& m) {
  register_what_if(m);
  register_plan(m);
  m.def("contribution_columns", &contribution_columns, "scores"_a, "unit"_a, "against"_a = "nation", "node"_a = "",
        doc::explain_contributions);
}

}  // namespace hti_python
