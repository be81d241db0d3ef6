#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/statistics.hpp"
#include "hti/treat/log.hpp"
#include "hti/treat/winsorise.hpp"

namespace hti::treat {

double fitted::operator()(double x) const {
  if (own) return own(x);
  x = x < low ? low : (x > high ? high : x);
  if (!log) return x;
  return std::log((x < log->origin ? 0 : x - log->origin) + log->offset);
}

namespace {

// Shape, and how much of it rounding can be: relatively 1e-12 of the arithmetic, and what rounding the values to doubles did.
struct measured {
  shape value{};
  double slack = 0;
};

measured measure(std::span<const double> given) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto n = static_cast<double>(given.size());
  const auto [low, high] = std::minmax_element(given.begin(), given.end());
  if (given.size() < 3 || *low == *high) return {{nan, nan}};
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
    m2 += d * d;
    m3 += d * d * d;
    m4 += d * d * d * d;
  }
  const double size = std::ldexp(std::max(std::abs(*low), std::abs(*high)) / part, -exponent);
  const double rounding = 16 * std::numeric_limits<double>::epsilon() * size / std::sqrt(m2 / n);
  const double skewness = std::sqrt(n) * m3 / (m2 * std::sqrt(m2)) * std::sqrt(n * (n - 1)) / (n - 2);
  if (given.size() < 4) return {{skewness, nan}};
  const double r = n * m4 / (m2 * m2);
  return {{skewness, ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))}, 1e-12 + rounding};
}

}  // namespace

shape shape_of(std::span<const double> values) { return measure(values).value; }

fitted winsorise::fit(const Column& column) const {
  std::vector<double> x = detail::sorted(column.values);
  const std::vector<double> original = x;
  fitted learnt;
  // NaN shapes (constant or too few values) pass: there is nothing to cut. What reaches a threshold but for rounding reaches
  // it.
  const auto passes = [&](const measured& s) {
    const double least = 1 - s.slack;
    return !(std::abs(s.value.skewness) >= skewness * least && s.value.kurtosis >= kurtosis - std::abs(kurtosis) * s.slack);
  };
  measured s = measure(x);
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
    s = measure(x);
  }
  if (!passes(s) && log) return treat::log{}.fit(column);
  return learnt;
}

fitted log::fit(const Column& column) const {
  const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
  fitted learnt;
  if (!(*low < *high)) return learnt;
  learnt.log = log_map{.origin = *low, .offset = share * (*high - *low)};
  if (!std::isfinite(*high - *low + learnt.log->offset) || learnt.log->offset == 0) {
    detail::refuse_range(column.id, *low, *high, "a logarithm");
  }
  return learnt;
}

}  // namespace hti::treat
