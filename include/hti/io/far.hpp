// Figures that are far from those of the year before.
#pragma once

#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/error.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::io {

/// Tells of figures whose change since the year before is far from how others change, the farthest first: more than five robust
/// standard deviations from the median change of their indicator, that is 1.4826 times the median distance from it. Fewer than
/// 20 units with figures of both years show no usual change, and nothing is far where most have not changed at all.
/// \param file the name used in messages
/// \returns problems (doubtful) with unit and indicator
[[nodiscard]] HTI_API std::vector<Problem> far_from(const Table& table, const Table& earlier, const std::string& file = {});

}  // namespace hti::inline v0::io
