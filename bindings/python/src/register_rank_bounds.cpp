// The best and the worst rank that weights within bounds can give.
#include "data_frame.hpp"
#include "hti/robust/columns.hpp"
#include "progress.hpp"
#include "register.hpp"
#include "register_rank_bounds.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace robust = hti::robust;

py::array_t<double> square(std::vector<double> values, std::size_t n) {
  const auto side = static_cast<py::ssize_t>(n);
  return array(std::move(values)).reshape({side, side});
}

Named bounds(const hti::Index& index, const hti::Table& table, double spread,
             const std::vector<std::tuple<std::string, double, double>>& given, const std::string& node,
             const py::object& progress) {
  const auto tell = told(progress);
  std::vector<robust::weight_bound> limits;
  for (const auto& [id, low, high] : given) limits.push_back({.node = id, .low = low, .high = high});
  robust::RankBounds found = [&] {
    const py::gil_scoped_release unlocked;
    return robust::rank_bounds(index, table, spread, limits, node, tell);
  }();
  py::list best, worst, whole;
  for (const robust::RankBound& unit : found.units) {
    best.append(unit.best_weights);
    worst.append(unit.worst_weights);
    whole.append(unit.whole);
  }
  hti::DataFrame units = hti::unit_columns(table);
  units.append(columns(found.units));
  return py::dict("nodes"_a = to_python(bound_columns(found)), "units"_a = to_python(std::move(units)), "best"_a = best,
                  "worst"_a = worst, "whole"_a = whole, "lead"_a = square(std::move(found.lead), found.units.size()),
                  "level"_a = found.level, "linear"_a = found.linear, "stopped"_a = found.stopped);
}

}  // namespace

void register_rank_bounds(py::module_& m) {
  m.def("rank_bounds", &bounds, "index"_a, "table"_a, "spread"_a, "bounds"_a, "node"_a, "progress"_a, doc::robust_rank_bounds);
  m.def(
      "ranks_with",
      [](const hti::Index& index, const hti::Table& table, const std::vector<double>& shares, const std::string& node) {
        return array(robust::ranks_with(index, table, shares, node));
      },
      "index"_a, "table"_a, "shares"_a, "node"_a, doc::robust_ranks_with);
}

}  // namespace hti_python
