// Impute by the median of a group.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "hti/impute/fitted.hpp"
#include "hti/impute/median.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

struct group_median {
  std::string group{};

  static constexpr std::string_view name = "group_median";
  static constexpr std::string_view python_name = "ImputeGroupMedian";
  static constexpr std::string_view text = "Fills a cell with the median of the reference units of the same group, raw.";
  static constexpr std::string_view details =
      "Where the group is unknown or none of it has a value, the cell gets the median of all.";
  static constexpr parameter_list parameters{parameter{"group", &group_median::group, "Name of the group variable."}};

  [[nodiscard]] centre fit(const Reference& reference, std::size_t indicator) const {
    return centre::learn(reference, indicator, median::of, group);
  }
  friend bool operator==(const group_median&, const group_median&) = default;
};

}  // namespace hti::inline v0::impute
