// Ranks by a rule for ties and a rule for what ties.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/rank_kernels.hpp"
#include "hti/base/equality.hpp"
#include "hti/rank/groups.hpp"
#include "hti/rank/places.hpp"
#include "hti/rank/rank.hpp"

namespace hti::inline v0::detail {

/// Ranks in the order of the units, ordinal ones by unit code.
[[nodiscard]] std::vector<double> ranks_by_code(std::span<const double> values, std::span<const std::string> units, Ties ties,
                                                const equality& rule);

/// Positions of the units in order of their codes.
[[nodiscard]] std::vector<std::size_t> by_code(std::span<const std::string> units);

/// Colours of values that tie by a rule.
[[nodiscard]] std::vector<Colour> colours(std::span<const double> values, const equality& rule);

}  // namespace hti::inline v0::detail
