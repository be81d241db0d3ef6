// Which factors move together in a Sobol' design.
#pragma once

#include <cstddef>
#include <vector>

#include "hti/robust/sobol.hpp"

namespace hti::detail {

/// The position of each factor's label among `sobol_labels`.
[[nodiscard]] std::vector<std::size_t> movers(const robust::sobol_design& design);

}  // namespace hti::detail
