// The rules that fill cells without a value.
#pragma once

#include <variant>

#include "hti/impute/group_mean.hpp"
#include "hti/impute/group_median.hpp"
#include "hti/impute/mean.hpp"
#include "hti/impute/median.hpp"
#include "hti/impute/nearest.hpp"

namespace hti::inline v0 {

namespace impute {

/// What was learnt of one indicator.
using fitted = std::variant<centre, neighbours>;

}  // namespace impute

/// The rules that fill cells without a value.
using Impute = std::variant<impute::mean, impute::median, impute::group_mean, impute::group_median, impute::nearest>;

}  // namespace hti::inline v0
