// Weighted power mean.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace hti::aggregate {

/// (sum(w x^p) / sum(w))^(1/p) \cite Decancq2013; p = 1 is arithmetic, -1 harmonic, 0 geometric. No values: NaN.
/// `operator()` without `floor` throws MethodError (non_positive_value) for values <= 0; `fit` refuses a method in which they can occur.
struct power {
  double p = 1;  ///< the exponent
  std::optional<double> floor{};  ///< smaller values count as this; > 0

  static constexpr std::string_view name = "power";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("p", s.p);
    visit("floor", s.floor);
  }
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const;
  friend bool operator==(const power&, const power&) = default;
};

}  // namespace hti::aggregate
