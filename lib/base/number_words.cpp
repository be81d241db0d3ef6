#include "hti/base/number_words.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "hti/base/number_text.hpp"

namespace hti::inline v0 {
namespace {

constexpr std::string_view dash = "\u2013";

// 0.d1d2d3... times ten to the power of `point`; no digit is zero.
struct decimal {
  std::string digits{};
  int point = 0;
};

decimal decimal_of(double value) {
  const std::string text = detail::number_text(std::abs(value));
  decimal number;
  const std::size_t end = std::min(text.find('e'), text.size());
  if (end < text.size()) number.point = std::stoi(text.substr(end + 1));
  const std::size_t mark = std::min(text.find('.'), end);
  number.point += static_cast<int>(mark);
  for (std::size_t i = 0; i < end; ++i) {
    if (i != mark) number.digits += text[i];
  }
  const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, zeros);
  number.point -= static_cast<int>(zeros);
  return number;
}

// Keeps so many digits.
void round(decimal& number, int keep) {
  if (keep >= static_cast<int>(number.digits.size())) return;
  const bool up = keep >= 0 && number.digits[static_cast<std::size_t>(keep)] >= '5';
  number.digits.resize(static_cast<std::size_t>(std::max(keep, 0)));
  if (!up) return;
  while (!number.digits.empty() && number.digits.back() == '9') number.digits.pop_back();
  if (number.digits.empty()) {
    number.digits.push_back('1');
    ++number.point;
  } else {
    ++number.digits.back();
  }
}

std::string fixed(const decimal& number, int decimals, const number_marks& marks, bool grouped) {
  const auto digit = [&](int place) {  // counted from the point: 0 is the first decimal, -1 the last whole digit
    const int at = number.point + place;
    return at >= 0 && at < static_cast<int>(number.digits.size()) ? number.digits[static_cast<std::size_t>(at)] : '0';
  };
  const int whole = number.digits.empty() ? 1 : std::max(number.point, 1);
  std::string text;
  for (int left = whole; left > 0; --left) {
    text += digit(-left);
    if (grouped && left > 1 && left % 3 == 1) text += marks.thousands;
  }
  if (decimals > 0) text += marks.decimal;
  for (int place = 0; place < decimals; ++place) text += digit(place);
  return text;
}

std::string general(decimal number, int significant, const number_marks& marks, bool grouped) {
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  if (number.digits.empty()) return "0";
  const int size = static_cast<int>(number.digits.size());
  const int exponent = number.point - 1;
  if (exponent >= -4 && exponent < significant) return fixed(number, std::max(size - number.point, 0), marks, grouped);
  const std::string power = std::to_string(std::abs(exponent));
  const std::string mantissa = fixed({.digits = number.digits, .point = 1}, size - 1, marks, false);
  return mantissa + 'e' + (exponent < 0 ? marks.minus : "+") + (power.size() < 2 ? "0" : "") + power;
}

}  // namespace

std::string number_words(double value, std::string_view form, const number_marks& marks, int shift) {
  if (std::isnan(value)) return std::string(dash);
  const char kind = form.empty() ? 'g' : form.back();
  const bool signs = form.starts_with('+');
  const bool grouped = form.find(',') != std::string_view::npos;
  const std::size_t dot = form.find('.');
  int digits = 6;
  if (dot != std::string_view::npos) {
    digits = 0;
    for (const char c : form.substr(dot + 1, form.size() - dot - 2)) digits = 10 * digits + (c - '0');
  }
  const std::string sign = value < 0 ? marks.minus : signs ? "+" : "";
  if (std::isinf(value)) return sign + "\u221e";
  decimal number = decimal_of(value);
  number.point += kind == '%' ? shift + 2 : shift;
  round(number, kind == 'g' ? std::max(digits, 1) : number.point + digits);
  const std::string text = kind == 'g' ? general(number, std::max(digits, 1), marks, grouped)
                                       : fixed(number, digits, marks, grouped) + (kind == '%' ? "%" : "");
  return number.digits.empty() ? text : sign + text;
}

}  // namespace hti::inline v0
