#include "robust/joined.hpp"

#include <algorithm>
#include <set>

#include "detail/index_state.hpp"

namespace hti::detail {
namespace {

/// Adds the cells of one column of units [first, end) of a table.
void add_cells(TableData& to, const Table& from, std::size_t column, std::size_t first) {
  for (std::size_t u = first; u < from.n_units(); ++u) {
    to.values.push_back(from.values(column)[u]);
    to.statuses.push_back(from.status(u, column));
    to.origins.push_back(from.origin(u, column));
    to.respondents.push_back(from.respondents(u, column));
    to.population.push_back(from.population(u, column));
    to.standard_error.push_back(from.standard_error(u, column));
  }
}

std::size_t column_of(const Table& table, const std::string& indicator) {
  if (const auto column = table.find_indicator(indicator)) return *column;
  throw DataError(
      {{.code = code::missing_column, .message = "the table has no indicator '" + indicator + "'", .indicator = indicator}});
}

template <class Labels, class T>
void add_labels(std::map<std::string, std::vector<T>>& to, const Labels& from, const std::string& name, std::size_t units,
                std::size_t first, T none) {
  const auto it = from.find(name);
  std::vector<T>& all = to[name];
  for (std::size_t u = first; u < units; ++u) all.push_back(it == from.end() ? none : it->second[u]);
}

}  // namespace

Table joined(const Table& first, const Table& second, const Model& model) {
  TableData data{.period = first.period()};
  std::set<std::string> groups;
  std::set<std::string> background;
  for (const Table* table : {&first, &second}) {
    for (std::size_t u = 0; u < table->n_units(); ++u) {
      data.units.push_back(table->units()[u] + (table == &first ? "" : " (reference)"));
      data.names.push_back(table->names()[u]);
    }
    for (const auto& [name, labels] : table->groups()) groups.insert(name);
    for (const auto& [name, numbers] : table->background()) background.insert(name);
  }
  for (const std::size_t node : model.indicators()) {
    data.indicators.push_back(model[node].id);
    for (const Table* table : {&first, &second}) add_cells(data, *table, column_of(*table, model[node].id), 0);
  }
  for (const Table* table : {&first, &second}) {
    for (const std::string& name : groups) add_labels(data.groups, table->groups(), name, table->n_units(), 0, std::string());
    for (const std::string& name : background) add_labels(data.background, table->background(), name, table->n_units(), 0, nan);
  }
  return Table(std::move(data));
}

Table units_from(const Table& table, std::size_t first) {
  TableData data{.period = table.period()};
  for (std::size_t u = first; u < table.n_units(); ++u) {
    data.units.push_back(table.units()[u]);
    data.names.push_back(table.names()[u]);
  }
  for (std::size_t column = 0; column < table.n_indicators(); ++column) {
    data.indicators.push_back(table.indicators()[column]);
    add_cells(data, table, column, first);
  }
  for (const auto& [name, labels] : table.groups())
    add_labels(data.groups, table.groups(), name, table.n_units(), first, std::string());
  for (const auto& [name, numbers] : table.background())
    add_labels(data.background, table.background(), name, table.n_units(), first, nan);
  return Table(std::move(data));
}

}  // namespace hti::detail
