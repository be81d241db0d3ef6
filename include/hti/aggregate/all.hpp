// The rules of the step aggregate.
#pragma once

#include <variant>

#include "hti/aggregate/arithmetic.hpp"
#include "hti/aggregate/copeland.hpp"
#include "hti/aggregate/custom.hpp"
#include "hti/aggregate/first_if.hpp"
#include "hti/aggregate/geometric.hpp"
#include "hti/aggregate/harmonic.hpp"
#include "hti/aggregate/inverted_geometric.hpp"
#include "hti/aggregate/power.hpp"
#include "hti/aggregate/product.hpp"
#include "hti/aggregate/ratio.hpp"

namespace hti::inline v0 {

/// The rules of the step aggregate.
using Aggregate = std::variant<aggregate::arithmetic, aggregate::geometric, aggregate::harmonic, aggregate::power,
                               aggregate::inverted_geometric, aggregate::product, aggregate::ratio, aggregate::first_if,
                               aggregate::copeland, aggregate::custom>;

}  // namespace hti::inline v0
