// Min-max between fixed bounds.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// y = low + (x - worst) (high - low) / (best - worst) with the indicator's own `goalposts`, cut to [low, high] when `clip` is set.
/// Nothing is learnt, so a constant column is no fault. An indicator without goalposts is a MethodError (missing_goalposts).
struct goalposts {
  double low = 0;
  double high = 100;
  bool clip = true;

  static constexpr std::string_view name = "goalposts";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("low", s.low);
    visit("high", s.high);
    visit("clip", s.clip);
  }
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const goalposts&, const goalposts&) = default;
};

}  // namespace hti::normalise
