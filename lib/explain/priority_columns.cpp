#include "hti/explain/columns.hpp"

#include <functional>
#include <limits>

namespace hti::inline v0::explain {
namespace {

using Q = Quantity;

/// One indicator of one unit's matrix.
struct MatrixLine {
  const Priorities* matrix;
  const Priority* row;
};

void add_gain(ColumnsOf<MatrixLine>& columns, const std::string& name,
              const std::function<const Gain*(const Priority&)>& gain) {
  const auto add = [&](const char* what, const std::function<double(const Gain&)>& get, Quantity quantity) {
    columns.add(
        name + what,
        [&](const MatrixLine& listed) {
          const Gain* found = gain(*listed.row);
          return found ? get(*found) : std::numeric_limits<double>::quiet_NaN();
        },
        quantity);
  };
  add("_raw", [](const Gain& g) { return g.raw; }, Q::figure);
  add("_gain", [](const Gain& g) { return g.score_change; }, Q::points);
  add("_rank", [](const Gain& g) { return g.outcome.rank; }, Q::rank);
  add("_people", [](const Gain& g) { return g.people; }, Q::people);
}

void add_gains(ColumnsOf<MatrixLine>& columns, bool realistic) {
  add_gain(columns, "median", [](const Priority& row) { return &row.median; });
  add_gain(columns, "upper_quartile", [](const Priority& row) { return &row.upper_quartile; });
  add_gain(columns, "best", [](const Priority& row) { return &row.best; });
  if (realistic) add_gain(columns, "realistic", [](const Priority& row) { return row.realistic ? &*row.realistic : nullptr; });
}

}  // namespace

DataFrame columns(const std::vector<Priorities>& matrices, bool realistic) {
  using Row = MatrixLine;
  std::vector<Row> rows;
  for (const Priorities& matrix : matrices) {
    for (const Priority& row : matrix.rows) rows.push_back({.matrix = &matrix, .row = &row});
  }
  ColumnsOf<Row> columns(rows);
  columns.add(
             "unit", [](const Row& r) { return r.matrix->unit; }, Q::unit, Role::key)
      .add(
          "indicator", [](const Row& r) { return r.row->indicator; }, Q::node, Role::key)
      .add(
          "raw", [](const Row& r) { return r.row->raw; }, Q::figure)
      .add(
          "status", [](const Row& r) { return r.row->status; }, Q::word)
      .add(
          "grade", [](const Row& r) { return r.row->grade; }, Q::plain)
      .add(
          "effect", [](const Row& r) { return r.row->effect; }, Q::plain)
      .add(
          "effect_low", [](const Row& r) { return r.row->effect_low; }, Q::plain, Role::error)
      .add(
          "effect_high", [](const Row& r) { return r.row->effect_high; }, Q::plain, Role::error)
      .add(
          "quadrant", [](const Row& r) { return r.row->quadrant; }, Q::word)
      .add(
          "grade_line", [](const Row& r) { return r.matrix->grade_line; }, Q::plain)
      .add("effect_line", [](const Row& r) { return r.matrix->effect_line; }, Q::plain);
  add_gains(columns, realistic);
  return columns.add(
                    "people_of", [](const Row& r) { return r.row->people_of; }, Q::people)
      .add(
          "people_answered", [](const Row& r) { return r.row->people_answered; }, Q::truth, Role::note)
      .add(
          "responsible", [](const Row& r) { return r.row->responsible; }, Q::text, Role::note)
      .add(
          "next_published", [](const Row& r) { return r.row->next_published; }, Q::text, Role::note)
      .add(
          "thin", [](const Row& r) { return r.matrix->now.thin; }, Q::node, Role::note)
      .frame();
}

DataFrame columns(const Plan& plan) {
  using Row = PlanStep;
  return ColumnsOf(plan.steps)
      .add("indicator", &Row::indicator, Q::node, Role::key)
      .add("responsible", &Row::responsible, Q::text, Role::note)
      .add("raised_from", &Row::from, Q::figure)
      .add("raised_to", &Row::to, Q::figure)
      .add("effort", &Row::effort, Q::plain)
      .add("score_change", &Row::score_change, Q::points)
      .frame();
}

DataFrame columns(const std::vector<PlanLeftOut>& left_out) {
  using Row = PlanLeftOut;
  return ColumnsOf(left_out).add("indicator", &Row::indicator, Q::node, Role::key).add("why", &Row::why, Q::word).frame();
}

DataFrame columns(const std::vector<std::pair<std::string, Outcome>>& cases) {
  using Row = std::pair<std::string, Outcome>;
  return ColumnsOf(cases)
      .add("case", &Row::first, Q::word, Role::key)
      .add(
          "score", [](const Row& r) { return r.second.score; }, Q::score)
      .add(
          "rank", [](const Row& r) { return r.second.rank; }, Q::rank)
      .add(
          "group", [](const Row& r) { return r.second.group; }, Q::word)
      .add(
          "thin", [](const Row& r) { return r.second.thin; }, Q::node, Role::note)
      .frame();
}

DataFrame columns(const Importance& importance) {
  using Row = ImportanceRow;
  return ColumnsOf(importance.rows)
      .add("indicator", &Row::indicator, Q::node, Role::key)
      .add("importance", &Row::importance, Q::share)
      .add("low", &Row::low, Q::share, Role::error)
      .add("high", &Row::high, Q::share, Role::error)
      .add("correlation", &Row::correlation, Q::plain)
      .add("units", &Row::units, Q::count)
      .frame();
}

DataFrame columns(const std::vector<Answering>& surveys) {
  using Row = Answering;
  return ColumnsOf(surveys)
      .add("survey", &Row::survey, Q::text, Role::key)
      .add("indicators", &Row::indicators, Q::node)
      .add(
          "worst_score", [](const Row& r) { return r.worst.score; }, Q::score)
      .add(
          "worst_rank", [](const Row& r) { return r.worst.rank; }, Q::rank)
      .add(
          "median_score", [](const Row& r) { return r.median.score; }, Q::score)
      .add(
          "median_rank", [](const Row& r) { return r.median.rank; }, Q::rank)
      .add(
          "best_score", [](const Row& r) { return r.best.score; }, Q::score)
      .add(
          "best_rank", [](const Row& r) { return r.best.rank; }, Q::rank)
      // The same whatever the answers.
      .add(
          "thin", [](const Row& r) { return r.median.thin; }, Q::node, Role::note)
      .frame();
}

}  // namespace hti::inline v0::explain
