// Impute by the mean of a group.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "hti/impute/fitted.hpp"
#include "hti/impute/mean.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

struct group_mean {
  std::string group{};

  static constexpr std::string_view name = "group_mean";
  static constexpr std::string_view python_name = "ImputeGroupMean";
  static constexpr std::string_view text = "Fills a cell with the mean of the reference units of the same group, raw.";
  static constexpr std::string_view details =
      "Where the group is unknown or none of it has a value, the cell gets the mean of all.";
  static constexpr parameter_list parameters{parameter{"group", &group_mean::group, "Name of the group variable."}};

  [[nodiscard]] centre fit(const Reference& reference, std::size_t indicator) const {
    return centre::learn(reference, indicator, mean::of, group);
  }
  friend bool operator==(const group_mean&, const group_mean&) = default;
};

}  // namespace hti::inline v0::impute
