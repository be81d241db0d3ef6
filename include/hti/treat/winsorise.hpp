// Winsorisation point by point, with a logarithm where that is not enough.
#pragma once

#include <span>
#include <string_view>
#include "hti/concepts.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::treat {

/// Cuts outliers one at a time from the skewed side until |skewness| < `skewness` or kurtosis < `kurtosis`, at most
/// `max_points` of them; a column that still fails is taken by `treat::log` instead when `log` is set \cite Becker2022.
///
/// Skewness G1 and excess kurtosis G2 are the bias-adjusted (type 2) estimators \cite Joanes1998. Each round sets every value
/// equal to the extreme one to the next value; tied values count as several points. Cut points become caps for new values.
/// Fewer than three values, or a constant column: nothing is done. COINr's convention and defaults.
struct winsorise {
  int max_points = 5;
  double skewness = 2;
  double kurtosis = 3.5;
  bool log = true;

  static constexpr std::string_view name = "winsorise";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("max_points", s.max_points);
    visit("skewness", s.skewness);
    visit("kurtosis", s.kurtosis);
    visit("log", s.log);
  }
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const winsorise&, const winsorise&) = default;
};

/// Skewness G1 and excess kurtosis G2 (type 2); NaN for fewer than three and four values, or a constant column.
struct shape {
  double skewness;
  double kurtosis;
};
[[nodiscard]] shape shape_of(std::span<const double> values);

}  // namespace hti::treat
