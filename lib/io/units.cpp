#include "io/units.hpp"

#include <cmath>
#include <utility>

#include "base/join.hpp"
#include "io/municipalities.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {

Units::Units(const csv_options& options, const Header& header, Cells& cells, Problems& problems, Problems& notes)
    : options_(options),
      header_(header),
      cells_(cells),
      problems_(problems),
      notes_(notes),
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
  const std::string code = registered(trimmed(field.text), field);
  if (code.empty()) {
    problems_.add(code::missing_code, say("unit-without-code", "the unit has no code"), field.offset);
    return std::nullopt;
  }
  const auto [it, fresh] = known_.try_emplace(code, Found{codes_.size(), false, field.offset});
  Found unit = it->second;
  unit.fresh = fresh;
  if (fresh) codes_.push_back(code);
  if (fresh && options_.columns.municipalities) check_municipality(code, record);
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

std::string Units::registered(std::string_view code, const Field& field) {
  std::string whole = '0' + std::string(code);
  if (!options_.columns.municipalities || code.size() != 3 || !Municipalities::all().name_of(whole)) return std::string(code);
  notes_.add(code::repaired, say("zero-given-back", "a code that had lost its leading zero has it again"), field.offset, whole);
  return whole;
}

void Units::check_municipality(std::string_view code, const std::vector<Field>& record) {
  if (code.find_first_not_of("0123456789") != std::string_view::npos) return;  // made up
  const Municipalities& register_ = Municipalities::all();
  std::string_view named;
  for (const std::size_t i : columns_) {
    if (header_.columns[i].role == Role::name) named = trimmed(record[i].text);
  }
  const std::string* const name = register_.name_of(code);
  const std::string* const other = register_.code_of(named);
  if (!name) {
    const Message hint = other ? say("has-code", "; {name} has {code}", {{"name", named}, {"code", *other}}) : Message();
    problems_.add(
        code::unknown_unit,
        say("no-municipality", "no municipality of Sweden has the code {code}{hint}", {{"code", cited(code)}, {"hint", hint}}),
        record[code_column_].offset, code);
  } else if (other && *other != code) {
    problems_.add(code::name_conflict,
                  say("code-of-another", "{code} is the code of {name}, and {named} has {other}: which of them is meant?",
                      {{"code", code}, {"name", *name}, {"named", named}, {"other", *other}}),
                  record[code_column_].offset, code);
  }
}

void Units::note_absent(std::size_t offset) {
  const auto& names = Municipalities::all().names();
  if (!options_.columns.municipalities) return;
  std::vector<std::string> absent;
  for (const auto& [code, name] : names) {
    if (!known_.contains(code)) absent.push_back(name);
  }
  if (absent.empty() || absent.size() > names.size() / 2) return;
  const std::size_t number = absent.size();
  constexpr std::size_t most = 10;
  if (number > most) absent.resize(most);
  notes_.add(
      code::doubtful,
      say("municipalities-absent", "{number} of {all} municipalities have no row: {names}{more}",
          {{"number", number}, {"all", names.size()}, {"names", detail::join(absent)}, {"more", number > most ? " ..." : ""}}),
      offset);
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
