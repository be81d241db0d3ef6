// Ranks of any array, and the names of groups.
#include "register.hpp"
#include "register_rank.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {

void register_rank(py::module_& m) {
  m.def(
      "rank",
      [](const py::array_t<double, py::array::c_style | py::array::forcecast>& values, hti::Ties ties, double tolerance,
         std::optional<int> decimals) {
        if (values.ndim() != 1)
          throw hti::DataError({{.code = hti::code::wrong_size,
                                 .said = hti::say("dimensions-of-rank", "rank takes one dimension, not {dimensions}",
                                                  {{"dimensions", values.ndim()}})}});
        const auto n = static_cast<std::size_t>(values.size());
        py::array_t<double> ranks(values.size());
        const std::span<const double> in(values.data(), n);
        const std::span<double> out(ranks.mutable_data(), n);
        {
          const py::gil_scoped_release unlocked;
          hti::rank(in, out, {.ties = ties, .tolerance = tolerance, .decimals = decimals});
        }
        return ranks;
      },
      "values"_a, "ties"_a = hti::Ties::min, "tolerance"_a = 0.0, "decimals"_a = py::none(), doc::rank);
}

}  // namespace hti_python
