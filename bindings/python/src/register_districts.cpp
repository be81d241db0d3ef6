// City districts: the figures they inherit, and their places on the national scale.
#include "data_frame.hpp"
#include "hti/explain/columns.hpp"
#include "hti/impute/inherit.hpp"
#include "register.hpp"
#include "register_districts.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
void register_districts(py::module_& m) {
  m.def("inherit", &hti::impute::inherit, "districts"_a, "municipalities"_a, "model"_a, "by"_a = "kommun",
        py::call_guard<py::gil_scoped_release>(), doc::impute_inherit);
  m.def(
      "districts",
      [](const hti::Scores& municipalities, const hti::Table& table, const std::string& by) {
        const hti::explain::Districts d = [&] {
          const py::gil_scoped_release unlocked;
          return hti::explain::districts(municipalities, table, by);
        }();
        return std::tuple(d.scores, to_python(columns(d.places)), to_python(columns(d.gaps)));
      },
      "municipalities"_a, "districts"_a, "by"_a = "kommun", doc::explain_districts);
}

}  // namespace hti_python
