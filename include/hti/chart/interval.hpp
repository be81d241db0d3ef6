// Places, and how far each could have been another.
#pragma once

#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// A place and the interval about it.
struct IntervalRow {
  std::string name{};  ///< what varies
  double place = 0;
  Figure low{};
  Figure high{};
};

/// Intervals of places.
struct Intervals {
  std::vector<IntervalRow> rows{};
  Figure first{};       ///< the first place
  Figure last{};        ///< the last place there is
  std::string group{};  ///< the result group whose symbol marks the place
};

/// The first place is always at the left.
[[nodiscard]] HTI_API Picture draw(const Intervals& intervals);

}  // namespace hti::inline v0::chart
