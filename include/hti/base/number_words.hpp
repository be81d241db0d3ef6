// Numbers as people read them.
#pragma once

#include <string>
#include <string_view>

#include "hti/api.hpp"

namespace hti::inline v0 {

/// What a language puts into numbers.
struct number_marks {
  std::string decimal = ".";
  std::string thousands{};
  std::string minus = "\u2212";
};

/// A number as people read it: rounded half away from zero on the decimal digits that it is read and written by (the fewest
/// that give the same number back), so that 2.675 to two decimals is 2.68 whatever its binary digits are. What is
/// rounded to zero has no sign; NaN is a dash, U+2013.
/// \param form  `[+][,][.digits]` and `f` (so many decimals), `g` (so many significant digits, without zeros at the end, six
/// where
///              none is told, with an exponent below 1e-4 and where the whole part has more) or `%` (as `f`, hundredfold and
///              with the sign); `+`: a sign before what is above 0, too; `,`: marks between thousands
/// \param shift the number is multiplied by ten to that power first, which rounds nothing
[[nodiscard]] HTI_API std::string number_words(double value, std::string_view form, const number_marks& marks = {},
                                               int shift = 0);

}  // namespace hti::inline v0
