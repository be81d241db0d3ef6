#include "hti/explain/columns.hpp"

namespace hti::inline v0::explain {
namespace {

using Q = Quantity;

/// The parts of a change, each in a column of its own; those of a score have none of the others.
template <class Row>
void add_parts(ColumnsOf<Row>& columns, const std::string& of, ChangeParts Row::* parts) {
  const Q quantity = of == "score" ? Q::points : Q::places;
  const auto add = [&](const char* what, double ChangeParts::* part) {
    columns.add(of + "_" + what, [=](const Row& row) { return row.*parts.*part; }, quantity);
  };
  add("values", &ChangeParts::values);
  add("statuses", &ChangeParts::statuses);
  add("frame", &ChangeParts::frame);
  add("definition", &ChangeParts::definition);
  if (quantity == Q::places) add("others", &ChangeParts::others);
}

}  // namespace

DataFrame columns(const std::vector<Change>& changes, bool comparable) {
  using Row = Change;
  const ChangeLines lines = regression(changes);
  ColumnsOf<Row> columns(changes);
  columns.add("unit", &Row::unit, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("score_before", &Row::score_before, Q::score)
      .add("score_after", &Row::score_after, Q::score);
  add_parts(columns, "score", &Row::score);
  columns.add("rank_before", &Row::rank_before, Q::rank).add("rank_after", &Row::rank_after, Q::rank);
  add_parts(columns, "rank", &Row::rank);
  return columns.add(
                    "score_slope", [&](const Row&) { return lines.score.slope; }, Q::plain)
      .add("score_regression", &Row::score_regression, Q::points)
      .add(
          "rank_slope", [&](const Row&) { return lines.rank.slope; }, Q::plain)
      .add("rank_regression", &Row::rank_regression, Q::places)
      .add(
          "comparable", [&](const Row&) { return comparable; }, Q::truth, Role::note)
      .add("unsplit", &Row::unsplit, Q::text, Role::note)
      .add("score_error", &Row::score_error, Q::points, Role::error)
      .add("within_noise", &Row::within_noise, Q::truth, Role::error)
      .add("thin_before", &Row::thin_before, Q::node, Role::note)
      .add("thin_after", &Row::thin_after, Q::node, Role::note)
      .add(
          "score_change", [](const Row& r) { return r.score_after - r.score_before; }, Q::change)
      .add(
          "rank_change", [](const Row& r) { return r.rank_before - r.rank_after; }, Q::places)
      .frame();
}

DataFrame columns(const Trend& trend) {
  struct Row {
    const TrendRow* row;
    const TrendEdition* edition;
    std::size_t at;
  };
  std::vector<Row> rows;
  for (const TrendRow& row : trend.rows) {
    for (std::size_t k = 0; k < trend.editions.size(); ++k) rows.push_back({&row, &trend.editions[k], k});
  }
  return ColumnsOf(rows)
      .add(
          "unit", [](const Row& r) { return r.row->unit; }, Q::unit, Role::key)
      .add(
          "name", [](const Row& r) { return r.row->name; }, Q::name, Role::label)
      .add(
          "year", [](const Row& r) { return r.edition->year; }, Q::year, Role::key)
      .add(
          "period", [](const Row& r) { return r.edition->period; }, Q::text, Role::label)
      .add(
          "score", [](const Row& r) { return r.row->scores[r.at]; }, Q::score)
      .add(
          "rank", [](const Row& r) { return r.row->ranks[r.at]; }, Q::rank)
      .add(
          "comparable", [](const Row& r) { return r.edition->comparable; }, Q::truth, Role::note)
      .add(
          "same_frame", [](const Row& r) { return r.edition->same_frame; }, Q::truth, Role::note)
      .add(
          "slope", [](const Row& r) { return r.row->slope; }, Q::points)
      .add(
          "slope_error", [](const Row& r) { return r.row->slope_error; }, Q::points, Role::error)
      .add(
          "within_noise", [](const Row& r) { return r.row->within_noise; }, Q::truth, Role::error)
      .add(
          "thin", [](const Row& r) { return r.row->thin[r.at]; }, Q::node, Role::note)
      .frame();
}

}  // namespace hti::inline v0::explain
