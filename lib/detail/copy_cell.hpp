// A cell of one table into that of another.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "hti/table.hpp"

namespace hti::detail {

/// Puts a cell of `from`, with its status, counts and standard error, into a cell of `data`, and says whose it is. Matrices
/// that are not there are made where they are needed. `data` has its statuses.
inline void copy_cell(TableData& data, std::size_t cell, const Table& from, std::size_t unit, std::size_t column,
                      Origin origin) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const std::size_t cells = data.values.size();
  const auto set = [&](std::vector<double>& matrix, double value) {
    if (matrix.empty() && std::isnan(value)) return;
    if (matrix.empty()) matrix.assign(cells, nan);
    matrix[cell] = value;
  };
  data.values[cell] = from.values(column)[unit];
  data.statuses[cell] = from.status(unit, column);
  set(data.respondents, from.respondents(unit, column));
  set(data.population, from.population(unit, column));
  set(data.standard_error, from.standard_error(unit, column));
  if (data.origins.empty()) data.origins.assign(cells, Origin::own);
  data.origins[cell] = origin;
}

}  // namespace hti::detail
