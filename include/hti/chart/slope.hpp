// Places in two rankings, a line a unit.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// A unit by its places in both rankings.
struct SlopeLine {
  std::string name{};
  Figure from{};
  Figure to{};
  bool marked = false;  ///< whether it is the one that is looked at
};

/// Two rankings beside each other.
struct Slope {
  std::vector<SlopeLine> lines{};
  std::array<std::string, 2> heads{};  ///< what the rankings are called
};

/// The first place stands above. Names of places near each other are moved apart, in their order; on a narrow sheet they stand
/// on the right side alone.
[[nodiscard]] HTI_API Picture draw(const Slope& slope, const Paper& paper = {});

}  // namespace hti::inline v0::chart
