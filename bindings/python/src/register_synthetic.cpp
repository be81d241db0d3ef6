// Made-up editions, and tables completed from the year beside them.
#include "casters.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/denominate/by_roles.hpp"
#include "hti/impute/borrow.hpp"
#include "register.hpp"
#include "register_synthetic.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {

void register_synthetic(py::module_& m) {
  m.def("respondents", &hti::datasets::respondents, doc::datasets_respondents);
  m.def(
      "synthetic_edition",
      [](int year, std::uint64_t seed) {
        hti::datasets::Synthetic made = [&] {
          const py::gil_scoped_release unlocked;
          return hti::datasets::synthetic_edition(year, seed);
        }();
        return std::tuple(std::move(made.municipalities), std::move(made.districts), std::move(made.units));
      },
      "year"_a, "seed"_a = hti::datasets::default_seed, doc::datasets_synthetic_edition);
  m.attr("default_seed") = hti::datasets::default_seed;
  m.def("by_roles", &hti::denominate::by_roles, "figures"_a, "model"_a, py::call_guard<py::gil_scoped_release>(),
        doc::denominate_by_roles);
  m.def("borrow", &hti::impute::borrow, "table"_a, "adjacent"_a, py::call_guard<py::gil_scoped_release>(), doc::impute_borrow);
}

}  // namespace hti_python
