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

namespace detail {

/// Whether a rule learns weights from the reference's scores.
[[nodiscard]] inline bool learns(const Weight& rule) {
  return std::visit([]<class Rule>(const Rule&) { return fitted_weigher<Rule>; }, rule);
}

}  // namespace detail

}  // namespace hti::inline v0
