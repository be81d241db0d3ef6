// Borda points.
#pragma once

#include <limits>
#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct borda {
  static constexpr std::string_view name = "borda";
  static constexpr std::string_view text = "Gives the number of reference units that are beaten.";
  static constexpr std::string_view formula = R"(\#\{i : x_i < x\})";
  static constexpr std::string_view details = "A constant column has no frame; its middle is (n - 1) / 2.";
  static constexpr parameter_list parameters{};

  [[nodiscard]] fitted fit(const Column& column) const {
    const auto n = static_cast<double>(column.values.size());
    return detail::places(column.values, 0, std::numeric_limits<double>::infinity(), 1, (n - 1) / 2);
  }
  friend bool operator==(const borda&, const borda&) = default;
};

}  // namespace hti::inline v0::normalise
