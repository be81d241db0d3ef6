#include "hti/explain/columns.hpp"

namespace hti::inline v0::explain {
namespace {

using Q = Quantity;

/// The code, name and score of a neighbour, and what makes the score rest on little.
template <class Row>
void add_neighbour(ColumnsOf<Row>& columns, const std::string& what, Neighbour Row::* which) {
  columns.add(
             what, [=](const Row& row) { return (row.*which).unit; }, Q::unit)
      .add(
          what + "_name", [=](const Row& row) { return (row.*which).name; }, Q::name)
      .add(
          what + "_score", [=](const Row& row) { return (row.*which).score; }, Q::score)
      .add(what + "_thin", [=](const Row& row) { return (row.*which).thin; }, Q::node, Role::note);
}

}  // namespace

DataFrame columns(const std::vector<DistrictPlace>& places) {
  using Row = DistrictPlace;
  ColumnsOf<Row> columns(places);
  columns.add("unit", &Row::unit, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("municipality", &Row::municipality, Q::unit, Role::label)
      .add("node", &Row::node, Q::node, Role::key)
      .add("score", &Row::score, Q::score)
      .add("rank", &Row::rank, Q::rank)
      .add("group", &Row::group, Q::word);
  add_neighbour(columns, "above", &Row::above);
  add_neighbour(columns, "below", &Row::below);
  return columns.add("gap", &Row::gap, Q::points)
      .add("inherited", &Row::inherited, Q::share, Role::note)
      .add("coverage", &Row::coverage, Q::share)
      .add("thin", &Row::thin, Q::node, Role::note)
      .frame();
}

DataFrame columns(const std::vector<DistrictGap>& gaps) {
  using Row = DistrictGap;
  ColumnsOf<Row> columns(gaps);
  columns.add("municipality", &Row::municipality, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("node", &Row::node, Q::node, Role::key)
      .add("score", &Row::score, Q::score)
      .add("rank", &Row::rank, Q::rank)
      .add("districts", &Row::districts, Q::count);
  add_neighbour(columns, "highest", &Row::highest);
  add_neighbour(columns, "lowest", &Row::lowest);
  return columns.add("gap", &Row::gap, Q::points).add("thin", &Row::thin, Q::node, Role::note).frame();
}

}  // namespace hti::inline v0::explain
