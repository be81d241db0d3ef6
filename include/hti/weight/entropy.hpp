// Weights by how much an indicator tells units apart.
#pragma once

#include <cmath>
#include <span>
#include <string_view>

#include "hti/base/arithmetic.hpp"
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
  static constexpr std::tuple parameters{};

  /// What one child weighs, from its scores that are there.
  [[nodiscard]] double weigh(std::span<const double> scores) const {
    double sum = 0;
    for (const double x : scores) {
      if (x < 0) {
        throw MethodError(
            {{.code = code::non_positive_value,
              .said = say("entropy-of-negative", "weights by entropy need scores of 0 or above; take another scale")}});
      }
      sum += x;
    }
    if (scores.size() < 2 || !(sum > 0)) return 0;
    double even = 0;
    for (const double x : scores) {
      const double p = x / sum;
      if (p > 0) even -= detail::product(p, std::log(p));
    }
    const double uneven = 1 - even / std::log(static_cast<double>(scores.size()));
    return uneven > 1e-12 ? uneven : 0;  // below is rounding
  }
  friend bool operator==(const entropy&, const entropy&) = default;
};

}  // namespace hti::inline v0::weight
