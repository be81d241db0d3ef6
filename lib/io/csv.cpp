// Reads tables from CSV text.
#include "hti/io/csv.hpp"

#include <algorithm>

#include "io/header.hpp"
#include "io/problems.hpp"
#include "io/rows.hpp"
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
  for (const auto& [word, status] : options.words) {
    if (status == Status::observed)
      refuse(say("word-for-observed", "the word '{word}' cannot mean observed: a word is no value", {{"word", word}}));
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

}  // namespace

Table parse_csv(std::string_view bytes, const Model& model, const csv_options& options, const std::string& file) {
  check(options);
  std::string owned;
  const std::string_view text = to_utf8(bytes, options.encoding, file, owned);
  std::vector<std::string> indicators;
  for (const std::size_t node : model.indicators()) indicators.push_back(model[node].id);

  Problems problems;
  csv_options found = options;
  found.delimiter = find_delimiter(text, indicators, options, file);
  Tokens tokens(text, found.delimiter, problems);
  std::vector<Field> record;
  (void)tokens.next(record);  // there is one: the text is not empty
  const Header header = read_header(record, indicators, options, problems);
  if (!header.has(Role::unit)) problems.raise(text, file);
  // A row has a byte for each of its fields, however many line ends a hostile file may have.
  const auto line_ends = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t expected = std::min(line_ends, text.size() / record.size());
  TableData data = Rows(model, indicators, found, header, problems).read(tokens, record.size(), expected);
  if (data.units.empty() && problems.empty()) problems.add(code::no_units, say("no-rows", "there is a header but no row"), 0);
  problems.raise(text, file);
  return Table(std::move(data));
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
