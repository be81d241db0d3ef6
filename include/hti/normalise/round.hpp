// Rounded values.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "hti/base/arithmetic.hpp"
#include "hti/base/equality.hpp"
#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct round {
  int decimals = 0;

  static constexpr std::string_view name = "round";
  static constexpr std::string_view text = "Rounds values to a number of decimals, halves up.";
  static constexpr std::string_view formula = R"(\lfloor 10^d x + 1/2 \rfloor / 10^d)";
  static constexpr std::string_view details =
      "A value that misses a half by rounding alone (relative slack 1e-12, at most a sixteenth of the last decimal) is on it. "
      "Nothing is learnt, so a constant column is no fault.";
  static constexpr parameter_list parameters{
      parameter{"decimals", &round::decimals, "Decimals that are kept, from 0 to 12.", bounds::between(0, 12)}};

  static constexpr std::array<std::string_view, 1> learnt{"steps per unit"};
  [[nodiscard]] static double at(std::span<const double> learnt, double x) {
    const double steps = detail::product(x, learnt[0]);
    return detail::halves_up(steps, detail::product(1e-12, std::max(1.0, std::abs(steps)))) / learnt[0] + 0.0;
  }
  /// Rounding errors of what is rounded do not come through.
  [[nodiscard]] static double steepest(std::span<const double>) { return 0; }

  [[nodiscard]] fitted fit(const Column&) const {
    double steps = 1;
    for (int k = 0; k < decimals; ++k) steps *= 10;
    return {.map = curve::of<round>({steps}), .constant = false};
  }
  friend bool operator==(const round&, const round&) = default;
};

}  // namespace hti::inline v0::normalise
