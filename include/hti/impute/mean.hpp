// Impute by the mean.
#pragma once

#include <string_view>

namespace hti::impute {

/// Fills a cell with the mean of the reference units that have a value, raw.
struct mean {
  static constexpr std::string_view name = "mean";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  friend bool operator==(const mean&, const mean&) = default;
};

}  // namespace hti::impute
