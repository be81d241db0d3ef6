// How normalisers make frozen maps of what they have learnt.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string_view>

#include "hti/base/statistics.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::inline v0::detail {

/// What a column without a frame becomes.
[[nodiscard]] inline normalise::fitted constant_at(double middle) {
  return {.map = normalise::affine{.scale = 0, .offset = middle}, .constant = true};
}

[[nodiscard]] inline bool is_constant(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double x) { return x == values[0]; });
}

/// Whether a scale keeps all its digits, so that different values stay different.
[[nodiscard]] inline bool usable(double scale) { return std::isnormal(scale); }

/// The line from `from`, which becomes `low`, to `to`, which becomes `high`; with `clip` level beyond them.
[[nodiscard]] inline normalise::fitted between(std::string_view id, double from, double to, double low, double high,
                                               bool clip) {
  if (!(from < to)) return constant_at(low / 2 + high / 2);
  const double scale = (high - low) / (to - from);
  if (!usable(scale) || !std::isfinite(to - from)) refuse_range(id, from, to, say("for-min-max", "min-max"));
  normalise::affine map{.origin = from, .scale = scale, .offset = low};
  if (clip) {
    map.low = from;
    map.high = to;
  }
  return {.map = map, .constant = false};
}

/// Places among the values, see normalise::ranked.
[[nodiscard]] inline normalise::fitted places(std::span<const double> values, double offset, double most, double divisor,
                                              double middle) {
  if (is_constant(values)) return constant_at(middle);
  return {.map = normalise::ranked{.reference = sorted(values), .offset = offset, .most = most, .divisor = divisor},
          .constant = false};
}

}  // namespace hti::inline v0::detail
