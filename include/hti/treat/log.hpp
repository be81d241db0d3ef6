// A logarithm shifted by the reference range.
#pragma once

#include <algorithm>
#include <cmath>
#include <string_view>

#include "hti/base/statistics.hpp"
#include "hti/concepts.hpp"
#include "hti/parameter.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::inline v0::treat {

struct log {
  double share = 0.01;

  static constexpr std::string_view name = "log";
  static constexpr std::string_view text = "Takes a logarithm shifted by the reference's range.";
  static constexpr std::string_view formula = R"(\log(x - x_{\min} + \text{share}\,(x_{\max} - x_{\min})))";
  static constexpr std::string_view details =
      "Values below the reference's smallest count as that. A constant column is left as it is.";
  static constexpr std::string_view citation = "Becker2022";
  static constexpr parameter_list parameters{
      parameter{"share", &log::share, "Share of the range that is added; > 0.", bounds::above(0)}};

  [[nodiscard]] fitted fit(const Column& column) const {
    const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
    fitted learnt;
    if (!(*low < *high)) return learnt;
    learnt.log = log_map{.origin = *low, .offset = detail::product(share, *high - *low)};
    if (!std::isfinite(*high - *low + learnt.log->offset) || learnt.log->offset == 0) {
      detail::refuse_range(column.id, *low, *high, say("for-logarithm", "a logarithm"));
    }
    return learnt;
  }
  friend bool operator==(const log&, const log&) = default;
};

}  // namespace hti::inline v0::treat
