// Whom a unit is compared with, as Python says it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "hti/explain/against.hpp"

namespace hti_python {

/// A name, or codes of units.
using Reference = std::variant<std::string, std::vector<std::string>>;

inline hti::explain::Against against_of(const hti::Scores& scores, const std::string& unit, const Reference& reference) {
  if (const auto* name = std::get_if<std::string>(&reference)) return hti::explain::named(scores, unit, *name);
  return hti::explain::units(scores, std::get<std::vector<std::string>>(reference));
}

}  // namespace hti_python
