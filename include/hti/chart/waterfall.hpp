// From one score to another, step by step.
#pragma once

#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// Parts of the gap between two scores.
struct Waterfall {
  Named start{};
  Named end{};
  std::vector<Named> parts{};  ///< points, which add up to the gap
};

/// A row for each part between those of the two scores.
[[nodiscard]] HTI_API Picture draw(const Waterfall& waterfall, const Paper& paper = {});

}  // namespace hti::inline v0::chart
