#include "io/rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/join.hpp"
#include "base/nearest.hpp"
#include "base/numbers.hpp"
#include "hti/base/number_text.hpp"
#include "io/text.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::io {
namespace {

using detail::infinity;
using detail::nan;
constexpr std::array extra_roles{Role::respondents, Role::population, Role::standard_error};

std::optional<std::size_t> extra_of(Role role) {
  const auto it = std::find(extra_roles.begin(), extra_roles.end(), role);
  if (it == extra_roles.end()) return std::nullopt;
  return static_cast<std::size_t>(it - extra_roles.begin());
}

template <class T>
std::vector<T> joined(std::vector<std::vector<T>> columns) {
  std::vector<T> all;
  if (!columns.empty()) all.reserve(columns.size() * columns[0].size());
  for (std::vector<T>& column : columns) {
    all.insert(all.end(), column.begin(), column.end());
    column = {};
  }
  return all;
}

}  // namespace

Rows::Rows(const Model& model, const std::vector<std::string>& indicators, const csv_options& options, const Header& header,
           Problems& problems, Problems& notes)
    : indicators_(indicators),
      options_(options),
      header_(header),
      problems_(problems),
      notes_(notes),
      cells_(options, problems),
      units_(options, header, cells_, problems, notes),
      apart_(options, header, notes),
      fractions_(indicators.size()),
      values_(indicators.size()),
      statuses_(indicators.size()) {
  for (std::size_t i = 0; i < indicators.size(); ++i) position_.emplace(indicators[i], i);
  for (const std::size_t node : model.indicators()) {
    // A range is of values: what is to be divided becomes one later.
    const bool is_value = model[node].indicator->denominator.empty();
    ranges_.push_back((is_value ? model.allowed_range(node) : std::nullopt).value_or(Interval{-infinity, infinity}));
    per_cent_.push_back(is_value && model[node].indicator->kind == Kind::share && ranges_.back().high > 1);
  }
  for (std::size_t e = 0; e < extra_roles.size(); ++e) {
    if (header.has(extra_roles[e])) extras_[e].resize(indicators.size());
  }
  if (options.earlier) offsets_.resize(indicators.size());
}

TableData Rows::read(Records& records, std::size_t expected) {
  const std::size_t header_fields = header_.columns.size();
  std::vector<Field> record;
  if (!header_.is_long) {
    units_.reserve(expected);
    for (auto& column : values_) column.reserve(expected);
    for (auto& column : statuses_) column.reserve(expected);
  }
  std::size_t last = 0;
  while (records.next(record)) {
    last = record[0].offset;
    if (apart_.takes(record)) continue;
    if (record.size() != header_fields) {
      const bool cut = records.cut_off() && record.size() < header_fields;
      problems_.add(
          cut ? code::truncated_file : code::wrong_field_count,
          cut ? say("row-cut-off", "the row has {fields} fields, the header has {columns}: is the end of the file missing?",
                    {{"fields", record.size()}, {"columns", header_fields}})
              : say("fields-of-row", "the row has {fields} fields, the header has {columns}",
                    {{"fields", record.size()}, {"columns", header_fields}}),
          record[0].offset);
      continue;
    }
    check_nameless(record);
    if (header_.is_long) {
      long_(record);
    } else {
      wide(record);
    }
  }
  cells_.finish();
  if (header_.is_long) place_long_cells();
  note_fractions();
  units_.note_absent(last);
  return table();
}

void Rows::check_nameless(const std::vector<Field>& record) {
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (header_.columns[i].role != Role::nameless || trimmed(record[i].text).empty() || !nameless_.insert(i).second) continue;
    problems_.add(code::invalid_header, say("nameless-column", "column number {number} has no name", {{"number", i + 1}}),
                  header_.columns[i].offset);
  }
}

void Rows::note_fractions() {
  for (std::size_t i = 0; i < fractions_.size(); ++i) {
    const std::vector<Fraction>& found = fractions_[i];
    const std::vector<double>& values = values_[i];
    const auto count = [&](auto&& is) { return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), is)); };
    const std::size_t known = count([](double x) { return !std::isnan(x); });
    const std::size_t higher = count([](double x) { return x >= 10; });
    const std::size_t up_to_one = count([](double x) { return x <= 1; });
    if (found.size() >= 3 && up_to_one == known) {
      notes_.add(code::doubtful,
                 say("column-of-fractions", "this column looks like fractions, and its figures are read as per cent"),
                 found[0].offset, {}, indicators_[i]);
    } else if (known >= 10 && 10 * found.size() <= known && 10 * higher >= 9 * (known - found.size())) {
      for (const Fraction& f : found) {
        notes_.add(code::doubtful, say("fraction-among-percents", "this looks like a fraction among figures in per cent"),
                   f.offset, units_.code(f.unit), indicators_[i]);
      }
    }
  }
}

void Rows::wide(const std::vector<Field>& record) {
  const std::optional<Units::Found> unit = units_.add(record);
  if (!unit) return;
  const std::string_view code = units_.code(unit->position);
  if (!unit->fresh)
    problems_.add(code::duplicate_unit, say("second-row", "this unit has a row already"), record[0].offset, code, {},
                  unit->offset);
  for (std::size_t i = 0; i < record.size(); ++i) {
    const Header::Column& column = header_.columns[i];
    if (column.role == Role::value) {
      const Cell cell = value(record[i], code, column.index);
      if (per_cent_[column.index] && cell.value > 0 && cell.value < 1)
        fractions_[column.index].push_back({unit->position, record[i].offset});
      values_[column.index].push_back(cell.value);
      statuses_[column.index].push_back(cell.status);
      if (!offsets_.empty()) offsets_[column.index].push_back(record[i].offset);
    } else if (const auto e = extra_of(column.role)) {
      extras_[*e][column.index].push_back(extra(record[i], code, column.index));
    }
  }
}

void Rows::long_(const std::vector<Field>& record) {
  const std::optional<Units::Found> unit = units_.add(record);
  if (!unit) return;
  const std::string_view code = units_.code(unit->position);
  const Field* named = nullptr;
  const Field* valued = nullptr;
  const Field* status = nullptr;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const Role role = header_.columns[i].role;
    if (role == Role::indicator) named = &record[i];
    if (role == Role::value) valued = &record[i];
    if (role == Role::status) status = &record[i];
  }
  if (!named || !valued) return;
  const std::optional<std::size_t> indicator = indicator_of(*named, code);
  if (!indicator) return;
  Full_cell full{unit->position, *indicator, named->offset, valued->offset, value(*valued, code, *indicator), {nan, nan, nan}};
  if (per_cent_[*indicator] && full.cell.value > 0 && full.cell.value < 1)
    fractions_[*indicator].push_back({unit->position, valued->offset});
  if (status) full.cell = with_status(full.cell, *valued, *status, code, *indicator);
  for (std::size_t i = 0; i < record.size(); ++i) {
    if (const auto e = extra_of(header_.columns[i].role)) full.extras[*e] = extra(record[i], code, *indicator);
  }
  long_cells_.push_back(full);
}

std::optional<std::size_t> Rows::indicator_of(const Field& field, std::string_view unit) {
  const std::string_view id = trimmed(field.text);
  if (const auto it = position_.find(id); it != position_.end()) return it->second;
  const auto ignored = [&](std::string_view name) {
    return std::find(options_.ignore.begin(), options_.ignore.end(), name) != options_.ignore.end();
  };
  if (!ignored(id) && !ignored("*")) {
    problems_.add(code::unknown_indicator,
                  say("indicator-not-in-model", "the model has no indicator {indicator}{hint}",
                      {{"indicator", cited(id)}, {"hint", detail::did_you_mean(id, indicators_)}}),
                  field.offset, unit);
  }
  return std::nullopt;
}

Cell Rows::value(const Field& field, std::string_view unit, std::size_t indicator) {
  const Cell cell = cells_.read(field, unit, indicators_[indicator]);
  const Interval& range = ranges_[indicator];
  if (cell.value < range.low || cell.value > range.high) {
    problems_.add(code::out_of_range,
                  say("outside-range", "{cell} is outside {low} to {high}",
                      {{"cell", cited(trimmed(field.text))},
                       {"low", detail::number_text(range.low)},
                       {"high", detail::number_text(range.high)}}),
                  field.offset, unit, indicators_[indicator]);
  }
  return cell;
}

double Rows::extra(const Field& field, std::string_view unit, std::size_t indicator) {
  const Cell cell = cells_.read(field, unit, indicators_[indicator]);
  if (cell.value < 0) {
    problems_.add(code::out_of_range,
                  say("negative-count", "{cell} is below 0, which no count or standard error can be",
                      {{"cell", cited(trimmed(field.text))}}),
                  field.offset, unit, indicators_[indicator]);
  }
  return cell.value;
}

Cell Rows::with_status(Cell cell, const Field& value, const Field& status, std::string_view unit, std::size_t indicator) {
  const std::string_view word = trimmed(status.text);
  if (word.empty()) return cell;
  const Status* known = cells_.word(word);
  const std::optional<Status> said = known ? std::optional(*known) : status_named(word);
  if (!said) {
    problems_.add(code::unknown_status,
                  say("no-status", "there is no status {status}{hint} (there are: observed, {known})",
                      {{"status", cited(word)},
                       {"hint", detail::did_you_mean(word, cells_.words())},
                       {"known", detail::join(cells_.words())}}),
                  status.offset, unit, indicators_[indicator]);
    return cell;
  }
  const bool agrees = trimmed(value.text).empty() ? *said != Status::observed : *said == cell.status;
  if (!agrees) {
    problems_.add(code::status_conflict,
                  say("status-contradicts", "the status {status} contradicts the value {cell}",
                      {{"status", cited(word)}, {"cell", cited(trimmed(value.text))}}),
                  status.offset, unit, indicators_[indicator]);
    return cell;
  }
  return {cell.value, *said};
}

void Rows::place_long_cells() {
  const std::size_t n = units_.size();
  for (auto& column : values_) column.assign(n, nan);
  for (auto& column : statuses_) column.assign(n, Status::missing);
  for (auto& column : offsets_) column.resize(n);
  for (auto& matrix : extras_) {
    for (auto& column : matrix) column.assign(n, nan);
  }
  std::vector<std::vector<const Full_cell*>> first(indicators_.size(), std::vector<const Full_cell*>(n, nullptr));
  for (const Full_cell& full : long_cells_) {
    const Full_cell*& earlier = first[full.indicator][full.unit];
    if (earlier) {
      problems_.add(code::duplicate_cell, say("second-row-of-indicator", "this unit has a row for this indicator already"),
                    full.offset, units_.code(full.unit), indicators_[full.indicator], earlier->offset);
      continue;
    }
    earlier = &full;
    values_[full.indicator][full.unit] = full.cell.value;
    statuses_[full.indicator][full.unit] = full.cell.status;
    if (!offsets_.empty()) offsets_[full.indicator][full.unit] = full.value_offset;
    for (std::size_t e = 0; e < extras_.size(); ++e) {
      if (!extras_[e].empty()) extras_[e][full.indicator][full.unit] = full.extras[e];
    }
  }
}

void Rows::drop_absent() {
  std::vector<bool> there(indicators_.size(), false);
  for (const Header::Column& column : header_.columns) {
    if (column.role == Role::value && !header_.is_long) there[column.index] = true;
  }
  for (const Full_cell& full : long_cells_) there[full.indicator] = true;
  for (std::size_t i = indicators_.size(); i-- > 0;) {
    if (there[i]) continue;
    const auto at = static_cast<std::ptrdiff_t>(i);
    indicators_.erase(indicators_.begin() + at);
    values_.erase(values_.begin() + at);
    statuses_.erase(statuses_.begin() + at);
    if (!offsets_.empty()) offsets_.erase(offsets_.begin() + at);
    for (auto& matrix : extras_) {
      if (!matrix.empty()) matrix.erase(matrix.begin() + at);
    }
  }
}

TableData Rows::table() {
  if (options_.partial) drop_absent();
  TableData data;
  const std::size_t n = units_.size();
  units_.move_into(data);
  data.indicators = indicators_;
  for (auto& matrix : extras_) {
    for (auto& column : matrix) column.resize(n, nan);  // an indicator without this column
  }
  data.values = joined(std::move(values_));
  data.statuses = joined(std::move(statuses_));
  data.respondents = joined(std::move(extras_[0]));
  data.population = joined(std::move(extras_[1]));
  data.standard_error = joined(std::move(extras_[2]));
  data.period = options_.period;
  return data;
}

}  // namespace hti::inline v0::io
