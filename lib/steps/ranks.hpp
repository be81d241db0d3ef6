// Ranks by a rule for ties and a rule for what ties.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/equality.hpp"
#include "base/rank_kernels.hpp"
#include "hti/rank/groups.hpp"
#include "hti/rank/rank.hpp"

namespace hti::detail {

/// Ranks of `values`; NaN where they are. Ordinal ranks go by order of input.
void rank(std::span<const double> values, std::span<double> ranks, Ties ties, const equality& rule, ranker& work);

/// The same in the order of the units, ordinal ranks by unit code.
[[nodiscard]] std::vector<double> ranks_by_code(std::span<const double> values, std::span<const std::string> units, Ties ties,
                                                const equality& rule);

/// How many values share each rank, by min ranks.
[[nodiscard]] std::vector<std::uint32_t> sharing(std::span<const double> ranks);

/// Positions of the units in order of their codes.
[[nodiscard]] std::vector<std::size_t> by_code(std::span<const std::string> units);

/// Colours of values that tie by a rule.
[[nodiscard]] std::vector<Colour> colours(std::span<const double> values, const equality& rule);

}  // namespace hti::detail
