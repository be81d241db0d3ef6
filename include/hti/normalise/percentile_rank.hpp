// Percentile ranks.
#pragma once

#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct percentile_rank {
  static constexpr std::string_view name = "percentile_rank";
  static constexpr std::string_view text = "Gives the share of the rest of the reference that is beaten.";
  static constexpr std::string_view formula = R"(\#\{i : x_i < x\} / (n - 1))";
  static constexpr std::string_view details =
      "A new unit gets at most 1. A constant column, or a single value, has no frame; its middle is 0.5.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] fitted fit(const Column& column) const {
    const auto n = static_cast<double>(column.values.size());
    return detail::places(column.values, 0, n - 1, n - 1, 0.5);
  }
  friend bool operator==(const percentile_rank&, const percentile_rank&) = default;
};

}  // namespace hti::inline v0::normalise
