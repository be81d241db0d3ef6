// How far weights can move before the order changes.
#include "hti/robust/stability.hpp"
#include "register.hpp"
#include "register_stability.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace robust = hti::robust;
using robust::WeightEnd;
using robust::WeightInterval;

Named intervals(const hti::Index& index, const hti::Table& table, std::size_t top, const std::string& above,
                const std::string& below, const std::string& node) {
  const std::vector<WeightInterval> rows = [&] {
    const py::gil_scoped_release unlocked;
    return robust::weight_intervals(index, table, {.top = top, .above = above, .below = below}, node);
  }();
  const auto ends = [&](WeightEnd WeightInterval::* end, auto WeightEnd::* field) {
    return column(rows, [=](const WeightInterval& row) { return row.*end.*field; });
  };
  constexpr auto low = &WeightInterval::low;
  constexpr auto high = &WeightInterval::high;
  return py::dict("node"_a = column(rows, &WeightInterval::node), "weight"_a = column(rows, &WeightInterval::weight),
                  "low"_a = ends(low, &WeightEnd::weight), "high"_a = ends(high, &WeightEnd::weight),
                  "low_found"_a = ends(low, &WeightEnd::found), "high_found"_a = ends(high, &WeightEnd::found),
                  "low_loses"_a = ends(low, &WeightEnd::loses), "low_gains"_a = ends(low, &WeightEnd::gains),
                  "high_loses"_a = ends(high, &WeightEnd::loses), "high_gains"_a = ends(high, &WeightEnd::gains));
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
  m.def("contest", &robust::contest, "index"_a, "table"_a, "unit"_a, "other"_a, "parent"_a, "node"_a, doc::robust_contest);
}

}  // namespace hti_python
