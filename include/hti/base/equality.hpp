// When two scores are equal: the one place that says so, for rankings, groups, colours, places, rank families and replicates.
//
// Scores are sums of rounded products, so two that are equal in exact arithmetic differ in the last digits by the order in
// which their parts were added. They tie where they are apart by no more than a slack, about 1e-12 of the sizes added: rounding
// is some 1e-16 of them for each part, and figures as they are read have gaps far above. A grid would part some of what it
// ought to join, wherever one of its lines falls between.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>

#include "hti/base/arithmetic.hpp"

namespace hti::inline v0::detail {

/// How far below a half a number may be and be on it, at most: of many digits, a slack that follows from sizes would be whole
/// steps.
inline constexpr double nearest_half = 0.0625;

/// The nearest whole number, halves up; what misses a half by so little is on it.
[[nodiscard]] inline double halves_up(double x, double within) noexcept {
  const double whole = std::floor(x);
  return x - whole >= 0.5 - std::min(within, nearest_half) ? whole + 1 : whole;
}

/// Which scores of one node tie. By default those that are the same number.
struct equality {
  double tolerance = 0;           ///< of the method; a tie group holds what is this far below its best value
  double absolute = 0;            ///< slack beside the tolerance: this,
  double relative = 0;            ///< or this part of the better score, whichever is more
  std::optional<int> decimals{};  ///< compares scores as they are printed

  /// What is compared of a score: itself or, with decimals, the whole number of last digits that are printed, halves away
  /// from zero; a score that misses a half by so little is on it.
  [[nodiscard]] double seen(double score) const noexcept {
    if (!decimals || !std::isfinite(score)) return score;
    const double digits = std::pow(10.0, *decimals);
    const double size = std::abs(score);
    return std::copysign(halves_up(product(size, digits), product(std::max(absolute, relative * size), digits)), score) + 0.0;
  }
  /// The same comparison of what is seen.
  [[nodiscard]] equality of_seen() const noexcept {
    if (!decimals) return *this;
    return {.tolerance = tolerance * std::pow(10.0, *decimals), .absolute = 1e-6};  // whole numbers are 1 apart
  }
  /// The lowest score that ties with `best`; it rises with it.
  [[nodiscard]] double limit(double best) const noexcept {
    if (!std::isfinite(best)) return best;
    return best - (tolerance + std::max(absolute, relative * std::abs(best)));
  }
  /// Whether a stands above b: they do not tie, whoever else there is.
  [[nodiscard]] bool above(double a, double b) const noexcept {
    if (decimals) return of_seen().above(seen(a), seen(b));
    return b < limit(a);
  }
  /// Whether nothing but the same number ties.
  [[nodiscard]] bool exact() const noexcept { return tolerance == 0 && absolute == 0 && relative == 0 && !decimals; }
};

}  // namespace hti::inline v0::detail
