// Ranks as values.
#pragma once

#include <limits>
#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct rank {
  static constexpr std::string_view name = "rank";
  static constexpr std::string_view python_name = "RankNormalise";
  static constexpr std::string_view text = "Gives the rank in the reference, 1 for the worst.";
  static constexpr std::string_view formula = R"(1 + \#\{i : x_i < x\})";
  static constexpr std::string_view details =
      "Ties share the smallest. A new unit gets what a reference unit with its value has or would have. A constant "
      "column has no frame; its middle is (n + 1) / 2.";
  static constexpr std::string_view citation = "OECD2008";
  static constexpr parameter_list parameters{};

  [[nodiscard]] fitted fit(const Column& column) const {
    const auto n = static_cast<double>(column.values.size());
    return detail::places(column.values, 1, std::numeric_limits<double>::infinity(), 1, (n + 1) / 2);
  }
  friend bool operator==(const rank&, const rank&) = default;
};

}  // namespace hti::inline v0::normalise
