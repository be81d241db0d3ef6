// Impute by the mean.
#pragma once

#include <string_view>

#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

struct mean {
  static constexpr std::string_view name = "mean";
  static constexpr std::string_view python_name = "ImputeMean";
  static constexpr std::string_view text = "Fills a cell with the mean of the reference units that have a value, raw.";
  static constexpr std::tuple parameters{};
  friend bool operator==(const mean&, const mean&) = default;
};

}  // namespace hti::inline v0::impute
