// How far weights can move before the order changes.
#include "data_frame.hpp"
#include "hti/robust/columns.hpp"
#include "register.hpp"
#include "register_stability.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace robust = hti::robust;

ResultColumns intervals(const hti::Index& index, const hti::Table& table, std::size_t top, const std::string& above,
                        const std::string& below, const std::string& node) {
  return to_python([&] {
    const py::gil_scoped_release unlocked;
    return robust::columns(robust::weight_intervals(index, table, {.top = top, .above = above, .below = below}, node));
  }());
}

Named side(const robust::Contest::Side& s) {
  return py::dict("values"_a = array(s.values), "applicable"_a = s.applicable, "offset"_a = s.offset, "slope"_a = s.slope,
                  "score"_a = s.score);
}

}  // namespace

void register_stability(py::module_& m) {
  m.def("weight_intervals", &intervals, "index"_a, "table"_a, "top"_a, "above"_a, "below"_a, "node"_a,
        doc::robust_weight_intervals);
  py::class_<robust::Contest>(m, "Contest", doc::robust_Contest)
      .def_readonly("children", &robust::Contest::children)
      .def_property_readonly(
          "shares", [](const robust::Contest& c) { return array(c.shares); }, "As they are.")
      .def_readonly("min_coverage", &robust::Contest::min_coverage, doc::robust_Contest_min_coverage)
      .def_readonly("min_count", &robust::Contest::min_count, doc::robust_Contest_min_count)
      .def_property_readonly("closed", &robust::Contest::closed, doc::robust_Contest_closed)
      .def(
          "sides", [](const robust::Contest& c) { return py::make_tuple(side(c.unit), side(c.other)); }, "Of the two units.")
      .def(
          "overtaking",
          [](const robust::Contest& c) {
            robust::Overtaking found = robust::overtaking(c);
            return py::make_tuple(found.change, array(std::move(found.shares)));
          },
          doc::robust_overtaking);
  m.def(
      "overtaking_columns",
      [](const robust::Contest& c, const std::vector<double>& needed) { return to_python(robust::columns(c, needed)); },
      "contest"_a, "needed"_a, "Shares as they are and as they are needed.");
  m.def("contest", &robust::contest, "index"_a, "table"_a, "unit"_a, "other"_a, "parent"_a, "node"_a, doc::robust_contest);
}

}  // namespace hti_python
