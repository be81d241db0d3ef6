// The rules for cells without a value.
#pragma once

#include <variant>

#include "hti/impute/group_mean.hpp"
#include "hti/impute/group_median.hpp"
#include "hti/impute/mean.hpp"
#include "hti/impute/median.hpp"
#include "hti/missing/penalise.hpp"
#include "hti/missing/refuse.hpp"
#include "hti/missing/renormalise.hpp"

namespace hti::inline v0 {

/// The rules for cells without a value.
using Missing = std::variant<missing::renormalise, missing::penalise, missing::refuse, impute::mean, impute::median,
                             impute::group_mean, impute::group_median>;

}  // namespace hti::inline v0
