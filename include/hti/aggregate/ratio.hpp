// One child divided by another.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "hti/base/number_text.hpp"
#include "hti/error.hpp"
#include "hti/model.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

struct ratio {
  static constexpr std::string_view name = "ratio";
  static constexpr std::string_view text = "Divides the first child of a node, in the order of the model, by the second.";
  static constexpr std::string_view formula = R"(x_1 / x_2)";
  static constexpr std::string_view details =
      "A node has two children with weight, and a unit needs both. A second child <= 0 is a MethodError "
      "(non_positive_value); fit refuses a method in which that can occur. Weights say only how coverage is counted. Other "
      "than two values: NaN.";
  static constexpr std::string_view citation = "UNDP2022";
  static constexpr parameter_list parameters{};

  static constexpr bool needs_all = true;
  static constexpr bool may_fall = true;
  static constexpr std::size_t children = 2;
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double>) const {
    if (values.size() != children) return std::numeric_limits<double>::quiet_NaN();
    if (!(values[1] > 0)) {
      throw MethodError(
          {{.code = code::non_positive_value,
            .said = say("divisor-of-ratio", "the ratio is undefined for the divisor {value}; take a scale that stays above 0",
                        {{"value", detail::number_text(values[1])}})}});
    }
    return values[0] / values[1];
  }
  [[nodiscard]] Interval reach(std::span<const Interval> both) const {
    const Interval x = both[0];
    const Interval divisor = both[1];
    if (!(divisor.low > 0)) return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
    return {x.low / (x.low < 0 ? divisor.low : divisor.high), x.high / (x.high < 0 ? divisor.high : divisor.low)};
  }
  [[nodiscard]] std::optional<std::size_t> not_positive(std::span<const Interval> both) const {
    return both[1].low > 0 ? std::nullopt : std::optional<std::size_t>(1);
  }
  friend bool operator==(const ratio&, const ratio&) = default;
};

}  // namespace hti::inline v0::aggregate
