// Weighted harmonic mean.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace hti::aggregate {

/// sum(w) / sum(w / x). No values: NaN.
/// `operator()` without `floor` throws MethodError (non_positive_value) for values <= 0; `fit` refuses a method in which they can occur.
struct harmonic {
  std::optional<double> floor{};  ///< smaller values count as this; > 0

  static constexpr std::string_view name = "harmonic";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("floor", s.floor);
  }
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const;
  friend bool operator==(const harmonic&, const harmonic&) = default;
};

}  // namespace hti::aggregate
