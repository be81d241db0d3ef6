// Whether anybody has figures.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "hti/table.hpp"

namespace hti::inline v0::explain {

[[nodiscard]] inline bool has_figures(const Table& table, std::string_view indicator) {
  const auto column = table.find_indicator(indicator);
  if (!column) return false;
  const std::span<const double> values = table.values(*column);
  return std::any_of(values.begin(), values.end(), [](double x) { return !std::isnan(x); });
}

}  // namespace hti::inline v0::explain
