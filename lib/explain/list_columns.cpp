#include <cmath>

#include "base/numbers.hpp"
#include "hti/explain/columns.hpp"

namespace hti::inline v0::explain {
namespace {

using Q = Quantity;

/// A row with the list it is on.
struct ListLine {
  const List* list;
  const ListRow* row;
  const RankingRow* place;
};

/// Labels and ranks within the group variables of lists. \param line  gives a row's line on its list
template <class Row, class Line>
void add_within(ColumnsOf<Row>& columns, const std::vector<std::string>& by, bool changes, const Line& line) {
  for (std::size_t g = 0; g < by.size(); ++g) {
    columns.add(
               by[g], [=](const Row& r) { return line(r).within[g].label; }, Q::text, Role::label)
        .add("rank_" + by[g], [=](const Row& r) { return line(r).within[g].rank; }, Q::rank);
    if (changes) columns.add("change_rank_" + by[g], [=](const Row& r) { return line(r).within[g].rank_change; }, Q::places);
  }
}

/// A winner with the award it has.
struct Honoured {
  const Award* award;
  const Winner* winner;
};

/// What climbs consist of, what of them the rank before foretold, and whether the earlier edition measures the node alike.
void add_climbs(ColumnsOf<Honoured>& columns) {
  using detail::nan;
  const auto add = [&](const char* name, double ChangeParts::* part) {
    columns.add(name, [=](const Honoured& r) { return r.winner->climb ? r.winner->climb->places.*part : nan; }, Q::places);
  };
  columns.add(
             "change_rank", [](const Honoured& r) { return r.winner->rank_change; }, Q::places)
      .add("change_score", [](const Honoured& r) { return r.winner->score_change; }, Q::change);
  add("rank_values", &ChangeParts::values);
  add("rank_statuses", &ChangeParts::statuses);
  add("rank_frame", &ChangeParts::frame);
  add("rank_definition", &ChangeParts::definition);
  add("rank_others", &ChangeParts::others);
  columns.add(
             "rank_slope", [](const Honoured& r) { return r.award->regression.slope; }, Q::plain)
      .add(
          "rank_regression", [](const Honoured& r) { return r.winner->climb ? r.winner->climb->regression : nan; }, Q::places)
      .add(
          "comparable", [](const Honoured& r) { return r.award->comparable; }, Q::truth, Role::note)
      .add(
          "unsplit", [](const Honoured& r) { return r.winner->climb ? r.winner->climb->unsplit : std::string(); }, Q::text,
          Role::note);
}

}  // namespace

DataFrame columns(const Since& since) {
  DataFrame frame;
  frame.columns.push_back({.name = "change_rank", .cells = since.rank, .quantity = Q::places});
  frame.columns.push_back({.name = "change_score", .cells = since.score, .quantity = Q::change});
  return frame;
}

DataFrame columns(const std::vector<List>& lists, bool changes) {
  using Row = ListLine;
  std::vector<Row> rows;
  for (const List& list : lists) {
    for (const ListRow& row : list.rows) rows.push_back({.list = &list, .row = &row, .place = &row.place});
  }
  ColumnsOf<Row> columns(rows);
  columns.add(
             "node", [](const Row& r) { return r.list->node; }, Q::node, Role::key)
      .add(
          "unit", [](const Row& r) { return r.place->unit; }, Q::unit, Role::key)
      .add(
          "name", [](const Row& r) { return r.place->name; }, Q::name, Role::label)
      .add(
          "score", [](const Row& r) { return r.place->score; }, Q::score)
      .add(
          "rank", [](const Row& r) { return r.place->rank; }, Q::rank)
      .add(
          "group", [](const Row& r) { return r.place->group; }, Q::word)
      .add(
          "colour", [](const Row& r) { return r.place->colour; }, Q::word)
      .add(
          "coverage", [](const Row& r) { return r.place->coverage; }, Q::share)
      .add(
          "missing", [](const Row& r) { return !(r.place->coverage >= 1); }, Q::truth, Role::note)
      .add("thin", [](const Row& r) { return r.place->thin; }, Q::node, Role::note);
  if (changes) {
    columns.add(
               "change_rank", [](const Row& r) { return r.row->rank_change; }, Q::places)
        .add("change_score", [](const Row& r) { return r.row->score_change; }, Q::change);
  }
  if (!lists.empty()) add_within(columns, lists.front().by, changes, [](const Row& r) -> const ListRow& { return *r.row; });
  return columns.add(
                    "reason", [](const Row& r) { return r.place->reason; }, Q::word, Role::note)
      .add(
          "reason_node", [](const Row& r) { return r.place->reason_node; }, Q::node, Role::note)
      .frame();
}

DataFrame columns(const Published& published) {
  using Row = PublishedRow;
  ColumnsOf<Row> columns(published.rows);
  columns.add("rank", [](const Row& r) { return r.line.place.rank; }, Q::rank);
  if (published.changes) columns.add("change_rank", [](const Row& r) { return r.line.rank_change; }, Q::places);
  columns.add(
             "unit", [](const Row& r) { return r.line.place.unit; }, Q::unit, Role::key)
      .add(
          "name", [](const Row& r) { return r.line.place.name; }, Q::name, Role::label)
      .add("score", [](const Row& r) { return r.line.place.score; }, Q::score);
  if (published.changes) {
    columns.add(
               "change_score", [](const Row& r) { return r.line.score_change; }, Q::change)
        .add(
            "comparable", [&](const Row& r) { return std::isnan(r.line.score_change) ? std::nullopt : published.comparable; },
            Q::truth, Role::note);
  }
  for (std::size_t k = 0; k < published.parts.size(); ++k)
    columns.add(published.parts[k], [=](const Row& r) { return r.parts[k]; }, Q::score);
  columns.add(
             "group", [](const Row& r) { return r.line.place.group; }, Q::word)
      .add(
          "coverage", [](const Row& r) { return r.line.place.coverage; }, Q::share)
      .add(
          "gaps", [](const Row& r) { return r.gaps; }, Q::text, Role::note)
      .add("thin", [](const Row& r) { return r.line.place.thin; }, Q::node, Role::note);
  add_within(columns, published.by, published.changes, [](const Row& r) -> const ListRow& { return r.line; });
  return columns.add(
                    "reason", [](const Row& r) { return r.line.place.reason; }, Q::word, Role::note)
      .add(
          "reason_node", [](const Row& r) { return r.line.place.reason_node; }, Q::node, Role::note)
      .frame();
}

DataFrame columns(const std::vector<Award>& awards, bool changes) {
  using Row = Honoured;
  std::vector<Row> rows;
  for (const Award& award : awards) {
    for (const Winner& winner : award.winners) rows.push_back({.award = &award, .winner = &winner});
  }
  ColumnsOf<Row> columns(rows);
  columns.add(
             "honour", [](const Row& r) { return r.award->honour; }, Q::word, Role::key)
      .add(
          "node", [](const Row& r) { return r.award->node; }, Q::node, Role::key)
      .add(
          "unit", [](const Row& r) { return r.winner->unit; }, Q::unit, Role::key)
      .add(
          "name", [](const Row& r) { return r.winner->name; }, Q::name, Role::label)
      .add(
          "score", [](const Row& r) { return r.winner->score; }, Q::score)
      .add("rank", [](const Row& r) { return r.winner->rank; }, Q::rank);
  if (changes) add_climbs(columns);
  return columns.add(
                    "coverage", [](const Row& r) { return r.winner->coverage; }, Q::share)
      .add(
          "missing", [](const Row& r) { return !(r.winner->coverage >= 1); }, Q::truth, Role::note)
      .add(
          "thin", [](const Row& r) { return r.winner->thin; }, Q::node, Role::note)
      .add(
          "shared", [](const Row& r) { return r.award->shared(); }, Q::truth)
      .frame();
}

}  // namespace hti::inline v0::explain
