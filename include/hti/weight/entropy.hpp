// Weights by how much an indicator tells units apart.
#pragma once

#include <cmath>
#include <span>
#include <string_view>

#include "hti/base/arithmetic.hpp"
#include "hti/base/statistics.hpp"
#include "hti/error.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::weight {

struct entropy {
  static constexpr std::string_view name = "entropy";
  static constexpr std::string_view python_name = "EntropyWeights";
  static constexpr std::string_view text =
      "Weighs the children of a node by how unevenly the reference's scores are spread over units.";
  static constexpr std::string_view formula =
      R"(w_c \propto 1 + \dfrac{1}{\ln n} \sum_u p_{uc} \ln p_{uc},\ p_{uc} = x_{uc} / \sum_v x_{vc})";
  static constexpr std::string_view details =
      "Learnt from the normalised scores of the reference, of each child the units that have one. Scores below 0 are a "
      "MethodError (non_positive_value): take a scale from 0 or above. A child whose scores do not differ has no weight; "
      "where no child's do, all weigh the same.";
  static constexpr std::string_view citation = "Zeleny1982";
  static constexpr parameter_list parameters{};

  /// What one child weighs, from its scores that are there.
  [[nodiscard]] double weigh(std::span<const double> scores) const {
    for (const double x : scores) {
      if (x < 0) {
        throw MethodError(
            {{.code = code::non_positive_value,
              .said = say("entropy-of-negative", "weights by entropy need scores of 0 or above; take another scale")}});
      }
    }
    const double mean = scores.empty() ? 0 : detail::mean(scores);
    if (scores.size() < 2 || !(mean > 0)) return 0;
    double sum = 0;
    for (const double x : scores) sum += apart((x - mean) / mean);
    const auto n = static_cast<double>(scores.size());
    const double uneven = sum / (n * std::log(n));
    return uneven > 1e-12 ? uneven : 0;
  }
  /// (1 + d) ln(1 + d) - d, about d^2 / 2: what a score that is off the mean by the share d adds to how uneven they are. Those
  /// shares sum to 0, so taking them off changes nothing, and no sum is taken from one that is nearly equal.
  [[nodiscard]] static double apart(double d) {
    if (d <= -1) return 1;
    if (std::abs(d) > 1e-3) return detail::product(1 + d, std::log1p(d)) - d;
    const double series = 1.0 / 6 - detail::product(d, 1.0 / 12 - d / 20);
    return d * d * (0.5 - detail::product(d, series));
  }
  friend bool operator==(const entropy&, const entropy&) = default;
};

}  // namespace hti::inline v0::weight
