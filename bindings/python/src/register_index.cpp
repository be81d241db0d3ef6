// Index and fit.
#include "register.hpp"
#include "register_index.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {

void register_index(py::module_& m) {
  using hti::Cutoffs;
  using hti::Index;
  py::class_<Cutoffs> cutoffs(m, "Cutoffs", doc::Cutoffs);
  cutoffs
      .def(py::init([](double mean, double sd, double slack) { return Cutoffs{mean, sd, slack}; }), "mean"_a, "sd"_a,
           "slack"_a = 0.0)
      .def_readonly("mean", &Cutoffs::mean, "Unweighted mean of the ranked reference units' scores.")
      .def_readonly("sd", &Cutoffs::sd, "Their sample standard deviation.")
      .def_readonly("slack", &Cutoffs::slack, "A score that misses a bound by no more is on it: rounding of equal scores.")
      .def("group", &Cutoffs::group, "score"_a, doc::Group);
  value_class(cutoffs, [](const Cutoffs& c) { return py::dict("mean"_a = c.mean, "sd"_a = c.sd, "slack"_a = c.slack); });

  using unlocked = py::call_guard<py::gil_scoped_release>;
  py::class_<Index> c(m, "Index", doc::Index);
  equality(c, [](const Index& a, const Index& b) { return &a.state() == &b.state() || a.to_json() == b.to_json(); });
  c.def(py::init<const Index&>(), "index"_a)
      .def_property_readonly(
          "definition", [](const Index& index) { return index.definition(); }, "What was fitted.")
      .def_property_readonly(
          "reference_hash", [](const Index& index) { return index.reference_hash(); }, doc::Index_reference_hash)
      .def(
          "score",
          [](const Index& index, const hti::Table& table, bool indicators) {
            return index.score(table, {.indicators = indicators});
          },
          "table"_a, py::kw_only(), "indicators"_a = true, unlocked(), doc::Index_score)
      .def("weight", &Index::weight, "node"_a, doc::Index_weight)
      .def("effective_weight", &Index::effective_weight, "node"_a, doc::Index_effective_weight)
      .def("cutoffs", &Index::cutoffs, "node"_a = "", doc::Index_cutoffs)
      .def("save", &Index::save, "path"_a, doc::Index_save)
      .def("to_json", &Index::to_json, doc::Index_to_json)
      .def_static("load", &Index::load, "path"_a, doc::Index_load)
      .def_static("from_json", &Index::from_json, "json"_a, "Reads what `to_json` wrote.")
      .def("__repr__",
           [](const Index& index) {
             return "<hti.Index: " + index.definition().id + ", " + std::to_string(index.model().indicators().size()) +
                    " indicators, fitted to " + index.reference_hash() + ">";
           })
      .def("__hash__", [](const Index& index) { return py::hash(py::str(index.definition().hash() + index.reference_hash())); })
      .def(py::pickle([](const Index& index) { return index.to_json(); },
                      [](const std::string& json) { return Index::from_json(json); }));

  // Index and Scores name each other: what Scores says of its index is told here, where both are known.
  py::reinterpret_borrow<py::class_<hti::Scores>>(m.attr("Scores"))
      .def_property_readonly("index", [](const hti::Scores& s) { return s.index(); }, "The index that gave the scores.");

  m.def(
      "fit", [](const hti::Definition& d, const hti::Table& reference) { return hti::fit(d, reference); }, "definition"_a,
      "reference"_a, unlocked(), doc::fit);
  // Index and Scores name each other: what Scores says of its index is told here, where both are known.
  py::reinterpret_borrow<py::class_<hti::Scores>>(m.attr("Scores"))
      .def_property_readonly("index", [](const hti::Scores& s) { return s.index(); }, "The index that gave the scores.");

  m.def(
      "fit",
      [](const hti::Model& model, const hti::Method& method, const hti::Table& reference) {
        return hti::fit(model, method, reference);
      },
      "model"_a, "method"_a, "reference"_a, unlocked(), doc::fit);
}

}  // namespace hti_python
