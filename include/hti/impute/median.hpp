// Impute by the median.
#pragma once

#include <string_view>

#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

struct median {
  static constexpr std::string_view name = "median";
  static constexpr std::string_view python_name = "ImputeMedian";
  static constexpr std::string_view text = "Fills a cell with the median of the reference units that have a value, raw.";
  static constexpr std::tuple parameters{};
  friend bool operator==(const median&, const median&) = default;
};

}  // namespace hti::inline v0::impute
