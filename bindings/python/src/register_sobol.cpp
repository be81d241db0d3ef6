// What drives the outputs of any model, and of an index.
#include "data_frame.hpp"
#include "hti/robust/columns.hpp"
#include "progress.hpp"
#include "register.hpp"
#include "register_sobol.docs.hpp"
#include "sources.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::robust::Output, "mean_rank_shift", "top_k", "kendall", "score", "rank", "scores", "ranks", "units")

namespace hti_python {
namespace {

namespace robust = hti::robust;
using robust::SobolIndex;
using robust::SobolIndices;

robust::sobol_design design_of(std::size_t d, std::size_t n, std::uint64_t seed, bool second_order,
                               std::vector<std::string> groups) {
  return {.factors = d, .n = n, .seed = seed, .second_order = second_order, .groups = std::move(groups)};
}

py::array_t<double> sample(std::size_t d, std::size_t n, std::uint64_t seed, bool second_order,
                           std::vector<std::string> groups) {
  std::vector<double> x = [&] {
    const py::gil_scoped_release unlocked;
    return robust::sobol_sample(design_of(d, n, seed, second_order, std::move(groups)));
  }();
  const auto rows = static_cast<py::ssize_t>(x.size() / d);
  return array(std::move(x)).reshape({rows, static_cast<py::ssize_t>(d)});
}

/// A number of every output.
template <class Number>
std::vector<Number> of_outputs(const std::vector<SobolIndices>& found, Number SobolIndices::* which) {
  std::vector<Number> all;
  for (const SobolIndices& output : found) all.push_back(output.*which);
  return all;
}

/// What was found of every output.
py::dict found_of(const std::vector<std::string>& labels, const std::vector<SobolIndices>& found) {
  return py::dict("labels"_a = labels, "mean"_a = array(of_outputs(found, &SobolIndices::mean)),
                  "variance"_a = array(of_outputs(found, &SobolIndices::variance)),
                  "failed"_a = of_outputs(found, &SobolIndices::failed));
}

Named indices(const py::array_t<double, py::array::c_style | py::array::forcecast>& y, std::size_t d, std::uint64_t seed,
              bool second_order, std::vector<std::string> groups, std::size_t resamples, double level) {
  robust::sobol_design design = design_of(d, 2, seed, second_order, std::move(groups));
  const std::size_t rows = robust::sobol_rows(design);
  const auto runs = static_cast<std::size_t>(y.shape(0));
  design.n = runs / rows;
  if (runs % rows != 0) {
    throw hti::DataError({{.code = hti::code::wrong_size,
                           .said = hti::say("rows-of-y", "y has {runs} rows where a multiple of {rows} is needed",
                                            {{"runs", runs}, {"rows", rows}})}});
  }
  const std::vector<SobolIndices> found = [&] {
    const py::gil_scoped_release unlocked;
    return robust::sobol_indices({y.data(), static_cast<std::size_t>(y.size())}, design,
                                 {.resamples = resamples, .level = level});
  }();
  const std::vector<std::string> labels = robust::sobol_labels(design);
  const bool several = y.ndim() > 1;
  py::dict all = found_of(labels, found);
  all["indices"] = to_python(robust::index_columns(found, labels, several));
  all["interactions"] = to_python(robust::pair_columns(found, labels, several));
  return Named(all);
}

Named of_index(const hti::Index& index, const hti::Table& table, const Sources& sources, std::size_t n, std::uint64_t seed,
               robust::Output output, const std::string& node, const std::string& unit, std::size_t k,
               const std::vector<std::string>& each, bool second_order, std::size_t resamples, double level, unsigned threads,
               const py::object& progress) {
  const std::vector<hti::vary::Source> made = made_of(sources);
  const auto tell = told(progress);
  const auto [found, thin] = [&] {
    const py::gil_scoped_release unlocked;
    robust::Sensitivity indices = robust::sobol(index, table, made,
                                                {.n = n,
                                                 .seed = seed,
                                                 .output = output,
                                                 .node = node,
                                                 .unit = unit,
                                                 .k = k,
                                                 .each = each,
                                                 .second_order = second_order,
                                                 .resamples = resamples,
                                                 .level = level,
                                                 .threads = threads,
                                                 .progress = tell});
    return std::pair(std::move(indices), index.score(table).thin(node));
  }();
  py::dict all = found_of(found.factors, found.indices);
  all["units"] = found.units;
  all["outputs"] = found.outputs;
  all["indices"] = to_python(robust::columns(found, table, thin));
  all["interactions"] = to_python(robust::pair_columns(found));
  all["output_columns"] = to_python(robust::output_columns(found, table, thin));
  all["failures"] = to_python(robust::columns(found.failures));
  all["alternatives"] = to_python(robust::columns(found.alternatives));
  all["n"] = found.n;
  all["runs"] = found.runs;
  all["stopped"] = found.stopped;
  py::list varied;
  for (const hti::vary::Source& source : made) varied.append(hti::vary::describe(source));
  all["varied"] = varied;
  all["error"] = hti::vary::error(made);
  return all;
}

Named leave_one_out(const hti::Index& index, const hti::Table& table, const std::vector<std::string>& nodes,
                    const std::string& node, std::size_t k) {
  const auto [found, thin] = [&] {
    const py::gil_scoped_release unlocked;
    return std::pair(robust::leave_one_out(index, table, nodes, node, k), index.score(table).thin(node));
  }();
  return py::dict("nodes"_a = to_python(robust::columns(found, table, thin)),
                  "score"_a = to_python(robust::unit_columns(found, table, thin, hti::Quantity::score)),
                  "rank"_a = to_python(robust::unit_columns(found, table, thin, hti::Quantity::rank)));
}

}  // namespace

void register_sobol(py::module_& m) {
  m.def("sobol_sample", &sample, "d"_a, "n"_a, "seed"_a = 1, "second_order"_a = false, "groups"_a = std::vector<std::string>{},
        doc::robust_sobol_sample);
  m.def("sobol_indices", &indices, "y"_a, "d"_a, "seed"_a = 1, "second_order"_a = false,
        "groups"_a = std::vector<std::string>{}, "resamples"_a = 100, "level"_a = 0.95, doc::robust_sobol_indices);
  m.def("sobol", &of_index, "index"_a, "table"_a, "sources"_a, "n"_a, "seed"_a, "output"_a, "node"_a, "unit"_a, "k"_a, "each"_a,
        "second_order"_a, "resamples"_a, "level"_a, "threads"_a, "progress"_a, doc::robust_sobol);
  m.def("leave_one_out", &leave_one_out, "index"_a, "table"_a, "nodes"_a, "node"_a, "k"_a, doc::robust_leave_one_out);
}

}  // namespace hti_python
