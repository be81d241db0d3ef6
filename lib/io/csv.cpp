// Reads tables from CSV text and from sheets.
#include "hti/io/csv.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "hti/denominate/by_roles.hpp"
#include "hti/io/far.hpp"
#include "hti/io/sheet.hpp"
#include "io/header.hpp"
#include "io/problems.hpp"
#include "io/rows.hpp"
#include "io/sheet_records.hpp"
#include "io/text.hpp"
#include "io/tokens.hpp"

namespace hti::inline v0::io {
namespace {

void check(const csv_options& options) {
  std::vector<Problem> problems;
  const auto refuse = [&](Message message) {
    problems.push_back({.code = code::invalid_parameter, .said = std::move(message)});
  };
  if (options.delimiter != 0 && options.delimiter != ',' && options.delimiter != ';' && options.delimiter != '\t') {
    refuse(say("wrong-delimiter", "the delimiter must be a comma, a semicolon or a tab"));
  }
  if (options.decimal != 0 && options.decimal != '.' && options.decimal != ',')
    refuse(say("wrong-decimal-mark", "the decimal mark must be a point or a comma"));
  for (const auto* words : {&options.columns.missing, &options.words}) {
    for (const auto& [word, status] : *words) {
      if (status == Status::observed)
        refuse(say("word-for-observed", "the word '{word}' cannot mean observed: a word is no value", {{"word", word}}));
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

/// Columns of denominators and counts are read as background, until they are put to their use.
csv_options with_roles(csv_options options, const Model& model) {
  std::vector<std::string>& known = options.columns.background;
  for (const std::size_t node : model.indicators()) {
    for (const std::string& column : {model[node].indicator->denominator, model[node].indicator->answers}) {
      if (!column.empty() && std::find(known.begin(), known.end(), column) == known.end()) known.push_back(column);
    }
  }
  return options;
}

/// What is far from the year before, with its places, the farthest first.
std::vector<Problem> far_of(const Table& table, const Table& earlier, const Rows& rows, const Ground& ground) {
  Problems found(Problems::Order::added);
  for (Problem& far : far_from(table, earlier)) {
    found.add(far.code, std::move(far.said), rows.offset(*table.find_unit(far.unit), *table.find_indicator(far.indicator)),
              far.unit, far.indicator);
  }
  return found.list(ground);
}

/// Reads the records from the header on.
/// \param titles   how many stand above it
/// \param expected about how many rows there are
Reading read(Records& records, std::size_t titles, std::size_t expected, const Model& model, const Wanted& wanted,
             const csv_options& options, Ground ground, Problems& problems) {
  Problems notes;
  std::vector<Field> record;
  for (std::size_t i = 0; i < titles && records.next(record); ++i) {
    notes.add(code::set_apart, say("row-above-header", "a row above the header is no part of the table"), record[0].offset);
  }
  (void)records.next(record);  // there is one: it was found
  const Header header = read_header(record, wanted, options, problems);
  ground.heading = [&](std::size_t column) {
    return column <= header.columns.size() ? header.columns[column - 1].heading : std::string{};
  };
  if (!header.has(Role::unit)) problems.raise(ground);
  Rows rows(model, wanted.indicators, options, header, problems, notes);
  TableData data = rows.read(records, expected);
  if (data.units.empty() && problems.empty()) problems.add(code::no_units, say("no-rows", "there is a header but no row"), 0);
  problems.raise(ground);
  try {
    Reading reading{denominate::by_roles(Table(std::move(data)), model), notes.list(ground)};
    if (options.earlier) {
      for (Problem& far : far_of(reading.table, *options.earlier, rows, ground)) reading.notes.push_back(std::move(far));
    }
    return reading;
  } catch (const DataError& error) {
    std::vector<Problem> found_later = error.problems();
    for (Problem& p : found_later) p.file = ground.file;
    throw DataError(std::move(found_later));
  }
}

}  // namespace

std::string read_bytes(const std::string& path) { return read_bytes(path, largest_data); }

Reading read_text(std::string_view bytes, const Model& model, const csv_options& options, const std::string& file) {
  check(options);
  std::string owned;
  const std::string_view text = to_utf8(bytes, options.encoding, file, owned);
  const Wanted wanted(model);
  csv_options found = with_roles(options, model);
  std::size_t titles = 0;
  std::tie(found.delimiter, titles) = find_header(text, wanted, options, file);
  Problems problems;
  Tokens tokens(text, found.delimiter, problems);
  // A row has a byte for each of its fields, however many line ends a hostile file may have.
  const auto line_ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t expected = std::min(line_ends, text.size() / (wanted.indicators.size() + 1));
  // Problems and notes are looked for one after the other, each from the beginning.
  Ground ground{.file = file};
  ground.position = [positions = Positions(text, found.delimiter), text, last = std::size_t{0},
                     delimiter = found.delimiter](std::size_t offset) mutable {
    if (offset < last) positions = Positions(text, delimiter);
    return positions.at(last = offset);
  };
  return read(tokens, titles, expected, model, wanted, found, std::move(ground), problems);
}

Reading read_sheet(const Sheet& sheet, const Model& model, const csv_options& options, const std::string& file) {
  check(options);
  const Wanted wanted(model);
  const csv_options found = with_roles(options, model);
  SheetRecords above(sheet);
  const Beginning beginning = beginning_of(above, wanted, found);
  Problems problems;
  Ground ground{.file = file, .sheet = sheet.name, .position = &SheetRecords::position};
  const std::optional<std::size_t> header = beginning.header ? beginning.header : beginning.with_unit;
  if (!header) {
    problems.add(code::invalid_header,
                 say("no-header-in-sheet", "no row of the first {rows} is a header: none has the column '{column}'",
                     {{"rows", most_titles + 1}, {"column", options.columns.unit}}),
                 0);
    problems.raise(ground);
  }
  SheetRecords records(sheet);
  return read(records, *header, sheet.rows.size(), model, wanted, found, std::move(ground), problems);
}

Table parse_csv(std::string_view text, const Model& model, const csv_options& options, const std::string& file) {
  return read_text(text, model, options, file).table;
}

Table read_csv(const std::string& path, const Model& model, const csv_options& options) {
  return parse_csv(read_bytes(path), model, options, path);
}

Table parse_csv(std::string_view text, const Definition& definition, csv_options options, const std::string& file) {
  options.columns = definition.columns;
  return parse_csv(text, definition.model, options, file);
}

Table read_csv(const std::string& path, const Definition& definition, csv_options options) {
  return parse_csv(read_bytes(path), definition, std::move(options), path);
}

}  // namespace hti::inline v0::io
