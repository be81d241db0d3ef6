// Numbers that many places mean.
#pragma once

#include <limits>

namespace hti::inline v0::detail {

inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();
inline constexpr double infinity = std::numeric_limits<double>::infinity();
/// Shares compared with a threshold may miss it by this much, relatively, so that 1/3 + 1/3 of 1 is two thirds; scores that
/// are no further apart, relatively to the sizes added, are equal.
inline constexpr double slack = 1e-12;

}  // namespace hti::inline v0::detail
