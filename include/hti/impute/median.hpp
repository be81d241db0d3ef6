// Impute by the median.
#pragma once

#include <string_view>

namespace hti::impute {

/// Fills a cell with the median of the reference units that have a value, raw.
struct median {
  static constexpr std::string_view name = "median";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  friend bool operator==(const median&, const median&) = default;
};

}  // namespace hti::impute
