#include "io/units.hpp"

#include <cmath>
#include <utility>

#include "io/text.hpp"

namespace hti::inline v0::io {

Units::Units(const csv_options& options, const Header& header, Cells& cells, Problems& problems)
    : options_(options),
      header_(header),
      cells_(cells),
      problems_(problems),
      groups_(options.columns.groups.size()),
      background_(options.columns.background.size()) {
  for (std::size_t i = 0; i < header.columns.size(); ++i) {
    const Role role = header.columns[i].role;
    if (role == Role::unit) code_column_ = i;
    if (role == Role::name || role == Role::group || role == Role::background) columns_.push_back(i);
  }
}

static Message another(const std::string& column) {
  return say("another-than-before", "the unit has another {column} than before", {{"column", cited(column)}});
}

std::optional<Units::Found> Units::add(const std::vector<Field>& record) {
  const Field& field = record[code_column_];
  const std::string code(trimmed(field.text));
  if (code.empty()) {
    problems_.add(code::missing_code, say("unit-without-code", "the unit has no code"), field.offset);
    return std::nullopt;
  }
  const auto [it, fresh] = known_.try_emplace(code, Found{codes_.size(), false, field.offset});
  Found unit = it->second;
  unit.fresh = fresh;
  if (fresh) codes_.push_back(code);
  for (const std::size_t i : columns_) {
    const Header::Column& column = header_.columns[i];
    if (column.role == Role::name) {
      label(names_, column.name, record[i], unit);
    } else if (column.role == Role::group) {
      label(groups_[column.index], column.name, record[i], unit);
    } else if (const double value = cells_.read(record[i], code, column.name).value; fresh) {
      background_[column.index].push_back(value);
    } else if (const double first = background_[column.index][unit.position];
               value != first && !(std::isnan(value) && std::isnan(first))) {
      problems_.add(code::duplicate_cell, another(column.name), record[i].offset, code, {}, unit.offset);
    }
  }
  return unit;
}

void Units::label(std::vector<std::string>& labels, const std::string& column, const Field& field, const Found& unit) {
  const std::string_view text = trimmed(field.text);
  if (unit.fresh) {
    labels.emplace_back(text);
  } else if (labels[unit.position] != text) {
    problems_.add(code::duplicate_cell, another(column), field.offset, codes_[unit.position], {}, unit.offset);
  }
}

void Units::move_into(TableData& data) {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i].empty()) names_[i] = codes_[i];
  }
  for (const std::size_t i : columns_) {
    const Header::Column& column = header_.columns[i];
    if (column.role == Role::group) data.groups[column.name] = std::move(groups_[column.index]);
    if (column.role == Role::background) data.background[column.name] = std::move(background_[column.index]);
  }
  data.units = std::move(codes_);
  data.names = std::move(names_);
}

}  // namespace hti::inline v0::io
