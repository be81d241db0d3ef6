// The rows of profiles as columns.
#pragma once

#include <string>
#include <vector>

#include "hti/explain/profile.hpp"
#include "value_class.hpp"

HTI_WORDS(hti::explain::Ground,
          "typing.Literal['', 'best_quarter', 'clearly_above', 'no_figure', 'worst_quarter', 'clearly_below']", "",
          "best_quarter", "clearly_above", "no_figure", "worst_quarter", "clearly_below")

namespace hti_python {

/// All rows of these profiles, each with its unit.
inline py::dict profile_rows(const std::vector<hti::explain::Profile>& profiles) {
  using hti::explain::ProfileRow;
  struct Row : ProfileRow {
    std::string unit;
  };
  std::vector<Row> rows;
  for (const hti::explain::Profile& profile : profiles) {
    for (const ProfileRow& row : profile.rows) rows.push_back({row, profile.unit});
  }
  const auto list = [](const Row& row) {
    return hti::explain::strength(row.ground) ? "strength" : hti::explain::development(row.ground) ? "development" : "";
  };
  return py::dict("unit"_a = column(rows, &Row::unit), "node"_a = column(rows, &Row::node),
                  "indicator"_a = column(rows, &Row::indicator), "list"_a = column(rows, list),
                  "ground"_a = column(rows, &Row::ground), "own"_a = column(rows, &Row::own),
                  "reference"_a = column(rows, &Row::reference), "points"_a = column(rows, &Row::points),
                  "rank"_a = column(rows, &Row::rank), "ranked"_a = column(rows, &Row::ranked),
                  "colour"_a = column(rows, &Row::colour), "status"_a = column(rows, &Row::status),
                  "raw"_a = column(rows, &Row::raw), "raw_reference"_a = column(rows, &Row::raw_reference),
                  "people"_a = column(rows, [](const Row& row) { return row.people.number; }),
                  "people_of"_a = column(rows, [](const Row& row) { return row.people.of; }),
                  "people_answered"_a = column(rows, [](const Row& row) { return row.people.answered; }),
                  "error"_a = column(rows, &Row::error), "within_noise"_a = column(rows, &Row::within_noise),
                  "thin"_a = column(rows, &Row::thin));
}

}  // namespace hti_python
