// Ranking lists, awards and size classes.
#include <array>
#include <limits>
#include <optional>

#include "hti/explain/awards.hpp"
#include "hti/explain/lists.hpp"
#include "hti/rank/size_class.hpp"
#include "register.hpp"
#include "register_lists.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::explain::Honour, "typing.Literal['of_the_year', 'best', 'climber']", "of_the_year", "best", "climber")

namespace hti_python {
namespace {

namespace explain = hti::explain;
using hti::Scores;

Named since_columns(const Scores& scores, const Scores& earlier, const std::string& node, const std::string& by) {
  explain::Since changed = [&] {
    const py::gil_scoped_release unlocked;
    return explain::since(scores.ranking(node, by), earlier.ranking(node, by));
  }();
  return py::dict("change_rank"_a = array(std::move(changed.rank)), "change_score"_a = array(std::move(changed.score)));
}

/// A row with the list it is on.
struct Listed {
  const explain::List* list;
  const explain::ListRow* row;
};

Named list_columns(const Scores& scores, const std::optional<Scores>& earlier,
                   const std::optional<std::vector<std::string>>& by) {
  const std::vector<explain::List> lists = [&] {
    const py::gil_scoped_release unlocked;
    return explain::lists(scores, earlier, by);
  }();
  std::vector<Listed> rows;
  for (const explain::List& list : lists) {
    for (const explain::ListRow& row : list.rows) rows.push_back({.list = &list, .row = &row});
  }
  using Row = hti::RankingRow;
  const auto of = [&](auto field) { return column(rows, [field](const Listed& l) { return l.row->place.*field; }); };
  py::dict columns("node"_a = column(rows, [](const Listed& l) { return l.list->node; }), "unit"_a = of(&Row::unit),
                   "name"_a = of(&Row::name), "score"_a = of(&Row::score), "rank"_a = of(&Row::rank),
                   "group"_a = of(&Row::group), "colour"_a = of(&Row::colour), "coverage"_a = of(&Row::coverage),
                   "missing"_a = column(rows, [](const Listed& l) { return !(l.row->place.coverage >= 1); }),
                   "thin"_a = of(&Row::thin));
  if (earlier) {
    columns["change_rank"] = column(rows, [](const Listed& l) { return l.row->rank_change; });
    columns["change_score"] = column(rows, [](const Listed& l) { return l.row->score_change; });
  }
  for (std::size_t g = 0; g < lists.front().by.size(); ++g) {
    const std::string& variable = lists.front().by[g];
    columns[variable.c_str()] = column(rows, [g](const Listed& l) { return l.row->within[g].label; });
    columns[("rank_" + variable).c_str()] = column(rows, [g](const Listed& l) { return l.row->within[g].rank; });
    if (earlier)
      columns[("change_rank_" + variable).c_str()] =
          column(rows, [g](const Listed& l) { return l.row->within[g].rank_change; });
  }
  columns["reason"] = of(&Row::reason);
  columns["reason_node"] = of(&Row::reason_node);
  return columns;
}

/// A winner with the award it has.
struct Honoured {
  const explain::Award* award;
  const explain::Winner* winner;
};

/// What climbs consist of, what of them the rank before foretold, and whether the earlier edition measures the node alike.
void add_climbs(py::dict& columns, const std::vector<Honoured>& rows) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  using explain::ChangeParts;
  for (const auto& [name, part] :
       {std::pair{"rank_values", &ChangeParts::values}, std::pair{"rank_statuses", &ChangeParts::statuses},
        std::pair{"rank_frame", &ChangeParts::frame}, std::pair{"rank_definition", &ChangeParts::definition},
        std::pair{"rank_others", &ChangeParts::others}}) {
    columns[name] =
        column(rows, [part = part](const Honoured& h) { return h.winner->climb ? h.winner->climb->places.*part : nan; });
  }
  columns["rank_slope"] = column(rows, [](const Honoured& h) { return h.award->regression.slope; });
  columns["rank_regression"] =
      column(rows, [](const Honoured& h) { return h.winner->climb ? h.winner->climb->regression : nan; });
  columns["comparable"] = column(rows, [](const Honoured& h) { return h.award->comparable; });
  columns["unsplit"] =
      column(rows, [](const Honoured& h) { return h.winner->climb ? h.winner->climb->unsplit : std::string(); });
}

Named award_columns(const Scores& scores, const std::optional<Scores>& earlier) {
  const std::vector<explain::Award> awards = [&] {
    const py::gil_scoped_release unlocked;
    return explain::awards(scores, earlier);
  }();
  std::vector<Honoured> rows;
  for (const explain::Award& award : awards) {
    for (const explain::Winner& winner : award.winners) rows.push_back({.award = &award, .winner = &winner});
  }
  using explain::Winner;
  const auto of = [&](auto field) { return column(rows, [field](const Honoured& w) { return w.winner->*field; }); };
  py::dict columns("honour"_a = column(rows, [](const Honoured& w) { return w.award->honour; }),
                   "node"_a = column(rows, [](const Honoured& w) { return w.award->node; }), "unit"_a = of(&Winner::unit),
                   "name"_a = of(&Winner::name), "score"_a = of(&Winner::score), "rank"_a = of(&Winner::rank));
  if (earlier) {
    columns["change_rank"] = of(&Winner::rank_change);
    columns["change_score"] = of(&Winner::score_change);
    add_climbs(columns, rows);
  }
  columns["coverage"] = of(&Winner::coverage);
  columns["missing"] = column(rows, [](const Honoured& h) { return !(h.winner->coverage >= 1); });
  columns["thin"] = of(&Winner::thin);
  columns["shared"] = column(rows, [](const Honoured& w) { return w.award->shared(); });
  return columns;
}

}  // namespace

void register_lists(py::module_& m) {
  m.def("since_columns", &since_columns, "scores"_a, "earlier"_a, "node"_a = "", "by"_a = "", doc::explain_since);
  m.def("list_columns", &list_columns, "scores"_a, "earlier"_a = py::none(), "by"_a = py::none(), doc::explain_lists);
  m.def("award_columns", &award_columns, "scores"_a, "earlier"_a = py::none(), doc::explain_awards);
  m.def(
      "size_class", [](double inhabitants) { return std::string(hti::size_class(inhabitants)); }, "inhabitants"_a,
      doc::size_class);
  m.def("with_size_classes", &hti::with_size_classes, "table"_a, "inhabitants"_a = "befolkning", doc::with_size_classes);
}

}  // namespace hti_python
