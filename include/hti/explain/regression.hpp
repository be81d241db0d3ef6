// Regression to the mean: what of a change the level before it foretells.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

#include "hti/api.hpp"

namespace hti::inline v0::explain {

/// The straight line of changes on levels, by least squares over the units.
struct Regression {
  double slope =
      std::numeric_limits<double>::quiet_NaN();  ///< change per unit of level; NaN for fewer than three units or equal levels
  double mean = std::numeric_limits<double>::quiet_NaN();  ///< of the levels
  std::size_t units = 0;                                   ///< with a level and a change

  /// What of a change the level foretells: slope times the level's distance from the mean. What all units changed by is not in
  /// it.
  [[nodiscard]] double operator()(double level) const noexcept { return slope * (level - mean); }
};

/// A figure is partly chance, so who was unusually low rises on average and who was unusually high falls, although nothing has
/// been done \cite Galton1886. The line says how strong that is among these units; it does not tell chance from those who
/// were behind catching up, so a change as large as foretold is not evidence of either.
/// \param levels, changes  one per unit; units in which either is NaN are left out
[[nodiscard]] HTI_API Regression regression(std::span<const double> levels, std::span<const double> changes);

}  // namespace hti::inline v0::explain
