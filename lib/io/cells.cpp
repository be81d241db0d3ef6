#include "io/cells.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <cmath>

#include "base/join.hpp"
#include "base/nearest.hpp"
#include "base/numbers.hpp"
#include "io/header.hpp"
#include "io/text.hpp"

namespace hti::inline v0::io {
namespace {

using detail::nan;
constexpr Cell no_cell{nan, Status::missing};

/// Whether all of the text is one number with this decimal mark; it may be infinite.
bool parse(std::string_view text, char mark, double& value) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = fast_float::from_chars_advanced(
      text.data(), end, value, fast_float::parse_options{fast_float::chars_format::general, mark});
  return error == std::errc{} && stop == end;
}

bool says_not_finite(std::string_view text) {
  std::string word(text);
  for (char& c : word) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  if (word.starts_with('-') || word.starts_with('+')) word.erase(0, 1);
  return word == "nan" || word == "inf" || word == "infinity";
}

}  // namespace

const std::map<std::string, Status>& missing_words() {
  static const std::map<std::string, Status> words{{"", Status::missing},
                                                   {"missing", Status::missing},
                                                   {"not_answered", Status::not_answered},
                                                   {"suppressed", Status::suppressed},
                                                   {"not_applicable", Status::not_applicable},
                                                   {"uppgift_saknas", Status::missing},
                                                   {"blank", Status::missing},
                                                   {"for_fa_observationer_lt30", Status::suppressed},
                                                   {"for_osaker", Status::suppressed}};
  return words;
}

Cells::Cells(const csv_options& options, Problems& problems)
    : problems_(problems),
      decimal_(options.decimal),
      parted_by_commas_(options.delimiter == ',' && options.decimal != ','),
      words_(missing_words().begin(), missing_words().end()) {
  for (const auto& [word, status] : options.words) words_.insert_or_assign(std::string(trimmed(word)), status);
  for (const auto& [word, status] : words_) {
    if (word.empty()) continue;
    word_list_.push_back(word);
    begins_word_[static_cast<unsigned char>(word[0])] = true;
    double number = 0;
    if (parse(word, '.', number) || parse(word, ',', number)) numbers_.emplace_back(number, status);
  }
}

const Status* Cells::word(std::string_view text) const {
  const auto it = words_.find(text);
  return it == words_.end() ? nullptr : &it->second;
}

Cell Cells::read(const Field& field, std::string_view unit, std::string_view indicator) {
  const std::string_view text = trimmed(field.text);
  if (text.empty() || begins_word_[static_cast<unsigned char>(text[0])]) {
    if (const Status* status = word(text)) return {nan, *status};
  }
  double value = 0;
  if (parse(text, '.', value)) {
    if (text.find('.') != std::string_view::npos) {
      if (decimal_ == ',') return refuse(field, text, unit, indicator);
      use(point_, field.offset);
    }
  } else if (text.find(',') != std::string_view::npos && parse(text, ',', value)) {
    if (decimal_ == '.' || parted_by_commas_) return refuse(field, text, unit, indicator);
    use(comma_, field.offset);
  } else {
    return refuse(field, text, unit, indicator);
  }
  if (!std::isfinite(value)) return refuse(field, text, unit, indicator);
  for (const auto& [number, status] : numbers_) {
    if (value == number) return {nan, status};
  }
  return {value, Status::observed};
}

Cell Cells::refuse(const Field& field, std::string_view text, std::string_view unit, std::string_view indicator) {
  double value = 0;
  const bool number = parse(text, '.', value) || parse(text, ',', value);
  if (says_not_finite(text) || (number && !std::isfinite(value))) {
    problems_.add(code::not_finite,
                  say("no-finite-number", "{cell} is no finite number; leave the cell empty where there is no value",
                      {{"cell", cited(text)}}),
                  field.offset, unit, indicator);
  } else if (number && parted_by_commas_ && text.find(',') != std::string_view::npos) {
    problems_.add(code::not_a_number,
                  say("comma-in-number",
                      "{cell} has a comma, and commas part the fields of this file; write a decimal point and nothing between "
                      "thousands, or ask for the decimal mark ',' where it is one",
                      {{"cell", cited(text)}}),
                  field.offset, unit, indicator);
  } else if (number) {
    problems_.add(code::not_a_number,
                  say("other-decimal-mark", "{cell} has the other decimal mark than '{mark}', which was asked for",
                      {{"cell", cited(text)}, {"mark", std::string(1, decimal_)}}),
                  field.offset, unit, indicator);
  } else {
    problems_.add(
        code::not_a_number,
        say("no-number", "{cell} is neither a number nor a word for a missing value{hint} (known words: {known})",
            {{"cell", cited(text)}, {"hint", detail::did_you_mean(text, word_list_)}, {"known", detail::join(word_list_)}}),
        field.offset, unit, indicator);
  }
  return no_cell;
}

void Cells::use(Mark& mark, std::size_t offset) {
  ++mark.count;
  if (mark.offsets.size() < Problems::most) mark.offsets.push_back(offset);
}

void Cells::finish() {
  if (point_.count == 0 || comma_.count == 0) return;
  const bool points_prevail =
      point_.count != comma_.count ? point_.count > comma_.count : point_.offsets.front() < comma_.offsets.front();
  const Mark& usual = points_prevail ? point_ : comma_;
  const Mark& odd = points_prevail ? comma_ : point_;
  for (const std::size_t offset : odd.offsets) {
    problems_.add(code::mixed_decimal_marks,
                  say("mixed-decimal-marks", "the decimal mark is '{mark}' here, but '{usual}' in {count} other cells",
                      {{"mark", std::string(1, odd.mark)}, {"usual", std::string(1, usual.mark)}, {"count", usual.count}}),
                  offset, {}, {}, usual.offsets.front());
  }
}

}  // namespace hti::inline v0::io
