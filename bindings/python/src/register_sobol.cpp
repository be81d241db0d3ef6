// Sobol' samples and indices of any model.
#include "hti/robust/sobol.hpp"
#include "register.hpp"
#include "register_sobol.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace robust = hti::robust;
using robust::SobolIndex;
using robust::SobolIndices;

robust::sobol_design design_of(std::size_t d, std::size_t n, std::uint64_t seed, bool second_order, std::vector<std::string> groups) {
  return {.factors = d, .n = n, .seed = seed, .second_order = second_order, .groups = std::move(groups)};
}

py::array_t<double> sample(std::size_t d, std::size_t n, std::uint64_t seed, bool second_order, std::vector<std::string> groups) {
  std::vector<double> x = [&] {
    const py::gil_scoped_release unlocked;
    return robust::sobol_sample(design_of(d, n, seed, second_order, std::move(groups)));
  }();
  const auto rows = static_cast<py::ssize_t>(x.size() / d);
  return array(std::move(x)).reshape({rows, static_cast<py::ssize_t>(d)});
}

/// One kind of index of every output, outputs x movers (or pairs): value, low and high.
py::tuple matrices(const std::vector<SobolIndices>& found, std::vector<SobolIndex> SobolIndices::* kind) {
  const std::vector<py::ssize_t> shape{static_cast<py::ssize_t>(found.size()), static_cast<py::ssize_t>((found[0].*kind).size())};
  const auto matrix = [&](double SobolIndex::* field) {
    std::vector<double> values;
    for (const SobolIndices& output : found) {
      for (const SobolIndex& index : output.*kind) values.push_back(index.*field);
    }
    return array(std::move(values)).reshape(shape);
  };
  return py::make_tuple(matrix(&SobolIndex::value), matrix(&SobolIndex::low), matrix(&SobolIndex::high));
}

Named indices(const py::array_t<double, py::array::c_style | py::array::forcecast>& y, std::size_t d, std::uint64_t seed,
              bool second_order, std::vector<std::string> groups, std::size_t resamples, double level) {
  robust::sobol_design design = design_of(d, 2, seed, second_order, std::move(groups));
  const std::size_t rows = robust::sobol_rows(design);
  const auto runs = static_cast<std::size_t>(y.shape(0));
  design.n = runs / rows;
  if (runs % rows != 0) {
    throw hti::DataError({{.code = hti::code::wrong_size,
                           .message = "y has " + std::to_string(runs) + " rows where a multiple of " + std::to_string(rows) + " is needed"}});
  }
  const std::vector<SobolIndices> found = [&] {
    const py::gil_scoped_release unlocked;
    return robust::sobol_indices({y.data(), static_cast<std::size_t>(y.size())}, design, {.resamples = resamples, .level = level});
  }();
  py::list failed;
  for (const SobolIndices& output : found) failed.append(output.failed);
  return py::dict("labels"_a = robust::sobol_labels(design), "mean"_a = column(found, &SobolIndices::mean),
                  "variance"_a = column(found, &SobolIndices::variance), "failed"_a = failed, "first"_a = matrices(found, &SobolIndices::first),
                  "total"_a = matrices(found, &SobolIndices::total), "second"_a = matrices(found, &SobolIndices::second));
}

}  // namespace

void register_sobol(py::module_& m) {
  m.def("sobol_sample", &sample, "d"_a, "n"_a, "seed"_a = 1, "second_order"_a = false, "groups"_a = std::vector<std::string>{},
        doc::robust_sobol_sample);
  m.def("sobol_indices", &indices, "y"_a, "d"_a, "seed"_a = 1, "second_order"_a = false, "groups"_a = std::vector<std::string>{},
        "resamples"_a = 100, "level"_a = 0.95, doc::robust_sobol_indices);
}

}  // namespace hti_python
