// How sure scores and ranks are, and what drives them, as columns.
#pragma once

#include <vector>

#include "hti/columns.hpp"
#include "hti/robust/alternatives.hpp"
#include "hti/robust/leave_one_out.hpp"
#include "hti/robust/rank_bounds.hpp"
#include "hti/robust/rank_sets.hpp"
#include "hti/robust/sensitivity.hpp"
#include "hti/robust/sobol.hpp"
#include "hti/robust/stability.hpp"
#include "hti/robust/uncertainty.hpp"

namespace hti::robust {

// Rows of units come in the order of the table, whose codes are not in them.

[[nodiscard]] DataFrame columns(const std::vector<weight_bound>& bounds);
[[nodiscard]] DataFrame columns(const std::vector<RankBound>& bounds);
[[nodiscard]] DataFrame columns(const std::vector<RankSet>& sets);
[[nodiscard]] DataFrame columns(const std::vector<SobolIndices>& outputs);
[[nodiscard]] DataFrame columns(const std::vector<FailedPoints>& failures);
[[nodiscard]] DataFrame columns(const std::vector<Failure>& failures);
[[nodiscard]] DataFrame columns(const std::vector<Alternative>& alternatives);
[[nodiscard]] DataFrame columns(const std::vector<LeftOut>& nodes);
[[nodiscard]] DataFrame columns(const std::vector<WeightInterval>& intervals);
/// \param of  what is spread: scores or ranks
[[nodiscard]] DataFrame columns(const std::vector<Spread>& spreads, Quantity of);

}  // namespace hti::robust
