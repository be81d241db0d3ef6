// The arithmetic of confidence sets: how far chance alone takes differences, in every draw.
#pragma once

#include <cstddef>

namespace hti::inline v0::detail {

/// Errors of two units by draw, and their variances there; those are null where one variance serves all draws.
struct drawn_errors {
  const double* above;
  const double* below;
  const double* variance_above = nullptr;
  const double* variance_below = nullptr;
  double variance = 0;
};

/// Squares of standardised differences: raises `up`, unless null, to those of draws where the lower unit's error is the higher
/// one, and `down` to the others.
void raise_to_ratios(const drawn_errors& e, std::size_t draws, double* up, double* down);

}  // namespace hti::inline v0::detail
