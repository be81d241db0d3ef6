// Winsorisation point by point, with a logarithm where that is not enough.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "hti/base/statistics.hpp"
#include "hti/concepts.hpp"
#include "hti/parameter.hpp"
#include "hti/treat/fitted.hpp"
#include "hti/treat/log.hpp"

namespace hti::inline v0 {

namespace treat {

/// Skewness G1 and excess kurtosis G2 (type 2); NaN for fewer than three and four values, or a constant column.
struct shape {
  double skewness;
  double kurtosis;
};

}  // namespace treat

namespace detail {

/// Shape, and how much of it rounding can be: relatively 1e-12 of the arithmetic, and what rounding the values to doubles did.
struct measured {
  treat::shape value{};
  double slack = 0;
};

[[nodiscard]] inline measured measure(std::span<const double> given) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<double>(given.size());
  const auto [low, high] = std::minmax_element(given.begin(), given.end());
  if (given.size() < 3 || *low == *high) return {{none, none}};
  // To about 1, where fourth powers are at home, and through quarters where differences could overflow. Neither rounds.
  const double part = std::max(std::abs(*low), std::abs(*high)) > 1e300 ? 4 : 1;
  std::vector<double> x(given.begin(), given.end());
  int exponent = 0;
  (void)std::frexp(*high / part - *low / part, &exponent);
  const double origin = std::ldexp(*low / part, -exponent);
  double m = 0;
  for (double& v : x) m += v = std::ldexp(v / part, -exponent) - origin;  // from the smallest: nothing is lost to a far zero
  m /= n;
  double m2 = 0;
  double m3 = 0;
  double m4 = 0;
  for (const double v : x) {
    const double d = v - m;
    m2 += product(d, d);
    m3 += product(d * d, d);
    m4 += product(d * d * d, d);
  }
  const double size = std::ldexp(std::max(std::abs(*low), std::abs(*high)) / part, -exponent);
  const double rounding = 16 * std::numeric_limits<double>::epsilon() * size / std::sqrt(m2 / n);
  const double skewness = std::sqrt(n) * m3 / (m2 * std::sqrt(m2)) * std::sqrt(n * (n - 1)) / (n - 2);
  if (given.size() < 4) return {{skewness, none}};
  const double r = n * m4 / (m2 * m2);
  return {{skewness, (product(n + 1, r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))}, 1e-12 + rounding};
}

}  // namespace detail

namespace treat {

[[nodiscard]] inline shape shape_of(std::span<const double> values) { return detail::measure(values).value; }

struct winsorise {
  int max_points = 5;
  double skewness = 2;
  double kurtosis = 3.5;
  bool log = true;

  static constexpr std::string_view name = "winsorise";
  static constexpr std::string_view text = "Cuts outliers one at a time from the skewed side until the column passes.";
  static constexpr std::string_view formula = R"(\lvert G_1 \rvert < \text{skewness} \text{ or } G_2 < \text{kurtosis})";
  static constexpr std::string_view details =
      "Skewness G1 and excess kurtosis G2 are the bias-adjusted (type 2) estimators [Joanes1998]. Each round sets every "
      "value equal to the extreme one to the next value; tied values count as several points. Cut points become caps "
      "for new values. Fewer than three values, or a constant column: nothing is done. COINr's convention and defaults.";
  static constexpr std::string_view citation = "Becker2022";
  static constexpr parameter_list parameters{
      parameter{"max_points", &winsorise::max_points, "Most points that are cut.", bounds::at_least(0)},
      parameter{"skewness", &winsorise::skewness, "A column whose absolute skewness is below this passes.", bounds::above(0)},
      parameter{"kurtosis", &winsorise::kurtosis, "A column whose excess kurtosis is below this passes."},
      parameter{"log", &winsorise::log, "Whether a column that still fails is taken by the logarithm."}};

  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const winsorise&, const winsorise&) = default;
};

inline fitted winsorise::fit(const Column& column) const {
  std::vector<double> x = detail::sorted(column.values);
  const std::vector<double> original = x;
  fitted learnt;
  // NaN shapes (constant or too few values) pass: there is nothing to cut. What reaches a threshold but for rounding reaches
  // it.
  const auto passes = [&](const detail::measured& s) {
    const double least = 1 - s.slack;
    return !(std::abs(s.value.skewness) >= skewness * least &&
             s.value.kurtosis >= kurtosis - detail::product(std::abs(kurtosis), s.slack));
  };
  detail::measured s = detail::measure(x);
  while (!passes(s) && learnt.points < static_cast<std::size_t>(max_points)) {
    if (s.value.skewness >= 0) {
      const auto extreme = std::lower_bound(x.begin(), x.end(), x.back());
      learnt.high = *(extreme - 1);
      std::fill(extreme, x.end(), learnt.high);
    } else {
      const auto next = std::upper_bound(x.begin(), x.end(), x.front());
      learnt.low = *next;
      std::fill(x.begin(), next, learnt.low);
    }
    learnt.points = static_cast<std::size_t>(
        std::count_if(original.begin(), original.end(), [&](double v) { return v < learnt.low || v > learnt.high; }));
    s = detail::measure(x);
  }
  if (!passes(s) && log) return treat::log{}.fit(column);
  return learnt;
}

}  // namespace treat

}  // namespace hti::inline v0
