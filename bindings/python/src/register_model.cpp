// Text, Indicator, Node, Survey and Model.
#include "register.hpp"
#include "register_model.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

/// Keeps the arguments that differ from what the constructor takes them to be.
template <class T>
void unless(py::dict& arguments, const char* key, const T& value, const T& usual) {
  if (!(value == usual)) arguments[key] = py::cast(value);
}

py::dict arguments(const hti::Text& text) {
  py::dict d;
  unless(d, "sv", text.sv, {});
  unless(d, "en", text.en, {});
  return d;
}

/// The members of an indicator by name, in the order of its header.
template <class Visit>
void members(Visit&& visit) {
  using hti::Indicator;
  visit("direction", &Indicator::direction, doc::Direction);
  visit("kind", &Indicator::kind, doc::Kind);
  visit("quality", &Indicator::quality, doc::Quality);
  visit("scope", &Indicator::scope, doc::Scope);
  visit("error", &Indicator::error, doc::RandomError);
  visit("source", &Indicator::source, doc::Indicator_source);
  visit("survey", &Indicator::survey, doc::Indicator_survey);
  visit("kpi", &Indicator::kpi, doc::Indicator_kpi);
  visit("responsible", &Indicator::responsible, doc::Indicator_responsible);
  visit("next_published", &Indicator::next_published, doc::Indicator_next_published);
  visit("measure", &Indicator::measure, doc::Indicator_measure);
  visit("meaning", &Indicator::meaning, doc::Indicator_meaning);
  visit("goalposts", &Indicator::goalposts, doc::Indicator_goalposts);
  visit("range", &Indicator::range, doc::Indicator_range);
  visit("denominator", &Indicator::denominator, doc::Indicator_denominator);
  visit("per", &Indicator::per, doc::Indicator_per);
  visit("answers", &Indicator::answers, doc::Indicator_answers);
}

py::dict arguments(const hti::Indicator& indicator) {
  const hti::Indicator usual;
  py::dict d;
  members([&](const char* name, auto member, const char*) { unless(d, name, indicator.*member, usual.*member); });
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

py::dict arguments(const hti::Survey& survey) {
  py::dict d;
  d["name"] = survey.name;
  unless(d, "rho", survey.rho, {});
  unless(d, "source", survey.source, {});
  return d;
}

std::vector<hti::Survey> surveys_of(const hti::Model& model) { return {model.surveys().begin(), model.surveys().end()}; }

py::dict arguments(const hti::Model& model) {
  py::dict d("nodes"_a = std::vector<hti::Node>(model.nodes().begin(), model.nodes().end()));
  unless(d, "surveys", surveys_of(model), {});
  return d;
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
      .def(
          "in_", [](const hti::Text& t, hti::Language language) { return t.in(language); }, "language"_a, doc::Text_in)
      .def("__str__", [](const hti::Text& t) { return t.in(hti::Language::sv); });
  value_class(text, [](const hti::Text& t) { return arguments(t); });
  py::implicitly_convertible<py::str, hti::Text>();

  py::class_<hti::Indicator> indicator(m, "Indicator", doc::Indicator);
  const hti::Indicator usual;
  indicator.def(
      py::init([](hti::Direction direction, hti::Kind kind, hti::Quality quality, hti::Scope scope, hti::RandomError error,
                  std::string source, std::string survey, std::string kpi, std::string responsible, std::string next_published,
                  std::string measure, hti::Text meaning, std::optional<hti::Interval> goalposts,
                  std::optional<hti::Interval> range, std::string denominator, double per, std::string answers) {
        return hti::Indicator{.direction = direction,
                              .kind = kind,
                              .quality = quality,
                              .scope = scope,
                              .error = error,
                              .source = std::move(source),
                              .survey = std::move(survey),
                              .kpi = std::move(kpi),
                              .responsible = std::move(responsible),
                              .next_published = std::move(next_published),
                              .measure = std::move(measure),
                              .meaning = std::move(meaning),
                              .goalposts = goalposts,
                              .range = range,
                              .denominator = std::move(denominator),
                              .per = per,
                              .answers = std::move(answers)};
      }),
      "direction"_a = usual.direction, py::kw_only(), "kind"_a = usual.kind, "quality"_a = usual.quality,
      "scope"_a = usual.scope, "error"_a = usual.error, "source"_a = "", "survey"_a = "", "kpi"_a = "", "responsible"_a = "",
      "next_published"_a = "", "measure"_a = "", "meaning"_a = hti::Text{}, "goalposts"_a = py::none(), "range"_a = py::none(),
      "denominator"_a = "", "per"_a = usual.per, "answers"_a = "");
  members([&](const char* name, auto member, const char* text_of) { indicator.def_readonly(name, member, text_of); });
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

  py::class_<hti::Survey> survey(m, "Survey", doc::Survey);
  survey
      .def(py::init([](std::string name, std::optional<double> rho, std::string source) {
             return hti::Survey{std::move(name), rho, std::move(source)};
           }),
           "name"_a, "rho"_a = py::none(), "source"_a = "")
      .def_readonly("name", &hti::Survey::name, doc::Survey_name)
      .def_readonly("rho", &hti::Survey::rho, doc::Survey_rho)
      .def_readonly("source", &hti::Survey::source, doc::Survey_source)
      .def_property_readonly("assumed", &hti::Survey::assumed, "Whether rho is an upper value that nobody measured.");
  value_class(survey, [](const hti::Survey& s) { return arguments(s); });

  py::class_<hti::Model> model(m, "Model", doc::Model);
  // The copy comes first: a Model looks like a sequence to the conversion to nodes, which then fails on its items.
  model.def(py::init<const hti::Model&>(), "model"_a)
      .def(py::init<std::vector<hti::Node>, std::vector<hti::Survey>>(), "nodes"_a, "surveys"_a = std::vector<hti::Survey>{},
           doc::Model_Model)
      .def_property_readonly(
          "nodes", [](const hti::Model& t) { return std::vector(t.nodes().begin(), t.nodes().end()); },
          "All nodes, parents before their children.")
      .def_property_readonly("surveys", &surveys_of, doc::Model_surveys)
      .def_property_readonly(
          "indicators", [](const hti::Model& t) { return ids(t, t.indicators()); }, "Ids of the indicators, in model order.")
      .def_property_readonly(
          "root", [](const hti::Model& t) { return t[hti::Model::root()].id; }, "Id of the root.")
      .def(
          "children", [](const hti::Model& t, const std::string& id) { return ids(t, t.children(t.at(id))); }, "node"_a,
          "Ids of the children of a node.")
      .def(
          "level", [](const hti::Model& t, const std::string& id) { return t.level(t.at(id)); }, "node"_a, doc::Model_level)
      .def(
          "allowed_range", [](const hti::Model& t, const std::string& id) { return t.allowed_range(t.at(id)); }, "node"_a,
          doc::Model_allowed_range)
      .def(
          "__getitem__", [](const hti::Model& t, const std::string& id) { return t[t.at(id)]; }, "node"_a,
          "The node of that id.")
      .def(
          "__contains__", [](const hti::Model& t, const std::string& id) { return t.find(id).has_value(); }, "node"_a)
      .def("__len__", &hti::Model::size);
  value_class(model, [](const hti::Model& t) { return arguments(t); });
}

}  // namespace hti_python
