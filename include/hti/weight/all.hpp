// The rules of the step weight.
#pragma once

#include <variant>

#include "hti/concepts.hpp"
#include "hti/weight/entropy.hpp"
#include "hti/weight/equal.hpp"
#include "hti/weight/equal_indicators.hpp"
#include "hti/weight/given.hpp"

namespace hti::inline v0 {

/// The rules of the step weight.
using Weight = std::variant<weight::given, weight::equal, weight::equal_indicators, weight::entropy>;

}  // namespace hti::inline v0
