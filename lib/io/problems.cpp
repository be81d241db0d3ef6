#include "io/problems.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "io/text.hpp"

namespace hti::inline v0::io {

void Problems::add(code what, Message message, std::size_t offset, std::string_view unit, std::string_view indicator,
                   std::optional<std::size_t> other) {
  if (found_.size() == most) {
    ++more_;
    return;
  }
  found_.push_back(
      {{.code = what, .said = shown(std::move(message)), .unit = shown(unit), .indicator = shown(indicator)}, offset, other});
}

void Problems::raise(std::string_view text, const std::string& file) {
  if (found_.empty()) return;
  std::map<std::size_t, Position> places;
  for (const Found& f : found_) {
    places[f.offset];
    if (f.other) places[*f.other];
  }
  Positions positions(text);
  for (auto& [offset, place] : places) place = positions.at(offset);

  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.offset < b.offset; });
  std::vector<Problem> problems;
  for (Found& f : found_) {
    Message said = std::move(f.problem.said);
    if (f.other) said = say("with-line", "{what} (line {line})", {{"what", std::move(said)}, {"line", places[*f.other].line}});
    problems.push_back({.code = f.problem.code,
                        .said = std::move(said),
                        .file = file,
                        .line = places[f.offset].line,
                        .column = places[f.offset].column,
                        .unit = std::move(f.problem.unit),
                        .indicator = std::move(f.problem.indicator)});
  }
  if (more_ > 0) {
    problems.push_back(
        {.code = problems.back().code,
         .said = say("more-problems", "and {number} more problems, of this and other kinds", {{"number", more_}}),
         .file = file});
  }
  throw DataError(std::move(problems));
}

}  // namespace hti::inline v0::io
