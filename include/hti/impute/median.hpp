// Impute by the median.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/base/statistics.hpp"
#include "hti/impute/fitted.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

struct median {
  static constexpr std::string_view name = "median";
  static constexpr std::string_view python_name = "ImputeMedian";
  static constexpr std::string_view text = "Fills a cell with the median of the reference units that have a value, raw.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] static double of(std::vector<double> values) { return detail::quantile_of(std::move(values), 0.5); }
  [[nodiscard]] centre fit(const Reference& reference, std::size_t indicator) const {
    return centre::learn(reference, indicator, of);
  }
  friend bool operator==(const median&, const median&) = default;
};

}  // namespace hti::inline v0::impute
