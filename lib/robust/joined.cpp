#include "robust/joined.hpp"

#include <array>

#include "table/assemble.hpp"

namespace hti::inline v0::detail {
namespace {

std::size_t column_of(const Table& table, const std::string& indicator) {
  if (const auto column = table.find_indicator(indicator)) return *column;
  throw DataError(
      {{.code = code::missing_column,
        .said = say("no-indicator-in-table", "the table has no indicator '{indicator}'", {{"indicator", indicator}}),
        .indicator = indicator}});
}

}  // namespace

Table joined(const Table& first, const Table& second, const Model& model) {
  TableData data{.period = first.period()};
  std::vector<unit_refs> from;
  for (const Table* table : {&first, &second}) {
    for (std::size_t u = 0; u < table->n_units(); ++u) {
      data.units.push_back(table->units()[u] + (table == &first ? "" : " (reference)"));
      from.push_back({.first = {table, u}});
    }
  }
  std::vector<std::array<std::size_t, 2>> columns;
  for (const std::size_t node : model.indicators()) {
    data.indicators.push_back(model[node].id);
    columns.push_back({column_of(first, model[node].id), column_of(second, model[node].id)});
  }
  fill_units(data, from);
  fill_cells(data, [&](std::size_t u, std::size_t i) {
    const auto [table, unit] = from[u].first;
    return cell_ref{.table = &table->data(), .cell = columns[i][table == &first ? 0 : 1] * table->n_units() + unit};
  });
  return Table(std::move(data));
}

}  // namespace hti::inline v0::detail
