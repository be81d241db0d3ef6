// Ranks on an exponential scale.
#pragma once

#include <cmath>
#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct exponential_rank {
  static constexpr std::string_view name = "exponential_rank";
  static constexpr std::string_view text =
      "Spreads ranks out towards the best, so that a high score is little cancelled by low ones elsewhere.";
  static constexpr std::string_view formula =
      R"(-23 \ln\left(1 - R \left(1 - e^{-100/23}\right)\right),\ R = \#\{i : x_i \le x\} / n)";
  static constexpr std::string_view details =
      "The transformation of the indices of deprivation of the United Kingdom, where 'best' is most deprived: the first of "
      "the reference has 100, the middle about 16, and a tenth of the units more than 50. Those that tie share the best of "
      "their places. A new unit gets what a reference unit with its value has or would have, from 0 to 100. A constant column "
      "has no frame; its middle is 50.";
  static constexpr std::string_view citation = "WIMD2019";
  static constexpr parameter_list parameters{};

  /// \param place  share of the reference that is no better
  [[nodiscard]] static double bend(double place) {
    constexpr double half_life = 23;
    return -half_life * std::log1p(place * std::expm1(-100 / half_life));
  }
  [[nodiscard]] fitted fit(const Column& column) const {
    const auto n = static_cast<double>(column.values.size());
    fitted made = detail::places(column.values, 0, n, n, 50);
    if (auto* ranks = std::get_if<ranked>(&made.map)) {
      ranks->best = true;
      ranks->bend = &bend;
    }
    return made;
  }
  friend bool operator==(const exponential_rank&, const exponential_rank&) = default;
};

}  // namespace hti::inline v0::normalise
