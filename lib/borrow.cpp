#include "hti/impute/borrow.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace hti::impute {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Sets a cell of an optional matrix, which is made where it is needed.
void set(std::vector<double>& matrix, std::size_t cell, double value, std::size_t cells) {
  if (matrix.empty() && std::isnan(value)) return;
  if (matrix.empty()) matrix.assign(cells, nan);
  matrix[cell] = value;
}

}  // namespace

Table borrow(const Table& table, const Table& adjacent) {
  TableData data = table.data();
  const std::size_t units = table.n_units();
  std::vector<double> borrowed(units, 0.0);
  std::size_t total = 0;
  for (std::size_t i = 0; i < table.n_indicators(); ++i) {
    const auto column = adjacent.find_indicator(data.indicators[i]);
    if (!column) continue;
    for (const Hole& hole : table.holes(i)) {
      const auto unit = adjacent.find_unit(data.units[hole.unit]);
      if (hole.status != Status::missing || !unit || adjacent.status(*unit, *column) != Status::observed) continue;
      const std::size_t cell = i * units + hole.unit;
      data.values[cell] = adjacent.values(*column)[*unit];
      data.statuses[cell] = Status::observed;
      set(data.respondents, cell, adjacent.respondents(*unit, *column), data.values.size());
      set(data.population, cell, adjacent.population(*unit, *column), data.values.size());
      set(data.standard_error, cell, adjacent.standard_error(*unit, *column), data.values.size());
      if (data.origins.empty()) data.origins.assign(data.values.size(), Origin::own);
      data.origins[cell] = Origin::borrowed;
      borrowed[hole.unit] += 1;
      ++total;
    }
  }
  data.period += " (" + std::to_string(total) + " lånade från/borrowed from " + adjacent.period() + ")";
  data.background["borrowed"] = std::move(borrowed);
  return Table(std::move(data));
}

}  // namespace hti::impute
