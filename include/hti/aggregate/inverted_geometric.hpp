// Weighted geometric mean of what is left to the top.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include "hti/aggregate/means.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct inverted_geometric {
  double low = 0;
  double high = 10;

  static constexpr std::string_view name = "inverted_geometric";
  static constexpr std::string_view text =
      "Takes the weighted geometric mean of what is left to the top, so that high values are compensated least.";
  static constexpr std::string_view formula =
      R"(\text{high} - (\text{high} - \text{low}) \dfrac{g - 1}{9},\ g = \exp\left(\dfrac{\sum w_c \log\left(1 + 9 \dfrac{\text{high} - x_c}{\text{high} - \text{low}}\right)}{\sum w_c}\right))";
  static constexpr std::string_view details =
      "Values are turned onto a scale from 10 at low to 1 at high, combined there and turned back, as the INFORM Risk Index "
      "does with high = 10. Values beyond low and high are cut to them. No values: NaN.";
  static constexpr std::string_view citation = "MarinFerrer2017";
  static constexpr parameter_list parameters{
      parameter{"low", &inverted_geometric::low, "The least value on the scale."},
      parameter{"high", &inverted_geometric::high, "The greatest value on the scale; above low."}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (!(low < high)) fault("high", say("must-be-above-low", "must be above low"));
  }

  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double left = (high - std::clamp(values[i], low, high)) / (high - low);
      sum += detail::product(weights[i], std::log1p(9 * left));
    }
    return high - detail::product(high - low, std::expm1(sum / detail::total(weights)) / 9);
  }
  [[nodiscard]] Interval reach(std::span<const Interval> children) const {
    const Interval all = detail::reach_of_mean(children);
    return {std::clamp(all.low, low, high), std::clamp(all.high, low, high)};
  }
  /// What is turned on a scale is rounded as its ends are.
  [[nodiscard]] double size(std::span<const double> children, std::span<const double> shares) const {
    return std::max({detail::size_of_mean(children, shares), std::abs(low), std::abs(high)});
  }
  friend bool operator==(const inverted_geometric&, const inverted_geometric&) = default;
};

}  // namespace hti::inline v0::aggregate
