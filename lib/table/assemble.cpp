#include "table/assemble.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace hti::inline v0::detail {
namespace {

/// Every table that units come from.
std::set<const Table*> sources(std::span<const unit_refs> from) {
  std::set<const Table*> tables;
  const Table* last = nullptr;
  for (const unit_refs& unit : from) {
    for (const Table* table : {unit.first.table, unit.otherwise.table}) {
      if (table && table != last) tables.insert(last = table);
    }
  }
  return tables;
}

/// One variable of all units. `of` gives the variables of a table.
template <class T, class Of>
std::vector<T> gathered(std::span<const unit_refs> from, const std::string& name, Of of, const T& none) {
  std::vector<T> values;
  values.reserve(from.size());
  for (const unit_refs& unit : from) {
    const auto value = [&](const unit_ref& ref) -> const T* {
      if (!ref.table) return nullptr;
      const auto& variables = of(*ref.table);
      const auto it = variables.find(name);
      return it == variables.end() ? nullptr : &it->second[ref.unit];
    };
    const T* found = value(unit.first);
    if (!found) found = value(unit.otherwise);
    values.push_back(found ? *found : none);
  }
  return values;
}

}  // namespace

void fill_units(TableData& data, std::span<const unit_refs> from) {
  data.names.clear();
  data.groups.clear();
  data.background.clear();
  for (const unit_refs& unit : from) data.names.push_back(unit.first.table->names()[unit.first.unit]);
  const auto groups = [](const Table& t) -> const auto& { return t.groups(); };
  const auto background = [](const Table& t) -> const auto& { return t.background(); };
  for (const Table* table : sources(from)) {
    for (const auto& [name, labels] : table->groups()) {
      if (!data.groups.contains(name)) data.groups[name] = gathered(from, name, groups, std::string());
    }
    for (const auto& [name, numbers] : table->background()) {
      if (!data.background.contains(name)) data.background[name] = gathered(from, name, background, std::get<0>(neutral));
    }
  }
}

void copy_cell(TableData& to, std::size_t cell, const TableData& from, std::size_t from_cell, Origin origin) {
  const std::size_t cells = to.values.size();
  const auto set = [&](auto& matrix, auto value, auto none) {
    if (matrix.empty() && is_neutral(value, none)) return;
    if (matrix.empty()) matrix.assign(cells, none);
    matrix[cell] = value;
  };
  each_matrix([&](auto k) {
    const auto& source = std::get<k>(matrices(from));
    constexpr auto none = std::get<k>(neutral);
    set(std::get<k>(matrices(to)), source.empty() ? none : source[from_cell], none);
  });
  set(to.origins, origin, Origin::own);
}

void clear_cell(TableData& data, std::size_t cell, Status status) {
  each_matrix([&](auto k) {
    auto& matrix = std::get<k>(matrices(data));
    if (!matrix.empty()) matrix[cell] = std::get<k>(neutral);
  });
  data.statuses[cell] = status;
}

std::size_t add_column(TableData& data, const std::string& indicator, Status status) {
  const std::size_t column = data.indicators.size();
  data.indicators.push_back(indicator);
  const std::size_t cells = data.indicators.size() * data.units.size();
  each_matrix([&](auto k) {
    auto& matrix = std::get<k>(matrices(data));
    if (!matrix.empty() || k < 2) matrix.resize(cells, std::get<k>(neutral));
  });
  std::fill(data.statuses.end() - static_cast<std::ptrdiff_t>(data.units.size()), data.statuses.end(), status);
  return column;
}

Table subset(const Table& table, std::span<const std::size_t> units) {
  TableData data{.indicators = table.data().indicators, .period = table.period()};
  std::vector<unit_refs> from;
  for (const std::size_t u : units) {
    data.units.push_back(table.units()[u]);
    from.push_back({.first = {&table, u}});
  }
  fill_units(data, from);
  fill_cells(data, [&](std::size_t u, std::size_t i) {
    return cell_ref{.table = &table.data(), .cell = i * table.n_units() + units[u]};
  });
  return Table(std::move(data));
}

Table units_from(const Table& table, std::size_t first) {
  std::vector<std::size_t> units(table.n_units() - first);
  std::iota(units.begin(), units.end(), first);
  return subset(table, units);
}

}  // namespace hti::inline v0::detail
