// The rule for ties of ranks.
#pragma once

#include <optional>

#include "hti/parameter.hpp"

namespace hti::inline v0 {

/// Which rank units of equal value get: the best of their places, the worst, the mean, consecutive numbers of distinct values,
/// or all different places (by order of input, or by unit code where units are known).
enum class Ties { min, max, average, dense, ordinal };

/// A tie group is anchored at its best value v and holds every value >= v - tolerance. With `decimals` (0 to 15) values are
/// ranked as they are printed with so many, halves away from zero. Scores of an index tie where they are equal in exact
/// arithmetic, whatever rounding has left of it: within about 1e-12 of the sizes that were added.
struct rank_options {
  Ties ties = Ties::min;
  double tolerance = 0;
  std::optional<int> decimals{};

  static constexpr parameter_list parameters{
      parameter{"ties", &rank_options::ties, "Rank of equal units."},
      parameter{"tolerance", &rank_options::tolerance, "Differences up to this are ties.", bounds::at_least(0)},
      parameter{"decimals", &rank_options::decimals, "Scores are ranked as they are printed with so many.",
                bounds::between(0, 15)}};
  friend bool operator==(const rank_options&, const rank_options&) = default;
};

}  // namespace hti::inline v0
