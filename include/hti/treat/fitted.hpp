// A frozen treatment of one indicator.
#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <optional>

#include "hti/api.hpp"

namespace hti::inline v0::treat {

/// x -> log(x - origin + offset), for x >= origin; smaller x count as origin.
struct log_map {
  double origin = 0;
  double offset = 1;
  friend bool operator==(const log_map&, const log_map&) = default;
};

/// What a treatment learnt from the reference: caps, then an optional logarithm, or a function of the user's own.
/// New values beyond a cap are cut to it; a value outside the logarithm's domain counts as its origin.
struct fitted {
  double low = -std::numeric_limits<double>::infinity();  ///< cap from below, raw
  double high = std::numeric_limits<double>::infinity();  ///< cap from above, raw
  std::optional<log_map> log{};
  std::size_t points = 0;               ///< reference values that were cut
  std::function<double(double)> own{};  ///< set by treat::custom only

  [[nodiscard]] double operator()(double x) const;
};

inline double fitted::operator()(double x) const {
  if (own) return own(x);
  x = x < low ? low : (x > high ? high : x);
  if (!log) return x;
  return std::log((x < log->origin ? 0 : x - log->origin) + log->offset);
}

}  // namespace hti::inline v0::treat
