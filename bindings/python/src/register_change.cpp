// Why scores and ranks changed, and how they went over the years.
#include <array>

#include "hti/explain/backcast.hpp"
#include "hti/explain/change.hpp"
#include "hti/explain/trend.hpp"
#include "register.hpp"
#include "register_change.docs.hpp"
#include "value_class.hpp"

namespace py = pybind11;
using namespace py::literals;

HTI_WORDS(hti::explain::BackcastFrame, "typing.Literal['present', 'own']", "present", "own")

namespace hti_python {
namespace {

namespace explain = hti::explain;
using hti::Scores;

Named change_columns(const Scores& earlier, const Scores& later, const std::string& node) {
  const std::vector<explain::Change> rows = [&] {
    const py::gil_scoped_release unlocked;
    return explain::compare(earlier, later, node);
  }();
  using explain::Change;
  using explain::ChangeParts;
  py::dict columns("unit"_a = column(rows, &Change::unit), "name"_a = column(rows, &Change::name),
                   "score_before"_a = column(rows, &Change::score_before),
                   "score_after"_a = column(rows, &Change::score_after));
  const std::array parts{std::pair{"values", &ChangeParts::values}, std::pair{"statuses", &ChangeParts::statuses},
                         std::pair{"frame", &ChangeParts::frame}, std::pair{"definition", &ChangeParts::definition},
                         std::pair{"others", &ChangeParts::others}};
  for (std::size_t k = 0; k < 4; ++k) {
    columns[(std::string("score_") + parts[k].first).c_str()] =
        column(rows, [&](const Change& c) { return c.score.*parts[k].second; });
  }
  columns["rank_before"] = column(rows, &Change::rank_before);
  columns["rank_after"] = column(rows, &Change::rank_after);
  for (const auto& [name, part] : parts) {
    columns[(std::string("rank_") + name).c_str()] = column(rows, [&](const Change& c) { return c.rank.*part; });
  }
  const explain::ChangeLines lines = explain::regression(rows);
  const bool comparable = explain::same_definition(earlier, later, node);
  const auto all = [&](auto value) { return column(rows, [=](const Change&) { return value; }); };
  columns["score_slope"] = all(lines.score.slope);
  columns["score_regression"] = column(rows, &Change::score_regression);
  columns["rank_slope"] = all(lines.rank.slope);
  columns["rank_regression"] = column(rows, &Change::rank_regression);
  columns["comparable"] = all(comparable);
  columns["unsplit"] = column(rows, &Change::unsplit);
  columns["score_error"] = column(rows, &Change::score_error);
  columns["within_noise"] = column(rows, &Change::within_noise);
  columns["thin_before"] = column(rows, &Change::thin_before);
  columns["thin_after"] = column(rows, &Change::thin_after);
  return columns;
}

Named trend_columns(const std::vector<Scores>& editions, const std::string& node) {
  const explain::Trend trend = [&] {
    const py::gil_scoped_release unlocked;
    return explain::trend(editions, node);
  }();
  struct Cell {
    const explain::TrendRow* row;
    std::size_t edition;
  };
  std::vector<Cell> cells;
  for (const explain::TrendRow& row : trend.rows) {
    for (std::size_t k = 0; k < trend.editions.size(); ++k) cells.push_back({&row, k});
  }
  const auto of_row = [&](auto field) { return column(cells, [=](const Cell& c) { return c.row->*field; }); };
  const auto of_edition = [&](auto field) {
    return column(cells, [&](const Cell& c) { return trend.editions[c.edition].*field; });
  };
  using explain::TrendEdition;
  using explain::TrendRow;
  return py::dict("unit"_a = of_row(&TrendRow::unit), "name"_a = of_row(&TrendRow::name),
                  "year"_a = of_edition(&TrendEdition::year), "period"_a = of_edition(&TrendEdition::period),
                  "score"_a = column(cells, [](const Cell& c) { return c.row->scores[c.edition]; }),
                  "rank"_a = column(cells, [](const Cell& c) { return c.row->ranks[c.edition]; }),
                  "comparable"_a = of_edition(&TrendEdition::comparable),
                  "same_frame"_a = of_edition(&TrendEdition::same_frame), "slope"_a = of_row(&TrendRow::slope),
                  "slope_error"_a = of_row(&TrendRow::slope_error), "within_noise"_a = of_row(&TrendRow::within_noise),
                  "thin"_a = column(cells, [](const Cell& c) { return c.row->thin[c.edition]; }));
}

}  // namespace

void register_change(py::module_& m) {
  m.def("change_columns", &change_columns, "earlier"_a, "later"_a, "node"_a = "", doc::explain_compare);
  m.def("year_in", &explain::year_in, "text"_a, doc::explain_year_in);
  m.def("trend_columns", &trend_columns, "editions"_a, "node"_a = "", doc::explain_trend);
  m.def("backcast", &explain::backcast, "present"_a, "earlier"_a, "frame"_a = explain::BackcastFrame::present,
        py::call_guard<py::gil_scoped_release>(), doc::explain_backcast);
}

}  // namespace hti_python
