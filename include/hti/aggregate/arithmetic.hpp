// Weighted arithmetic mean.
#pragma once

#include <span>
#include <string_view>

namespace hti::aggregate {

/// sum(w x) / sum(w) \cite OECD2008: full compensation. No values: NaN.
struct arithmetic {
  static constexpr std::string_view name = "arithmetic";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const;
  friend bool operator==(const arithmetic&, const arithmetic&) = default;
};

}  // namespace hti::aggregate
