// Product of the children.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string_view>

#include "hti/model.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct product {
  static constexpr std::string_view name = "product";
  static constexpr std::string_view text = "Multiplies the children, as a value by the share of it that counts.";
  static constexpr std::string_view formula = R"(\prod x_c)";
  static constexpr std::string_view details =
      "A unit needs every child. Weights say only how coverage is counted. No values: NaN.";
  static constexpr std::string_view citation = "UNDP2022";
  static constexpr parameter_list parameters{};

  static constexpr bool needs_all = true;
  static constexpr bool may_fall = true;  // where a sibling is below 0
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double>) const {
    double all = values.empty() ? std::numeric_limits<double>::quiet_NaN() : 1;
    for (const double x : values) all *= x;
    return all;
  }
  [[nodiscard]] Interval reach(std::span<const Interval> children) const {
    const auto times = [](double a, double b) { return a == 0 || b == 0 ? 0 : a * b; };  // 0 of whatever there is no bound to
    Interval all{1, 1};
    for (const Interval& x : children) {
      const std::array ends{times(all.low, x.low), times(all.low, x.high), times(all.high, x.low), times(all.high, x.high)};
      all = {*std::min_element(ends.begin(), ends.end()), *std::max_element(ends.begin(), ends.end())};
    }
    return all;
  }
  [[nodiscard]] double size(std::span<const double> children, std::span<const double>) const {
    double all = 1;
    for (const double x : children) all *= x;
    return all;
  }
  friend bool operator==(const product&, const product&) = default;
};

}  // namespace hti::inline v0::aggregate
