// Impute by the mean.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "hti/base/statistics.hpp"
#include "hti/impute/fitted.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::impute {

struct mean {
  static constexpr std::string_view name = "mean";
  static constexpr std::string_view python_name = "ImputeMean";
  static constexpr std::string_view text = "Fills a cell with the mean of the reference units that have a value, raw.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] static double of(const std::vector<double>& values) { return detail::mean(values); }
  [[nodiscard]] centre fit(const Reference& reference, std::size_t indicator) const {
    return centre::learn(reference, indicator, of);
  }
  friend bool operator==(const mean&, const mean&) = default;
};

}  // namespace hti::inline v0::impute
