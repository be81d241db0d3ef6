// Standardisation.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/parameter.hpp"

namespace hti::normalise {

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
  static constexpr std::tuple parameters{
      parameter{"mean", &z_score::mean, "What the reference's mean becomes."},
      parameter{"sd", &z_score::sd, "What the reference's standard deviation becomes.", bounds::above(0)}};

  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const z_score&, const z_score&) = default;
};

}  // namespace hti::normalise
