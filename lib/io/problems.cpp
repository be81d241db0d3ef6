#include "io/problems.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "io/text.hpp"

namespace hti::io {

void Problems::add(code what, std::string_view message, std::size_t offset, std::string_view unit, std::string_view indicator,
                   std::optional<std::size_t> other) {
  if (found_.size() == most) {
    ++more_;
    return;
  }
  found_.push_back(
      {{.code = what, .message = shown(message), .unit = shown(unit), .indicator = shown(indicator)}, offset, other});
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
    f.problem.file = file;
    f.problem.line = places[f.offset].line;
    f.problem.column = places[f.offset].column;
    if (f.other) f.problem.message += " (line " + std::to_string(places[*f.other].line) + ')';
    problems.push_back(std::move(f.problem));
  }
  if (more_ > 0) {
    problems.push_back({.code = problems.back().code,
                        .message = "and " + std::to_string(more_) + " more problems, of this and other kinds",
                        .file = file});
  }
  throw DataError(std::move(problems));
}

}  // namespace hti::io
