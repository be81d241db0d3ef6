// Weighted geometric mean.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace hti::aggregate {

/// exp(sum(w log x) / sum(w)) \cite OECD2008. No values: NaN.
/// `operator()` without `floor` throws MethodError (non_positive_value) for values <= 0; `fit` refuses a method in which they can occur.
struct geometric {
  std::optional<double> floor{};  ///< smaller values count as this; > 0

  static constexpr std::string_view name = "geometric";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("floor", s.floor);
  }
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const;
  friend bool operator==(const geometric&, const geometric&) = default;
};

}  // namespace hti::aggregate
