#include "hti/impute/borrow.hpp"

#include <string>
#include <utility>

#include "table/assemble.hpp"

namespace hti::inline v0::impute {

Table borrow(const Table& table, const Table& adjacent) {
  TableData data = table.data();
  const std::size_t units = table.n_units();
  std::size_t total = 0;
  for (std::size_t i = 0; i < table.n_indicators(); ++i) {
    const auto column = adjacent.find_indicator(data.indicators[i]);
    if (!column) continue;
    for (const Hole& hole : table.holes(i)) {
      const auto unit = adjacent.find_unit(data.units[hole.unit]);
      if (hole.status != Status::missing || !unit || adjacent.status(*unit, *column) != Status::observed) continue;
      detail::copy_cell(data, i * units + hole.unit, adjacent.data(), *column * adjacent.n_units() + *unit, Origin::borrowed);
      ++total;
    }
  }
  data.period += " (" + std::to_string(total) + " borrowed from " + adjacent.period() + ")";
  return Table(std::move(data));
}

}  // namespace hti::inline v0::impute
