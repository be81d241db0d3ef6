// Percentile ranks.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// y = #(reference < x) / (n - 1), at most 1. A constant column, or a single value, has no frame; its middle is 0.5.
struct percentile_rank {
  static constexpr std::string_view name = "percentile_rank";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const percentile_rank&, const percentile_rank&) = default;
};

}  // namespace hti::normalise
