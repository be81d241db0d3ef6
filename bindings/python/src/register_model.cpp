// Text, Indicator, Node and Model.
#include "docstrings.hpp"
#include "register.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

/// Keeps the arguments that differ from what the constructor takes them to be.
template <class T> void unless(py::dict& arguments, const char* key, const T& value, const T& usual) {
  if (!(value == usual)) arguments[key] = py::cast(value);
}

py::dict arguments(const hti::Text& text) {
  py::dict d;
  unless(d, "sv", text.sv, {});
  unless(d, "en", text.en, {});
  return d;
}

py::dict arguments(const hti::Indicator& i) {
  const hti::Indicator usual;
  py::dict d;
  unless(d, "direction", i.direction, usual.direction);
  unless(d, "kind", i.kind, usual.kind);
  unless(d, "quality", i.quality, usual.quality);
  unless(d, "scope", i.scope, usual.scope);
  unless(d, "error", i.error, usual.error);
  unless(d, "source", i.source, usual.source);
  unless(d, "survey", i.survey, usual.survey);
  unless(d, "kpi", i.kpi, usual.kpi);
  unless(d, "responsible", i.responsible, usual.responsible);
  unless(d, "next_published", i.next_published, usual.next_published);
  unless(d, "measure", i.measure, usual.measure);
  unless(d, "meaning", i.meaning, usual.meaning);
  unless(d, "goalposts", i.goalposts, usual.goalposts);
  unless(d, "range", i.range, usual.range);
  return d;
}

py::dict arguments(const hti::Node& node) {
  const hti::Node usual;
  py::dict d;
  d["id"] = node.id;
  unless(d, "parent", node.parent, usual.parent);
  unless(d, "weight", node.weight, usual.weight);
  unless(d, "name", node.name, usual.name);
  unless(d, "indicator", node.indicator, usual.indicator);
  return d;
}

py::dict arguments(const hti::Model& model) {
  return py::dict("nodes"_a = std::vector<hti::Node>(model.nodes().begin(), model.nodes().end()));
}

std::vector<std::string> ids(const hti::Model& model, std::span<const std::size_t> positions) {
  std::vector<std::string> found;
  for (const std::size_t position : positions) found.push_back(model[position].id);
  return found;
}

}  // namespace

void register_model(py::module_& m) {
  py::class_<hti::Text> text(m, "Text", doc::Text);
  text.def(py::init([](std::string sv, std::string en) { return hti::Text{std::move(sv), std::move(en)}; }), "sv"_a = "",
           "en"_a = "")
      .def_readonly("sv", &hti::Text::sv, "In Swedish.")
      .def_readonly("en", &hti::Text::en, "In English.")
      .def("in_", &hti::Text::in, "language"_a, doc::Text_in)
      .def("__str__", [](const hti::Text& t) { return t.in(hti::Language::sv); });
  value_class(text, [](const hti::Text& t) { return arguments(t); });
  py::implicitly_convertible<py::str, hti::Text>();

  py::class_<hti::Indicator> indicator(m, "Indicator", doc::Indicator);
  indicator
      .def(py::init([](hti::Direction direction, hti::Kind kind, hti::Quality quality, hti::Scope scope, hti::RandomError error,
                       std::string source, std::string survey, std::string kpi, std::string responsible, std::string next_published,
                       std::string measure, hti::Text meaning, std::optional<hti::Interval> goalposts,
                       std::optional<hti::Interval> range) {
             return hti::Indicator{direction, kind, quality, scope, error, std::move(source), std::move(survey), std::move(kpi),
                                   std::move(responsible), std::move(next_published), std::move(measure), std::move(meaning),
                                   goalposts, range};
           }),
           "direction"_a = hti::Direction::higher, py::kw_only(), "kind"_a = hti::Kind::points,
           "quality"_a = hti::Quality::unspecified, "scope"_a = hti::Scope::unit, "error"_a = hti::RandomError::none,
           "source"_a = "", "survey"_a = "", "kpi"_a = "", "responsible"_a = "", "next_published"_a = "", "measure"_a = "",
           "meaning"_a = hti::Text{}, "goalposts"_a = py::none(), "range"_a = py::none())
      .def_readonly("direction", &hti::Indicator::direction, doc::Direction)
      .def_readonly("kind", &hti::Indicator::kind, doc::Kind)
      .def_readonly("quality", &hti::Indicator::quality, doc::Quality)
      .def_readonly("scope", &hti::Indicator::scope, doc::Scope)
      .def_readonly("error", &hti::Indicator::error, doc::RandomError)
      .def_readonly("source", &hti::Indicator::source, doc::Indicator_source)
      .def_readonly("survey", &hti::Indicator::survey, doc::Indicator_survey)
      .def_readonly("kpi", &hti::Indicator::kpi, doc::Indicator_kpi)
      .def_readonly("responsible", &hti::Indicator::responsible, doc::Indicator_responsible)
      .def_readonly("next_published", &hti::Indicator::next_published, doc::Indicator_next_published)
      .def_readonly("measure", &hti::Indicator::measure, doc::Indicator_measure)
      .def_readonly("meaning", &hti::Indicator::meaning, doc::Indicator_meaning)
      .def_readonly("goalposts", &hti::Indicator::goalposts, doc::Indicator_goalposts)
      .def_readonly("range", &hti::Indicator::range, doc::Indicator_range);
  value_class(indicator, [](const hti::Indicator& i) { return arguments(i); });

  py::class_<hti::Node> node(m, "Node", doc::Node);
  node.def(py::init([](std::string id, std::string parent, double weight, hti::Text name, std::optional<hti::Indicator> leaf) {
             return hti::Node{std::move(id), std::move(parent), weight, std::move(name), std::move(leaf)};
           }),
           "id"_a, "parent"_a = "", "weight"_a = 1.0, "name"_a = hti::Text{}, "indicator"_a = py::none())
      .def_readonly("id", &hti::Node::id, "Identifier, unique in the model.")
      .def_readonly("parent", &hti::Node::parent, doc::Node_parent)
      .def_readonly("weight", &hti::Node::weight, doc::Node_weight)
      .def_readonly("name", &hti::Node::name, doc::Text)
      .def_readonly("indicator", &hti::Node::indicator, doc::Indicator);
  value_class(node, [](const hti::Node& n) { return arguments(n); });

  py::class_<hti::Model> model(m, "Model", doc::Model);
  // The copy comes first: a Model looks like a sequence to the conversion to nodes, which then fails on its items.
  model.def(py::init<const hti::Model&>(), "model"_a)
      .def(py::init<std::vector<hti::Node>>(), "nodes"_a, doc::Model_Model)
      .def_property_readonly("nodes", [](const hti::Model& t) { return std::vector(t.nodes().begin(), t.nodes().end()); },
                             "All nodes, parents before their children.")
      .def_property_readonly("indicators", [](const hti::Model& t) { return ids(t, t.indicators()); },
                             "Ids of the indicators, in model order.")
      .def_property_readonly("root", [](const hti::Model& t) { return t[hti::Model::root()].id; }, "Id of the root.")
      .def("children", [](const hti::Model& t, const std::string& id) { return ids(t, t.children(t.at(id))); }, "node"_a,
           "Ids of the children of a node.")
      .def("level", [](const hti::Model& t, const std::string& id) { return t.level(t.at(id)); }, "node"_a, doc::Model_level)
      .def("allowed_range", [](const hti::Model& t, const std::string& id) { return t.allowed_range(t.at(id)); }, "node"_a,
           doc::Model_allowed_range)
      .def("__getitem__", [](const hti::Model& t, const std::string& id) { return t[t.at(id)]; }, "node"_a, "The node of that id.")
      .def("__contains__", [](const hti::Model& t, const std::string& id) { return t.find(id).has_value(); }, "node"_a)
      .def("__len__", &hti::Model::size);
  value_class(model, [](const hti::Model& t) { return arguments(t); });
}

}  // namespace hti_python
