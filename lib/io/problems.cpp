#include "io/problems.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hti::inline v0::io {
namespace {

/// What spreadsheets call a cell: H14.
std::string cell_name(const Position& place) {
  std::string letters;
  for (std::size_t n = place.field; n > 0; n = (n - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  return letters + std::to_string(place.row);
}

}  // namespace

void Problems::add(code what, Message message, std::size_t offset, std::string_view unit, std::string_view indicator,
                   std::optional<std::size_t> other) {
  if (found_.size() == most) {
    ++more_;
    return;
  }
  found_.push_back(
      {{.code = what, .said = shown(std::move(message)), .unit = shown(unit), .indicator = shown(indicator)}, offset, other});
}

std::vector<Problem> Problems::list(const Ground& ground) {
  std::map<std::size_t, Position> places;
  for (const Found& f : found_) {
    places[f.offset];
    if (f.other) places[*f.other];
  }
  for (auto& [offset, place] : places) place = ground.position(offset);

  if (order_ == Order::places)
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.offset < b.offset; });
  std::vector<Problem> problems;
  for (Found& f : found_) {
    const Position& place = places[f.offset];
    Message said = std::move(f.problem.said);
    if (f.other) said = say("with-line", "{what} (line {line})", {{"what", std::move(said)}, {"line", places[*f.other].row}});
    problems.push_back({.code = f.problem.code,
                        .said = std::move(said),
                        .file = ground.file,
                        .line = place.line,
                        .column = place.column,
                        .unit = std::move(f.problem.unit),
                        .indicator = std::move(f.problem.indicator),
                        .sheet = ground.sheet,
                        .cell = cell_name(place),
                        .heading = ground.heading ? shown(std::string_view(ground.heading(place.field))) : std::string{}});
  }
  if (more_ > 0) {
    problems.push_back(
        {.code = problems.back().code,
         .said = say("more-problems", "and {number} more problems, of this and other kinds", {{"number", more_}}),
         .file = ground.file,
         .sheet = ground.sheet});
  }
  return problems;
}

void Problems::raise(const Ground& ground) {
  if (!empty()) throw DataError(list(ground));
}

}  // namespace hti::inline v0::io
