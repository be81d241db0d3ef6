// The rules of the step aggregate.
#pragma once

#include <variant>

#include "hti/aggregate/arithmetic.hpp"
#include "hti/aggregate/custom.hpp"
#include "hti/aggregate/geometric.hpp"
#include "hti/aggregate/harmonic.hpp"
#include "hti/aggregate/power.hpp"

namespace hti {

/// The rules of the step aggregate.
using Aggregate =
    std::variant<aggregate::arithmetic, aggregate::geometric, aggregate::harmonic, aggregate::power, aggregate::custom>;

}  // namespace hti
