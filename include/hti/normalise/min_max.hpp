// Min-max normalisation.
#pragma once

#include <optional>
#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// y = low + (x - min) (high - low) / (max - min) with the reference's min and max \cite OECD2008.
///
/// With `clip`, min and max are those percentiles of the reference (type 7 \cite HyndmanFan1996) and values beyond them are cut
/// to them; {0, 100} keeps the plain bounds and cuts only new units. Without it new units may fall outside [low, high].
/// A constant column has no frame (see Method::constant); its middle is (low + high) / 2.
struct min_max {
  double low = 0;
  double high = 100;
  std::optional<Interval> clip{};  ///< percentiles

  static constexpr std::string_view name = "min_max";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("low", s.low);
    visit("high", s.high);
    visit("clip", s.clip);
  }
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const min_max&, const min_max&) = default;
};

}  // namespace hti::normalise
