#include "io/reader.hpp"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "base/join.hpp"
#include "base/nearest.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {

void Faults::add(code what, Message message, const Place& place, std::string indicator) {
  add({.code = what,
       .said = shown(std::move(message)),
       .file = place.file ? *place.file : std::string{},
       .line = place.line,
       .column = place.column,
       .indicator = std::move(indicator)});
}

void Faults::add(Problem problem) {
  (part == Part::tree ? tree_ : part == Part::method ? method_ : file_) = true;
  problems_.push_back(std::move(problem));
}

bool Faults::all_are(code what, std::size_t first) const {
  return std::all_of(problems_.begin() + static_cast<std::ptrdiff_t>(first), problems_.end(),
                     [&](const Problem& p) { return p.code == what; });
}

void Faults::raise(const std::string& file) {
  if (problems_.empty()) return;
  const auto order = [&](const Problem& p) { return std::tuple(p.file != file, std::string_view(p.file), p.line, p.column); };
  std::stable_sort(problems_.begin(), problems_.end(), [&](const Problem& a, const Problem& b) { return order(a) < order(b); });
  if (!file_ && !method_) throw ModelError(std::move(problems_));
  if (!file_ && !tree_) throw MethodError(std::move(problems_));
  throw DataError(std::move(problems_));
}

Keys::Keys(Faults& faults, const Value& table, std::string path) : faults_(faults), table_(table), path_(std::move(path)) {
  if (!table.table()) wrong(table, path_, say("of-table", "a table"));
}

std::string Keys::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + '.' + std::string(name);
}

const Value* Keys::find(std::string_view name) {
  asked_.emplace_back(name);
  return table_.find(name);
}

const Value* Keys::require(std::string_view name) {
  const Value* value = find(name);
  if (!value && table_.table())
    faults_.add(code::missing_key, say("missing-key", "{key} is missing", {{"key", path_of(name)}}), table_.place);
  return value;
}

void Keys::finish() {
  if (!table_.table()) return;
  for (const Entry& entry : *table_.table()) {
    if (std::find(asked_.begin(), asked_.end(), entry.key) != asked_.end()) continue;
    Message hint = detail::did_you_mean(entry.key, asked_);
    if (hint.empty()) hint = say("known-are", "; known are: {known}", {{"known", detail::join(asked_)}});
    faults_.add(code::unknown_key,
                say("unknown-key", "there is no key '{key}'{hint}", {{"key", path_of(entry.key)}, {"hint", hint}}),
                entry.place);
  }
}

bool Keys::take(const Value& value, const std::string& path, std::string& out) {
  if (!value.string()) return wrong(value, path, say("of-string", "a string"));
  out = *value.string();
  return true;
}

bool Keys::take(const Value& value, const std::string& path, double& out) {
  if (const auto* number = std::get_if<double>(&value.data)) {
    out = *number;
  } else if (const auto* whole = std::get_if<std::int64_t>(&value.data)) {
    out = static_cast<double>(*whole);
  } else {
    return wrong(value, path, say("of-number", "a number"));
  }
  return true;
}

bool Keys::take(const Value& value, const std::string& path, int& out) {
  const auto* whole = std::get_if<std::int64_t>(&value.data);
  if (!whole || !std::in_range<int>(*whole))
    return wrong(value, path, say("of-whole-number", "a whole number up to 2147483647"));
  out = static_cast<int>(*whole);
  return true;
}

bool Keys::take(const Value& value, const std::string& path, bool& out) {
  const auto* truth = std::get_if<bool>(&value.data);
  if (!truth) return wrong(value, path, say("of-truth", "true or false"));
  out = *truth;
  return true;
}

bool Keys::take(const Value& value, const std::string& path, Interval& out) {
  if (!value.array()) return wrong(value, path, say("of-two-numbers", "an array of two numbers"));
  if (const std::size_t size = value.array()->size(); size != 2) {
    faults_.add(code::wrong_type,
                say("not-two-numbers", "{key} must have two numbers, but has {size}", {{"key", path}, {"size", size}}),
                value.place);
    return false;
  }
  return take((*value.array())[0], path + "[0]", out.low) & take((*value.array())[1], path + "[1]", out.high);
}

bool Keys::take(const Value& value, const std::string& path, Text& out) {
  Keys keys(faults_, value, path);
  keys("sv", out.sv);
  keys("en", out.en);
  keys.finish();
  return value.table();
}

bool Keys::take(const Value& value, const std::string& path, std::vector<std::string>& out) {
  if (!value.array()) return wrong(value, path, say("of-strings", "an array of strings"));
  bool good = true;
  for (std::size_t i = 0; i < value.array()->size(); ++i) {
    std::string item;
    good &= take((*value.array())[i], path + '[' + std::to_string(i) + ']', item);
    out.push_back(std::move(item));
  }
  return good;
}

bool Keys::wrong(const Value& value, const std::string& path, Message wanted) {
  faults_.add(code::wrong_type,
              say("wrong-type", "{key} must be {wanted}, but is {kind}",
                  {{"key", path}, {"wanted", std::move(wanted)}, {"kind", value.kind()}}),
              value.place);
  return false;
}

bool Keys::not_one_of(const Value& value, const std::string& path, const std::string& name,
                      const std::vector<std::string>& known) {
  faults_.add(code::invalid_parameter,
              say("not-one-of", "{key} must be one of {known}, but is '{name}'{hint}",
                  {{"key", path}, {"known", detail::join(known)}, {"name", name}, {"hint", detail::did_you_mean(name, known)}}),
              value.place);
  return false;
}

}  // namespace hti::inline v0::io
