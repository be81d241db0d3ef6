// The best and the worst rank that weights within bounds can give.
#include "hti/robust/rank_bounds.hpp"
#include "register.hpp"
#include "register_rank_bounds.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

namespace robust = hti::robust;
using robust::RankBound;

py::array_t<double> square(std::vector<double> values, std::size_t n) {
  const auto side = static_cast<py::ssize_t>(n);
  return array(std::move(values)).reshape({side, side});
}

Named bounds(const hti::Index& index, const hti::Table& table, double spread,
             const std::vector<std::tuple<std::string, double, double>>& given, const std::string& node) {
  std::vector<robust::weight_bound> limits;
  for (const auto& [id, low, high] : given) limits.push_back({.node = id, .low = low, .high = high});
  robust::RankBounds found = [&] {
    const py::gil_scoped_release unlocked;
    return robust::rank_bounds(index, table, spread, limits, node);
  }();
  const auto& nodes = found.nodes;
  const auto& units = found.units;
  using robust::weight_bound;
  return py::dict("node"_a = column(nodes, &weight_bound::node), "low"_a = column(nodes, &weight_bound::low),
                  "high"_a = column(nodes, &weight_bound::high), "weight"_a = array(found.weights),
                  "rank"_a = column(units, &RankBound::rank), "best"_a = column(units, &RankBound::best),
                  "best_bound"_a = column(units, &RankBound::best_bound), "worst"_a = column(units, &RankBound::worst),
                  "worst_bound"_a = column(units, &RankBound::worst_bound), "whole"_a = column(units, &RankBound::whole),
                  "best_weights"_a = column(units, &RankBound::best_weights),
                  "worst_weights"_a = column(units, &RankBound::worst_weights),
                  "lead"_a = square(std::move(found.lead), units.size()), "level"_a = found.level, "linear"_a = found.linear);
}

}  // namespace

void register_rank_bounds(py::module_& m) {
  m.def("rank_bounds", &bounds, "index"_a, "table"_a, "spread"_a, "bounds"_a, "node"_a, doc::robust_rank_bounds);
  m.def(
      "ranks_with",
      [](const hti::Index& index, const hti::Table& table, const std::vector<double>& shares, const std::string& node) {
        return array(robust::ranks_with(index, table, shares, node));
      },
      "index"_a, "table"_a, "shares"_a, "node"_a, doc::robust_ranks_with);
}

}  // namespace hti_python
