#include "io/header.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/join.hpp"
#include "base/nearest.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 3> extras{
    {{"respondents", Role::respondents}, {"population", Role::population}, {"standard_error", Role::standard_error}}};

/// What columns may be called, and what they are then.
class KnownNames {
 public:
  struct Part {
    std::string name;
    Role role;
    std::size_t index;
  };

  /// \returns false where the name has a part already
  bool add(const std::string& name, Role role, std::size_t index) {
    const bool fresh = parts_.try_emplace(name, Part{name, role, index}).second;
    if (fresh) also(folded(name), name);
    return fresh;
  }
  /// Another name, in small letters, of what is known; one that means several things means nothing.
  void also(const std::string& small, const std::string& name) {
    const auto [it, fresh] = small_.try_emplace(small, name);
    if (!fresh && it->second != name) it->second.clear();
  }
  [[nodiscard]] const Part* find(const std::string& name) const {
    if (const auto it = parts_.find(name); it != parts_.end()) return &it->second;
    const auto it = small_.find(folded(name));
    return it == small_.end() || it->second.empty() ? nullptr : &parts_.at(it->second);
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& [name, part] : parts_) names.push_back(name);
    return names;
  }

 private:
  std::map<std::string, Part> parts_;
  std::map<std::string, std::string> small_;
};

/// The heading in small letters, without the unit of measurement that people add.
std::string title(std::string_view heading) {
  std::string small = folded(heading);
  if (small.ends_with("(%)")) small = std::string(trimmed(std::string_view(small).substr(0, small.size() - 3)));
  return small;
}

/// The headings of a record as they are compared with names: in small letters.
std::set<std::string> headings_of(const std::vector<Field>& record) {
  std::set<std::string> headings;
  for (const Field& field : record) headings.insert(title(field.text));
  return headings;
}

KnownNames known_names(const Wanted& wanted, const csv_options& options, const std::set<std::string>& headings, bool is_long,
                       Problems& problems) {
  KnownNames known;
  const auto know = [&](const std::string& name, Role role, std::size_t index = 0) {
    if (!known.add(name, role, index))
      problems.add(code::invalid_parameter,
                   say("two-parts", "the column {column} has two parts to play", {{"column", cited(name)}}), 0);
  };
  const Columns& columns = options.columns;
  know(columns.unit, Role::unit);
  if (!columns.name.empty()) know(columns.name, Role::name);
  // What tables are written with where no definition is at hand.
  if (!headings.contains(title(columns.unit))) known.also("unit", columns.unit);
  if (!columns.name.empty() && !headings.contains(title(columns.name))) known.also("name", columns.name);
  if (is_long) {
    know("indicator", Role::indicator);
    know("value", Role::value);
    know("status", Role::status);
    for (const auto& [name, role] : extras) know(std::string(name), role);
  }
  for (std::size_t i = 0; i < columns.groups.size(); ++i) know(columns.groups[i], Role::group, i);
  for (std::size_t i = 0; i < columns.background.size(); ++i) know(columns.background[i], Role::background, i);
  if (is_long) return known;
  for (std::size_t i = 0; i < wanted.indicators.size(); ++i) {
    know(wanted.indicators[i], Role::value, i);
    for (const auto& [name, role] : extras) know(wanted.indicators[i] + ':' + std::string(name), role, i);
  }
  for (const auto& [name, i] : wanted.titles) known.also(title(name), wanted.indicators[i]);
  return known;
}

bool looks_long(const std::set<std::string>& headings, const csv_options& options) {
  if (options.layout != Layout::automatic) return options.layout == Layout::long_;
  return headings.contains("indicator") && headings.contains("value");
}

bool measures(const std::set<std::string>& headings, const Wanted& wanted, const csv_options& options) {
  const auto there = [&](const std::string& name) { return headings.contains(title(name)); };
  return looks_long(headings, options) || std::any_of(wanted.indicators.begin(), wanted.indicators.end(), there) ||
         std::any_of(wanted.titles.begin(), wanted.titles.end(), [&](const auto& known) { return there(known.first); });
}

}  // namespace

bool Header::has(Role role) const noexcept {
  return std::any_of(columns.begin(), columns.end(), [&](const Column& c) { return c.role == role; });
}

Wanted::Wanted(const Model& model) {
  for (const std::size_t node : model.indicators()) {
    for (const std::string& name : {model[node].name.sv, model[node].name.en}) {
      if (!name.empty()) titles.emplace_back(name, indicators.size());
    }
    indicators.push_back(model[node].id);
  }
}

Beginning beginning_of(Records& records, const Wanted& wanted, const csv_options& options) {
  const std::string unit = title(options.columns.unit);
  Beginning found;
  std::vector<Field> record;
  for (std::size_t i = 0; i <= most_titles && !found.header && records.next(record); ++i) {
    const std::set<std::string> headings = headings_of(record);
    if (!headings.contains(unit) && !headings.contains("unit")) continue;
    if (!found.with_unit) found.with_unit = i;
    if (measures(headings, wanted, options)) found.header = i;
  }
  return found;
}

std::pair<char, std::size_t> find_header(std::string_view text, const Wanted& wanted, const csv_options& options,
                                         const std::string& file) {
  std::vector<std::pair<char, std::size_t>> fitting, with_unit;
  for (const char delimiter : {',', ';', '\t'}) {
    if (options.delimiter != 0 && options.delimiter != delimiter) continue;
    Problems unheard;
    Tokens tokens(text, delimiter, unheard);
    const Beginning found = beginning_of(tokens, wanted, options);
    if (found.header) fitting.emplace_back(delimiter, *found.header);
    if (found.with_unit) with_unit.emplace_back(delimiter, *found.with_unit);
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
  if (options.delimiter != 0) return {options.delimiter, 0};
  refuse(code::invalid_header,
         say("no-delimiter",
             "neither comma, semicolon nor tab gives a header with the column '{column}' and an indicator; the file begins "
             "{begins}",
             {{"column", options.columns.unit}, {"begins", cited(shown(text.substr(0, text.find_first_of("\r\n"))))}}),
         file, Position{});
}

Header read_header(const std::vector<Field>& record, const Wanted& wanted, const csv_options& options, Problems& problems) {
  constexpr std::size_t most_hints = 20;  // each looks at every known name
  const std::set<std::string> headings = headings_of(record);
  Header header{.is_long = looks_long(headings, options)};
  const KnownNames parts = known_names(wanted, options, headings, header.is_long, problems);
  const std::vector<std::string> known = parts.names();
  const std::set<std::string, std::less<>> ignored(options.ignore.begin(), options.ignore.end());

  std::map<std::string, std::size_t> seen;
  std::size_t unknown = 0;
  for (const Field& field : record) {
    const std::string heading(trimmed(field.text));
    Header::Column column{.name = heading, .heading = heading, .offset = field.offset};
    const KnownNames::Part* part = parts.find(heading);
    if (!part) part = parts.find(title(heading));
    if (ignored.contains(heading)) {
      // named by the user as not to be read
    } else if (part) {
      const auto [first, fresh] = seen.emplace(part->name, field.offset);
      column.name = part->name;
      if (fresh) {
        column.role = part->role;
        column.index = part->index;
      } else {
        problems.add(code::duplicate_column,
                     say("already-a-column", "there is already a column {column}", {{"column", cited(part->name)}}),
                     field.offset, {}, {}, first->second);
      }
    } else if (ignored.contains("*")) {
      // not known, and not to be reported
    } else if (heading.empty()) {
      column.role = Role::nameless;
    } else {
      const Message hint = ++unknown > most_hints ? Message() : detail::did_you_mean(heading, known);
      problems.add(code::unknown_column,
                   say("unknown-column", "nothing is known of a column {column}; take it out, or name it in ignore{hint}",
                       {{"column", cited(heading)}, {"hint", hint}}),
                   field.offset);
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
    for (const std::string& id : wanted.indicators) need(id, id);
  } else if (!header.has(Role::value)) {
    problems.add(code::missing_column, say("no-indicator-column", "there is no column of an indicator"), record[0].offset);
  }
  return header;
}

}  // namespace hti::inline v0::io
