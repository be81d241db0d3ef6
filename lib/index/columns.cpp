#include "hti/index/columns.hpp"

#include "base/frame_of.hpp"
#include "hti/index.hpp"

namespace hti::inline v0 {
namespace {

using hti::detail::frame_of;
using Q = Quantity;

template <class Range>
DataColumn copied(std::string name, const Range& cells, Quantity quantity, Role role) {
  using Cell = std::remove_cvref_t<decltype(*cells.begin())>;
  return {.name = std::move(name), .cells = std::vector<Cell>(cells.begin(), cells.end()), .quantity = quantity, .role = role};
}

}  // namespace

DataFrame unit_columns(const Table& table) {
  return frame_of(copied("unit", table.units(), Q::unit, Role::key), copied("name", table.names(), Q::name, Role::label));
}

DataFrame thin_column(std::vector<std::string> thin) {
  return frame_of(DataColumn{.name = "thin", .cells = std::move(thin), .quantity = Q::node, .role = Role::note});
}

DataFrame columns(const Table& table) {
  DataFrame frame = unit_columns(table);
  const TableData& data = table.data();
  for (const auto& [variable, labels] : data.groups) frame.append(frame_of(copied(variable, labels, Q::text, Role::label)));
  for (std::size_t i = 0; i < data.indicators.size(); ++i)
    frame.append(frame_of(copied(data.indicators[i], table.values(i), Q::figure, Role::value)));
  for (const auto& [variable, numbers] : data.background)
    frame.append(frame_of(copied(variable, numbers, Q::plain, Role::label)));
  return frame;
}

DataFrame columns(const Scores& scores) {
  DataFrame frame = unit_columns(scores.table());
  const Model model = scores.index().model();
  for (const std::size_t node : scores.nodes())
    frame.append(frame_of(copied(model[node].id, scores[node], Q::score, Role::value)));
  return frame;
}

DataFrame columns(const Ranking& ranking) {
  using Row = RankingRow;
  DataFrame frame =
      ColumnsOf(ranking.rows).add("unit", &Row::unit, Q::unit, Role::key).add("name", &Row::name, Q::name, Role::label).frame();
  if (!ranking.by.empty()) frame.append(frame_of(copied(ranking.by, ranking.by_label, Q::text, Role::label)));
  frame.append(ColumnsOf(ranking.rows)
                   .add("score", &Row::score, Q::score)
                   .add("rank", &Row::rank, Q::rank)
                   .add("group", &Row::group, Q::word)
                   .add("colour", &Row::colour, Q::word)
                   .add("coverage", &Row::coverage, Q::share)
                   .add(
                       "missing", [](const Row& r) { return !(r.coverage >= 1); }, Q::truth, Role::note)
                   .add("thin", &Row::thin, Q::node, Role::note)
                   .add("reason", &Row::reason, Q::word, Role::note)
                   .add("reason_node", &Row::reason_node, Q::node, Role::note)
                   .frame());
  return frame;
}

DataFrame columns(const std::vector<Place>& places) {
  using Row = Place;
  return ColumnsOf(places)
      .add("unit", &Row::unit, Q::unit, Role::key)
      .add("name", &Row::name, Q::name, Role::label)
      .add("score", &Row::score, Q::score)
      .add("rank", &Row::rank, Q::rank)
      .add("group", &Row::group, Q::word)
      .add("above", &Row::above, Q::unit)
      .add("below", &Row::below, Q::unit)
      .add("thin", &Row::thin, Q::node, Role::note)
      .frame();
}

}  // namespace hti::inline v0
