// Numbers as text, the same in every locale.
#pragma once

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "hti/api.hpp"

namespace hti::inline v0::detail {

/// The shortest text that reads back as the same number; whole numbers without a decimal point, and below 1e-4 or from 1e15 on
/// with an exponent.
[[nodiscard]] inline std::string number_text(double value) {
  if (value == 0) return "0";
  if (std::isnan(value)) return "nan";
  std::string text = value < 0 ? "-" : "";
  if (std::isinf(value)) return text + "inf";
  // Digits and exponent of the form d.dde+xx; the mark between the first two digits is the locale's where libraries are old.
  char written[64];
#if defined(__cpp_lib_to_chars)
  *std::to_chars(written, written + sizeof written - 1, std::abs(value), std::chars_format::scientific).ptr = '\0';
#else
  for (int places = 0; places <= 17; ++places) {
    std::snprintf(written, sizeof written, "%.*e", places, std::abs(value));
    if (std::strtod(written, nullptr) == std::abs(value)) break;
  }
#endif
  std::string digits;
  const char* at = written;
  for (; *at != 'e'; ++at) {
    if (*at >= '0' && *at <= '9') digits += *at;
  }
  const int point = std::atoi(at + 1) + 1;  // digits before it
  const auto size = static_cast<int>(digits.size());
  if (point > 15 || point <= -4) {
    const int exponent = std::abs(point - 1);
    text += digits[0];
    if (size > 1) text.append(1, '.').append(digits, 1);
    text += point > 0 ? "e+" : "e-";
    return text + (exponent < 10 ? "0" : "") + std::to_string(exponent);
  }
  if (point <= 0) return text + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  if (point >= size) return text + digits + std::string(static_cast<std::size_t>(point - size), '0');
  return text + digits.insert(static_cast<std::size_t>(point), 1, '.');
}

}  // namespace hti::inline v0::detail
