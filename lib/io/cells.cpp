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

/// Whether blanks part the thousands of the digits before the decimal mark: groups of three, but for the first.
bool parts_thousands(std::string_view text) {
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  std::size_t digits = 0;
  std::size_t groups = 0;
  std::size_t i = sign;
  for (; i < text.size() && text[i] != '.' && text[i] != ','; ++digits) {
    if (const std::size_t blank = leading_blank(text.substr(i))) {
      if (digits == 0 || digits > 3 || (groups > 0 && digits != 3)) return false;
      ++groups;
      digits = 0;
      i += blank;
    }
    if (i == text.size() || text[i] < '0' || text[i] > '9') return false;
    ++i;
  }
  return groups > 0 && digits == 3;
}

/// A number without what people and spreadsheets write around it: a typographic minus, blanks between thousands, a sign of per
/// cent. The text itself where there is none of these.
std::string plain(std::string_view text) {
  std::string out(text);
  for (const std::string_view minus : {"\xE2\x88\x92", "\xE2\x80\x93"}) {  // U+2212, and the dash of U+2013
    if (out.starts_with(minus)) out.replace(0, minus.size(), 1, '-');
  }
  if (out.ends_with('%')) out = std::string(trimmed(std::string_view(out).substr(0, out.size() - 1)));
  if (parts_thousands(out)) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      while (const std::size_t blank = leading_blank(std::string_view(out).substr(i))) out.erase(i, blank);
    }
  }
  return out;
}

/// Whether the text is a date, as spreadsheets make them of numbers: 2014-05-01, 03-apr, 3/4.
bool says_date(std::string_view text) {
  const std::size_t mark = text.find_first_of("-/");
  if (mark == 0 || mark == std::string_view::npos || mark > 4) return false;
  const bool digits = text.substr(0, mark).find_first_not_of("0123456789") == std::string_view::npos;
  const std::string_view rest = text.substr(mark + 1, text.substr(mark + 1).find_first_of(" T"));
  const bool numbers = !rest.empty() && rest.find_first_not_of("0123456789-/") == std::string_view::npos;
  static constexpr std::string_view months = " jan feb mar apr maj may jun jul aug sep okt oct nov dec ";
  const std::string month = folded(digits ? rest : text.substr(0, mark)).substr(0, 3);
  return (digits && numbers && (mark == 4 || text[mark] == '/')) ||
         (month.size() == 3 && months.find(' ' + month + ' ') != std::string_view::npos);
}

}  // namespace

const std::map<std::string, Status>& missing_words() {
  static const std::map<std::string, Status> words{{"", Status::missing},
                                                   {"missing", Status::missing},
                                                   {"NA", Status::missing},
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
  for (const auto* own : {&options.columns.missing, &options.words}) {
    for (const auto& [word, status] : *own) words_.insert_or_assign(std::string(trimmed(word)), status);
  }
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
  std::string_view digits = text;
  std::string bare;
  if (!parse(text, '.', value) && !parse(text, ',', value)) {
    bare = plain(text);
    digits = bare;
  }
  if (parse(digits, '.', value)) {
    if (!field.number && digits.find('.') != std::string_view::npos) {
      if (decimal_ == ',') return refuse(field, text, digits, unit, indicator);
      use(point_, field.offset);
    }
  } else if (digits.find(',') != std::string_view::npos && parse(digits, ',', value)) {
    if (decimal_ == '.' || parted_by_commas_) return refuse(field, text, digits, unit, indicator);
    use(comma_, field.offset);
  } else {
    return refuse(field, text, digits, unit, indicator);
  }
  if (!std::isfinite(value)) return refuse(field, text, digits, unit, indicator);
  for (const auto& [number, status] : numbers_) {
    if (value == number) return {nan, status};
  }
  return {value, Status::observed};
}

Cell Cells::refuse(const Field& field, std::string_view text, std::string_view digits, std::string_view unit,
                   std::string_view indicator) {
  double value = 0;
  const bool number = parse(digits, '.', value) || parse(digits, ',', value);
  if (says_not_finite(text) || (number && !std::isfinite(value))) {
    problems_.add(code::not_finite,
                  say("no-finite-number", "{cell} is no finite number; leave the cell empty where there is no value",
                      {{"cell", cited(text)}}),
                  field.offset, unit, indicator);
  } else if (number && parted_by_commas_ && digits.find(',') != std::string_view::npos) {
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
  } else if (text.starts_with('#')) {
    problems_.add(
        code::not_a_number,
        say("failed-formula", "{cell} is what a spreadsheet shows of a formula that fails; mend it, or empty the cell",
            {{"cell", cited(text)}}),
        field.offset, unit, indicator);
  } else if (says_date(text)) {
    problems_.add(code::not_a_number,
                  say("date-for-number",
                      "{cell} is a date: a spreadsheet has made it of a number; format the cell as a number and write it again",
                      {{"cell", cited(text)}}),
                  field.offset, unit, indicator);
  } else {
    problems_.add(
        code::not_a_number,
        say("no-number",
            "{cell} is neither a number nor a word for a missing value{hint} (known words: {known}); if it is a mark for one, "
            "say "
            "for which: {cell} = missing, not_answered, suppressed or not_applicable",
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
