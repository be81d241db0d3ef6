// City districts: the figures they inherit, and their places on the national scale.
#include "hti/explain/districts.hpp"
#include "hti/impute/inherit.hpp"
#include "register.hpp"
#include "register_districts.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

namespace hti_python {
namespace {

using hti::explain::DistrictGap;
using hti::explain::DistrictPlace;
using hti::explain::Neighbour;

/// The code, name and score of a neighbour in every row, and what makes the score rest on little, as four columns.
template <class Row>
void add_neighbour(py::dict& columns, const std::vector<Row>& rows, const std::string& what, Neighbour Row::* which) {
  columns[what.c_str()] = column(rows, [&](const Row& row) { return (row.*which).unit; });
  columns[(what + "_name").c_str()] = column(rows, [&](const Row& row) { return (row.*which).name; });
  columns[(what + "_score").c_str()] = column(rows, [&](const Row& row) { return (row.*which).score; });
  columns[(what + "_thin").c_str()] = column(rows, [&](const Row& row) { return (row.*which).thin; });
}

Named place_columns(const std::vector<DistrictPlace>& rows) {
  using Row = DistrictPlace;
  py::dict columns("unit"_a = column(rows, &Row::unit), "name"_a = column(rows, &Row::name),
                   "municipality"_a = column(rows, &Row::municipality), "node"_a = column(rows, &Row::node),
                   "score"_a = column(rows, &Row::score), "rank"_a = column(rows, &Row::rank),
                   "group"_a = column(rows, &Row::group));
  add_neighbour(columns, rows, "above", &Row::above);
  add_neighbour(columns, rows, "below", &Row::below);
  columns["gap"] = column(rows, &Row::gap);
  columns["inherited"] = column(rows, &Row::inherited);
  columns["coverage"] = column(rows, &Row::coverage);
  columns["thin"] = column(rows, &Row::thin);
  return columns;
}

Named gap_columns(const std::vector<DistrictGap>& rows) {
  using Row = DistrictGap;
  py::dict columns("municipality"_a = column(rows, &Row::municipality), "name"_a = column(rows, &Row::name),
                   "node"_a = column(rows, &Row::node), "score"_a = column(rows, &Row::score),
                   "rank"_a = column(rows, &Row::rank), "districts"_a = column(rows, &Row::districts));
  add_neighbour(columns, rows, "highest", &Row::highest);
  add_neighbour(columns, rows, "lowest", &Row::lowest);
  columns["gap"] = column(rows, &Row::gap);
  columns["thin"] = column(rows, &Row::thin);
  return columns;
}

}  // namespace

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
        return std::tuple(d.scores, place_columns(d.places), gap_columns(d.gaps));
      },
      "municipalities"_a, "districts"_a, "by"_a = "kommun", doc::explain_districts);
}

}  // namespace hti_python
