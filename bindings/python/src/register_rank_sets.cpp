// Confidence sets for ranks.
#include "data_frame.hpp"
#include "hti/robust/columns.hpp"
#include "progress.hpp"
#include "register.hpp"
#include "register_rank_sets.docs.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

using hti::robust::Frame;
using hti::robust::RankSets;

/// Columns of the sets, the matrix of comparisons, how many draws failed, and whether comparisons were stopped.
std::tuple<ResultColumns, py::array_t<std::int8_t>, std::size_t, bool> parts(const RankSets& found) {
  const auto n = static_cast<py::ssize_t>(found.units.size());
  return {to_python(hti::robust::columns(found)), py::array_t<std::int8_t>({n, n}, found.apart.data()), found.failed,
          found.stopped};
}

using Draws = py::array_t<double, py::array::f_style | py::array::forcecast>;
using Scores = py::array_t<double, py::array::c_style | py::array::forcecast>;

Frame frame(bool refit) { return refit ? Frame::refit : Frame::frozen; }
std::span<const double> flat(const py::array_t<double>& a) { return {a.data(), static_cast<std::size_t>(a.size())}; }

}  // namespace

void register_rank_sets(py::module_& m) {
  m.def(
      "rank_sets_from_draws",
      [](const Scores& scores, const Draws& draws, double level, bool simultaneous, const py::object& progress) {
        const auto tell = told(progress);
        const std::span<const double> s = flat(scores);
        const std::span<const double> d = flat(draws);
        return parts([&] {
          const py::gil_scoped_release unlocked;
          return hti::robust::rank_sets(s, d, {.level = level, .simultaneous = simultaneous, .progress = tell});
        }());
      },
      "scores"_a, "draws"_a, "level"_a, "simultaneous"_a, "progress"_a, doc::robust_rank_sets);
  m.def(
      "rank_sets",
      [](const hti::Index& index, const hti::Table& table, double rho, double respondents, double standard_error, double level,
         bool simultaneous, std::size_t n, std::uint64_t seed, const std::string& node, bool refit,
         const py::object& progress) {
        const auto tell = told(progress);
        return parts([&] {
          const py::gil_scoped_release unlocked;
          return hti::robust::rank_sets(
              index, table, {.rho = rho, .respondents = respondents, .standard_error = standard_error},
              {.level = level, .simultaneous = simultaneous, .frame = frame(refit), .progress = tell}, n, seed, node);
        }());
      },
      "index"_a, "table"_a, "rho"_a, "respondents"_a, "standard_error"_a, "level"_a, "simultaneous"_a, "n"_a, "seed"_a,
      "node"_a, "refit"_a, "progress"_a, doc::robust_rank_sets);
  m.def(
      "rank_sets_of",
      [](const hti::robust::Uncertainty& u, double level, bool simultaneous, std::size_t n, const std::string& node,
         const py::object& progress) {
        const auto tell = told(progress);
        return parts([&] {
          const py::gil_scoped_release unlocked;
          return hti::robust::rank_sets(u.index(), u.table(), hti::robust::sampling_of(u),
                                        {.level = level, .simultaneous = simultaneous, .frame = u.frame(), .progress = tell}, n,
                                        u.seed(), node);
        }());
      },
      "uncertainty"_a, "level"_a, "simultaneous"_a, "n"_a, "node"_a, "progress"_a, doc::robust_sampling_of);
}

}  // namespace hti_python
