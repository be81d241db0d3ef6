// Scores, rankings as columns, and traces.
#include <pybind11/typing.h>

#include <limits>

#include "data_frame.hpp"
#include "hti/index/columns.hpp"
#include "register.hpp"
#include "register_scores.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

using hti::Scores;
using hti::Trace;
using hti::TraceStep;

std::string node_or_root(const Scores& scores, const std::optional<std::string>& node) {
  return node ? *node : scores.index().model()[hti::Model::root()].id;
}

ResultColumns ranking_columns(const Scores& scores, const std::string& node, const std::string& by) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return columns(scores.ranking(node, by));
  }());
}

ResultColumns place_columns(const Scores& scores, const Scores& reference, const std::string& node) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return columns(scores.place_in(reference, node));
  }());
}

std::vector<std::string> nodes(const Scores& scores) {
  std::vector<std::string> ids;
  for (const std::size_t node : scores.nodes()) ids.push_back(scores.index().model()[node].id);
  return ids;
}

Named provenance(const Scores& scores) {
  const hti::Provenance p = scores.provenance();
  return Named(py::dict("library_version"_a = p.library_version, "definition"_a = p.definition,
                        "definition_hash"_a = p.definition_hash, "status"_a = p.status, "period"_a = p.period,
                        "reference_hash"_a = p.reference_hash, "table_hash"_a = p.table_hash, "schema"_a = p.schema));
}

/// NaN is None, as JSON has no NaN.
py::object number(double x) { return x == x ? py::object(py::float_(x)) : py::none(); }

py::dict to_dict(const TraceStep& step) {
  py::dict facts;
  for (const auto& [key, value] : step.facts) facts[key.c_str()] = number(value);
  return py::dict("step"_a = step.step, "rule"_a = step.rule, "input"_a = number(step.input), "output"_a = number(step.output),
                  "facts"_a = facts, "mark"_a = step.mark);
}

py::dict to_dict(const Trace& trace) {
  py::list steps, children;
  for (const TraceStep& step : trace.steps) steps.append(to_dict(step));
  for (const Trace& child : trace.children) children.append(to_dict(child));
  py::dict d("unit"_a = trace.unit, "node"_a = trace.node, "name"_a = py::dict("sv"_a = trace.name.sv, "en"_a = trace.name.en),
             "score"_a = number(trace.score), "weight"_a = trace.weight, "used_weight"_a = trace.used_weight,
             "effective_weight"_a = trace.effective_weight, "coverage"_a = number(trace.coverage), "thin"_a = trace.thin);
  if (trace.indicator) {
    d["status"] = trace.status;
    d["origin"] = trace.origin;
    d["direction"] = trace.direction;
    d["raw"] = number(trace.raw);
  }
  d["steps"] = steps;
  d["children"] = children;
  return d;
}

double number_from(const py::handle& x) { return x.is_none() ? std::numeric_limits<double>::quiet_NaN() : x.cast<double>(); }

Trace from_dict(const py::dict& d) {
  Trace t;
  t.unit = d["unit"].cast<std::string>();
  t.node = d["node"].cast<std::string>();
  t.name = {d["name"]["sv"].cast<std::string>(), d["name"]["en"].cast<std::string>()};
  t.score = number_from(d["score"]);
  t.weight = d["weight"].cast<double>();
  t.used_weight = d["used_weight"].cast<double>();
  t.effective_weight = d["effective_weight"].cast<double>();
  t.coverage = number_from(d["coverage"]);
  t.thin = d["thin"].cast<std::string>();
  t.indicator = d.contains("status");
  t.raw = t.indicator ? number_from(d["raw"]) : std::numeric_limits<double>::quiet_NaN();
  if (t.indicator) {
    t.status = d["status"].cast<hti::Status>();
    t.origin = d["origin"].cast<hti::Origin>();
    t.direction = d["direction"].cast<hti::Direction>();
  }
  for (const py::handle& step : d["steps"]) {
    TraceStep s{step["step"].cast<std::string>(), step["rule"].cast<std::string>(), number_from(step["input"]),
                number_from(step["output"])};
    for (const auto& [key, value] : step["facts"].cast<py::dict>())
      s.facts.emplace_back(key.cast<std::string>(), number_from(value));
    s.mark = step["mark"].cast<std::string>();
    t.steps.push_back(std::move(s));
  }
  for (const py::handle& child : d["children"]) t.children.push_back(from_dict(child.cast<py::dict>()));
  return t;
}

void register_trace(py::module_& m) {
  using Steps = py::typing::Tuple<TraceStep, py::ellipsis>;
  using Children = py::typing::Tuple<Trace, py::ellipsis>;
  py::class_<TraceStep>(m, "TraceStep", doc::TraceStep)
      .def_readonly("step", &TraceStep::step, doc::TraceStep_step)
      .def_readonly("rule", &TraceStep::rule, doc::TraceStep_rule)
      .def_readonly("input", &TraceStep::input, doc::TraceStep_input)
      .def_readonly("output", &TraceStep::output, doc::TraceStep_output)
      .def_property_readonly(
          "facts", [](const TraceStep& s) { return std::map<std::string, double>(s.facts.begin(), s.facts.end()); },
          doc::TraceStep_facts)
      .def_readonly("mark", &TraceStep::mark, doc::TraceStep_mark)
      .def("to_dict", [](const TraceStep& s) { return Named(to_dict(s)); }, "The step as plain data, None for NaN.");
  py::class_<Trace> c(m, "Trace", doc::Trace);
  equality(c, [](const Trace& a, const Trace& b) { return to_dict(a).equal(to_dict(b)); });
  c.def(py::init<const Trace&>(), "trace"_a)
      .def_readonly("unit", &Trace::unit, "Code of the unit.")
      .def_readonly("node", &Trace::node, "Id of the node.")
      .def_readonly("name", &Trace::name, doc::Text)
      .def_readonly("weight", &Trace::weight, doc::Trace_weight)
      .def_readonly("used_weight", &Trace::used_weight, doc::Trace_used_weight)
      .def_readonly("effective_weight", &Trace::effective_weight, doc::Trace_effective_weight)
      .def_readonly("coverage", &Trace::coverage, doc::Trace_coverage)
      .def_readonly("score", &Trace::score, doc::Trace_score)
      .def_readonly("thin", &Trace::thin, doc::Trace_thin)
      .def_readonly("status", &Trace::status, doc::Trace_status)
      .def_readonly("origin", &Trace::origin, doc::Trace_origin)
      .def_readonly("direction", &Trace::direction, doc::Trace_direction)
      .def_readonly("indicator", &Trace::indicator, "Whether the node is an indicator.")
      .def_readonly("raw", &Trace::raw, doc::Trace_raw)
      .def_property_readonly(
          "steps", [](const Trace& t) -> Steps { return py::tuple(py::cast(t.steps)); }, doc::TraceStep)
      .def_property_readonly(
          "children", [](const Trace& t) -> Children { return py::tuple(py::cast(t.children)); },
          "The traces of the node's children.")
      .def(
          "to_dict", [](const Trace& t) { return Named(to_dict(t)); }, "The trace as plain data, None for NaN.")
      .def("__str__", [](const Trace& t) { return hti::to_text(t); })
      .def("__repr__", [](const Trace& t) { return "<hti.Trace: unit " + t.unit + ", node " + t.node + ">"; })
      .def("__hash__", [](const Trace& t) { return py::hash(py::str(t.unit + '/' + t.node)); })
      .def(py::pickle([](const Trace& t) { return Named(to_dict(t)); }, [](const Named& d) { return from_dict(d); }));
}

}  // namespace

void register_scores(py::module_& m) {
  register_trace(m);
  py::class_<Scores> c(m, "Scores", doc::Scores);
  streamed(c);
  c.def(py::init<const Scores&>(), "scores"_a)
      .def_property_readonly(
          "table", [](const Scores& s) { return s.table(); }, "The table that was scored.")
      .def_property_readonly(
          "units", [](const Scores& s) { return s.table().data().units; }, doc::TableData_units)
      .def_property_readonly("nodes", &nodes, "Ids of the nodes that were scored, in model order.")
      .def_property_readonly(
          "values",
          [](const py::object& self) {
            const auto& s = self.cast<const Scores&>();
            return view<double>({static_cast<py::ssize_t>(s.units().size()), static_cast<py::ssize_t>(s.nodes().size())},
                                s.values().data(), self);
          },
          "Scores, units x nodes, NaN = none: a read-only view in column-major order.")
      .def(
          "__getitem__",
          [](const py::object& self, const std::string& node) {
            const auto scores = self.cast<const Scores&>()[node];
            return view<double>({static_cast<py::ssize_t>(scores.size())}, scores.data(), self);
          },
          "node"_a, "Scores of one node, one per unit, NaN = none: a read-only view.")
      .def(
          "coverage",
          [](const Scores& s, const std::optional<std::string>& node) {
            return array([&] {
              const py::gil_scoped_release unlocked;
              return s.coverage(node_or_root(s, node));
            }());
          },
          "node"_a = py::none(), doc::Scores_coverage)
      .def("ranking_columns", &ranking_columns, "node"_a = "", "by"_a = "", doc::Scores_ranking)
      .def("place_columns", &place_columns, "reference"_a, "node"_a = "", doc::Scores_place_in)
      .def(
          "trace",
          [](const Scores& s, const std::string& unit, const std::optional<std::string>& node) {
            return s.trace(unit, node.value_or(""));
          },
          "unit"_a, "node"_a = py::none(), doc::Scores_trace)
      .def(
          "thin", [](const Scores& s, const std::optional<std::string>& node) { return s.thin(node.value_or("")); },
          "node"_a = py::none(), doc::Scores_thin)
      .def("provenance", &provenance, doc::Provenance)
      .def("__len__", [](const Scores& s) { return s.units().size(); })
      .def("__repr__", [](const Scores& s) {
        return "<hti.Scores: " + std::to_string(s.units().size()) + " units x " + std::to_string(s.nodes().size()) +
               " nodes by " + s.index().definition().id + ">";
      });
}

}  // namespace hti_python
