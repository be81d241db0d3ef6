// Five result groups, and the three colours municipal analysts know.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/base/arithmetic.hpp"
#include "hti/model.hpp"

namespace hti::inline v0 {

/// The five result groups, best first; `none` for a unit without a score.
enum class Group { high, above, near, below, low, none };

/// "high", "above", "near", "below", "low", "none".
[[nodiscard]] HTI_API std::string_view name(Group group) noexcept;

/// Where the groups meet: mean + {-1.25, -0.25, 0.25, 1.25} standard deviations (n - 1) of the ranked reference units' scores,
/// each bound belonging to the group above it. The multiples are a choice of this project, not of an index owner.
/// Fewer than two scores, or equal ones: every score is `near`.
struct HTI_API Cutoffs {
  double mean = 0;
  double sd = 0;
  double slack = 0;  ///< a score that misses a bound by no more is on it: rounding of equal scores

  [[nodiscard]] static Cutoffs of(std::span<const double> scores, double slack = 0);
  /// The four bounds from high to low, as scores are compared with them.
  [[nodiscard]] std::array<double, 4> bounds() const noexcept {
    const double far = detail::product(1.25, sd);
    const double near = detail::product(0.25, sd);
    return {mean + far - slack, mean + near - slack, mean - near - slack, mean - far - slack};
  }
  [[nodiscard]] Group group(double score) const noexcept;
  friend bool operator==(const Cutoffs&, const Cutoffs&) = default;
};

/// Best quarter, middle half, worst quarter, no value.
enum class Colour { green, yellow, red, grey };

[[nodiscard]] HTI_API std::string_view name(Colour colour) noexcept;

/// Colours of values where higher is better: green if fewer than n/4 values are strictly better, red if fewer than n/4 are
/// strictly worse, yellow otherwise or if both; grey for NaN. n counts the values present. Kolada's convention.
[[nodiscard]] HTI_API std::vector<Colour> colours(std::span<const double> values);

}  // namespace hti::inline v0
