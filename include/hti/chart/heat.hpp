// The parts of an index of several units beside each other, each with its number, darker where the score is higher.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/chart/picture.hpp"

namespace hti::inline v0::chart {

/// What is written in a cell.
struct HeatCell {
  std::string text{};
  std::optional<double> score{};  ///< 0 to 100, by which it is filled; nothing: there is no figure, and the text says why
};

/// A part of the index.
struct HeatRow {
  std::string name{};
  std::vector<HeatCell> cells{};  ///< one a unit
};

/// Parts by units.
struct Heat {
  std::vector<std::string> units{};  ///< the own one first
  std::vector<HeatRow> rows{};
};

/// Units are marked where they have more than the own one.
[[nodiscard]] HTI_API Picture draw(const Heat& heat);

}  // namespace hti::inline v0::chart
