// Every unit as a tick on one scale, and one of them marked.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// Where a result group begins, and what it is called.
struct Limit {
  double from = 0;
  std::string name{};
};

/// The scores of all units.
struct Strip {
  std::vector<double> scores{};       ///< of those that have one
  std::string name{};                 ///< the unit that is marked
  Figure own{};                       ///< its score
  std::string group{};                ///< its result group
  std::vector<Limit> limits{};        ///< by rising scores; those outside the scores are left out
  std::string lowest{};               ///< what the group below the limits is called
  std::array<std::string, 2> ends{};  ///< how the lowest and the highest score are written
};

/// Labels stay within the picture and do not cover each other.
[[nodiscard]] HTI_API Picture draw(const Strip& strip, const Paper& paper = {});

}  // namespace hti::inline v0::chart
