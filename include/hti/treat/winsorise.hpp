// Winsorisation point by point, with a logarithm where that is not enough.
#pragma once

#include <span>
#include <string_view>

#include "hti/concepts.hpp"
#include "hti/parameter.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::treat {

struct winsorise {
  int max_points = 5;
  double skewness = 2;
  double kurtosis = 3.5;
  bool log = true;

  static constexpr std::string_view name = "winsorise";
  static constexpr std::string_view text = "Cuts outliers one at a time from the skewed side until the column passes.";
  static constexpr std::string_view formula = R"(\lvert G_1 \rvert < \text{skewness} \text{ or } G_2 < \text{kurtosis})";
  static constexpr std::string_view details =
      "Skewness G1 and excess kurtosis G2 are the bias-adjusted (type 2) estimators [Joanes1998]. Each round sets every "
      "value equal to the extreme one to the next value; tied values count as several points. Cut points become caps "
      "for new values. Fewer than three values, or a constant column: nothing is done. COINr's convention and defaults.";
  static constexpr std::string_view citation = "Becker2022";
  static constexpr std::tuple parameters{
      parameter{"max_points", &winsorise::max_points, "Most points that are cut.", bounds::at_least(0)},
      parameter{"skewness", &winsorise::skewness, "A column whose absolute skewness is below this passes.", bounds::above(0)},
      parameter{"kurtosis", &winsorise::kurtosis, "A column whose excess kurtosis is below this passes."},
      parameter{"log", &winsorise::log, "Whether a column that still fails is taken by the logarithm."}};

  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const winsorise&, const winsorise&) = default;
};

/// Skewness G1 and excess kurtosis G2 (type 2); NaN for fewer than three and four values, or a constant column.
struct shape {
  double skewness;
  double kurtosis;
};
[[nodiscard]] shape shape_of(std::span<const double> values);

}  // namespace hti::treat
