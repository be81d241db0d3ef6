// Tables put together from the cells and units of others: all that reshapes a table goes through here.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hti/table.hpp"
#include "table/matrices.hpp"

namespace hti::inline v0::detail {

/// A cell of another table, or none.
struct cell_ref {
  const TableData* table = nullptr;
  std::size_t cell = 0;
  Status none = Status::missing;  ///< what the cell is where there is no table
};

/// A unit of another table, or none.
struct unit_ref {
  const Table* table = nullptr;
  std::size_t unit = 0;
};

/// Where names, labels and background of a unit come from: of each variable, the first that has it.
struct unit_refs {
  unit_ref first{};
  unit_ref otherwise{};
};

/// Gives `data`, which has its units, their names, labels and background; a variable that neither table of a unit has is "" or
/// NaN there.
void fill_units(TableData& data, std::span<const unit_refs> from);

/// Gives `data`, which has its units and indicators, all its cells.
/// \param cell_of  (unit, indicator) -> cell_ref, positions in `data`
template <class CellOf>
void fill_cells(TableData& data, CellOf&& cell_of) {
  const std::size_t units = data.units.size();
  const std::size_t cells = units * data.indicators.size();
  each_matrix([&](auto k) { std::get<k>(matrices(data)).clear(); });
  data.values.assign(cells, std::get<0>(neutral));
  data.statuses.assign(cells, std::get<1>(neutral));
  std::vector<cell_ref> column(units);
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    for (std::size_t u = 0; u < units; ++u) {
      column[u] = cell_of(u, i);
      if (!column[u].table) data.statuses[i * units + u] = column[u].none;
    }
    each_matrix([&](auto k) {
      auto& to = std::get<k>(matrices(data));
      constexpr auto none = std::get<k>(neutral);
      for (std::size_t u = 0; u < units; ++u) {
        if (!column[u].table) continue;
        const auto& from = std::get<k>(matrices(*column[u].table));
        if (from.empty()) continue;
        if (to.empty() && is_neutral(from[column[u].cell], none)) continue;
        if (to.empty()) to.assign(cells, none);
        to[i * units + u] = from[column[u].cell];
      }
    });
  }
}

/// Puts a cell of `from`, with all that belongs to it, into one of `to`, and says whose it is. Matrices that are not there are
/// made where they are needed. Both have their statuses.
void copy_cell(TableData& to, std::size_t cell, const TableData& from, std::size_t from_cell, Origin origin);

/// Takes the figure out of a cell, with all that belongs to it.
void clear_cell(TableData& data, std::size_t cell, Status status);

/// Adds a column without figures. \returns its position
std::size_t add_column(TableData& data, const std::string& indicator, Status status);

/// The rows of these units, in the order given, with all that belongs to them.
[[nodiscard]] Table subset(const Table& table, std::span<const std::size_t> units);

/// The units from number `first` on.
[[nodiscard]] Table units_from(const Table& table, std::size_t first);

}  // namespace hti::inline v0::detail
