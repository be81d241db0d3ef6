// Standardisation.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct z_score {
  double mean = 0;
  double sd = 1;

  static constexpr std::string_view name = "z_score";
  static constexpr std::string_view text = "Counts in standard deviations from the reference's mean.";
  static constexpr std::string_view formula = R"(\text{mean} + \text{sd}\,\dfrac{x - \bar x}{s})";
  static constexpr std::string_view details =
      "s is the sample standard deviation (n - 1). A constant column, or a single value, has no frame; its middle is "
      "mean.";
  static constexpr std::string_view citation = "OECD2008";
  static constexpr parameter_list parameters{
      parameter{"mean", &z_score::mean, "What the reference's mean becomes."},
      parameter{"sd", &z_score::sd, "What the reference's standard deviation becomes.", bounds::above(0)}};

  [[nodiscard]] fitted fit(const Column& column) const {
    if (detail::is_constant(column.values)) return detail::constant_at(mean);
    affine map{.origin = detail::mean(column.values), .scale = sd / detail::standard_deviation(column.values), .offset = mean};
    // So many standard deviations from zero, sums of values, rather than of differences, lose what is between them.
    constexpr double far = 1e6;
    if (std::abs(map.origin) > far * (sd / map.scale)) {
      const double from = column.values[0];
      std::vector<double> apart(column.values.begin(), column.values.end());
      for (double& x : apart) x -= from;
      const double centre = detail::mean(apart);
      map.scale = sd / detail::standard_deviation(apart);
      map.origin = from + centre;
      map.offset = mean + detail::product((map.origin - from) - centre, map.scale);  // what rounding did to the origin
    }
    if (!detail::usable(map.scale)) {
      const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
      detail::refuse_range(column.id, *low, *high, say("for-z-scores", "z-scores"));
    }
    return {.map = map, .constant = false};
  }
  friend bool operator==(const z_score&, const z_score&) = default;
};

}  // namespace hti::inline v0::normalise
