#include "io/header.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "base/join.hpp"
#include "base/keys.hpp"
#include "base/nearest.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 3> extras{
    {{"respondents", Role::respondents}, {"population", Role::population}, {"standard_error", Role::standard_error}}};

struct KnownName {
  Role role;
  std::size_t index;
};
using KnownNames = std::map<std::string, KnownName, std::less<>>;

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

KnownNames known_names(const std::vector<std::string>& indicators, const csv_options& options, bool is_long,
                       Problems& problems) {
  KnownNames known;
  const auto know = [&](std::string name, Role role, std::size_t index = 0) {
    const auto [it, fresh] = known.emplace(std::move(name), KnownName{role, index});
    if (!fresh)
      problems.add(code::invalid_parameter,
                   say("two-parts", "the column {column} has two parts to play", {{"column", cited(it->first)}}), 0);
  };
  const Columns& columns = options.columns;
  know(columns.unit, Role::unit);
  if (!columns.name.empty()) know(columns.name, Role::name);
  if (is_long) {
    know("indicator", Role::indicator);
    know("value", Role::value);
    know("status", Role::status);
    for (const auto& [name, role] : extras) know(std::string(name), role);
  }
  for (std::size_t i = 0; i < columns.groups.size(); ++i) know(columns.groups[i], Role::group, i);
  for (std::size_t i = 0; i < columns.background.size(); ++i) know(columns.background[i], Role::background, i);
  for (std::size_t i = 0; i < indicators.size() && !is_long; ++i) {
    know(indicators[i], Role::value, i);
    for (const auto& [name, role] : extras) know(indicators[i] + ':' + std::string(name), role, i);
  }
  return known;
}

std::vector<std::string> first_record(std::string_view text, char delimiter) {
  Problems unheard;
  std::vector<Field> record;
  std::vector<std::string> names;
  Tokens tokens(text, delimiter, unheard);
  (void)tokens.next(record);
  for (const Field& field : record) names.emplace_back(trimmed(field.text));
  return names;
}

bool looks_long(const std::vector<std::string>& names, const csv_options& options) {
  if (options.layout != Layout::automatic) return options.layout == Layout::long_;
  return contains(names, "indicator") && contains(names, "value");
}

}  // namespace

bool Header::has(Role role) const noexcept {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return c.role == role; });
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

char find_delimiter(std::string_view text, const std::vector<std::string>& indicators, const csv_options& options,
                    const std::string& file) {
  if (options.delimiter != 0) return options.delimiter;
  std::string fitting, with_unit;
  for (const char delimiter : {',', ';', '\t'}) {
    const std::vector<std::string> names = first_record(text, delimiter);
    if (!contains(names, options.columns.unit)) continue;
    with_unit += delimiter;
    const bool measured = looks_long(names, options) || std::any_of(indicators.begin(), indicators.end(),
                                                                    [&](const auto& id) { return contains(names, id); });
    if (measured) fitting += delimiter;
  }
  if (fitting.size() > 1) {
    refuse(code::ambiguous_delimiter,
           say("several-delimiters",
               "the header has the column '{column}' and indicators with more than one of comma, semicolon and tab; say which "
               "is meant",
               {{"column", options.columns.unit}}),
           file, Position{});
  }
  if (fitting.size() == 1) return fitting[0];
  if (with_unit.size() == 1) return with_unit[0];
  refuse(code::invalid_header,
         say("no-delimiter",
             "neither comma, semicolon nor tab gives a header with the column '{column}' and an indicator; the file begins "
             "{begins}",
             {{"column", options.columns.unit}, {"begins", cited(shown(text.substr(0, text.find_first_of("\r\n"))))}}),
         file, Position{});
}

Header read_header(const std::vector<Field>& record, const std::vector<std::string>& indicators, const csv_options& options,
                   Problems& problems) {
  std::vector<std::string> names;
  for (const Field& field : record) names.emplace_back(trimmed(field.text));
  Header header{.is_long = looks_long(names, options)};
  const KnownNames parts = known_names(indicators, options, header.is_long, problems);
  const std::vector<std::string> known = detail::keys_of(parts);
  const bool ignore_rest = contains(options.ignore, "*");

  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Header::Column column{.name = names[i]};
    const auto part = parts.find(names[i]);
    const std::size_t offset = record[i].offset;
    if (contains(options.ignore, names[i])) {
      // named by the user as not to be read
    } else if (part != parts.end()) {
      const auto [first, fresh] = seen.emplace(names[i], offset);
      if (fresh) {
        column.role = part->second.role;
        column.index = part->second.index;
      } else {
        problems.add(code::duplicate_column,
                     say("already-a-column", "there is already a column {column}", {{"column", cited(names[i])}}), offset, {},
                     {}, first->second);
      }
    } else if (ignore_rest) {
      // not known, and not to be reported
    } else if (names[i].empty()) {
      problems.add(code::invalid_header, say("nameless-column", "column number {number} has no name", {{"number", i + 1}}),
                   offset);
    } else {
      problems.add(code::unknown_column,
                   say("unknown-column", "nothing is known of a column {column}{hint}",
                       {{"column", cited(names[i])}, {"hint", detail::did_you_mean(names[i], known)}}),
                   offset);
    }
    header.columns.push_back(std::move(column));
  }

  const auto need = [&](const std::string& name, std::string_view indicator) {
    if (!seen.contains(name))
      problems.add(code::missing_column, say("no-column", "there is no column {column}", {{"column", cited(name)}}),
                   record[0].offset, {}, indicator);
  };
  need(options.columns.unit, {});
  if (header.is_long) {
    need("indicator", {});
    need("value", {});
  } else if (!options.partial) {
    for (const std::string& id : indicators) need(id, id);
  } else if (!header.has(Role::value)) {
    problems.add(code::missing_column, say("no-indicator-column", "there is no column of an indicator"), record[0].offset);
  }
  return header;
}

}  // namespace hti::inline v0::io
