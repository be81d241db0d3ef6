// One child where it is high, else a share of another.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>

#include "hti/base/arithmetic.hpp"
#include "hti/model.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct first_if {
  double at_least = 0;
  double share = 1;

  static constexpr std::string_view name = "first_if";
  static constexpr std::string_view text =
      "Takes the first child of a node, in the order of the model, where it is high enough, else a share of the second.";
  static constexpr std::string_view formula =
      R"(\begin{cases}x_1 & x_1 \ge \text{at\_least} \\ \text{share} \cdot x_2 & \text{else}\end{cases})";
  static constexpr std::string_view details =
      "The INFORM Risk Index takes a current conflict where it is 7 or more, else 0.7 times the projected risk of one. A node "
      "has two children with weight, and a unit needs both. A first child that misses at_least by rounding alone (1e-12) "
      "reaches it. The score may fall where the first child comes to count. Weights "
      "say only how coverage is counted. Other than two values: NaN.";
  static constexpr std::string_view citation = "MarinFerrer2017";
  static constexpr parameter_list parameters{
      parameter{"at_least", &first_if::at_least, "From what value on the first child counts."},
      parameter{"share", &first_if::share, "What the second is multiplied with; at least 0.", bounds::at_least(0)}};

  static constexpr bool needs_all = true;
  static constexpr bool may_fall = true;
  static constexpr std::size_t children = 2;
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double>) const {
    if (values.size() != children) return std::numeric_limits<double>::quiet_NaN();
    const double least = at_least - detail::product(1e-12, std::max(1.0, std::abs(at_least)));
    return values[0] >= least ? values[0] : share * values[1];
  }
  [[nodiscard]] Interval reach(std::span<const Interval> both) const {
    const auto part = [this](double x) { return share == 0 ? 0 : share * x; };  // 0 of whatever there is no bound to
    const Interval second{part(both[1].low), part(both[1].high)};
    if (both[0].high < at_least) return second;
    return {std::min(second.low, std::max(both[0].low, at_least)), std::max(second.high, both[0].high)};
  }
  friend bool operator==(const first_if&, const first_if&) = default;
};

}  // namespace hti::inline v0::aggregate
