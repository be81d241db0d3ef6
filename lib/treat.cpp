#include <algorithm>
#include <cmath>
#include <vector>

#include "detail/statistics.hpp"
#include "hti/treat/log.hpp"
#include "hti/treat/winsorise.hpp"

namespace hti::treat {

double fitted::operator()(double x) const {
  if (own) return own(x);
  x = x < low ? low : (x > high ? high : x);
  if (!log) return x;
  return std::log((x < log->origin ? 0 : x - log->origin) + log->offset);
}

shape shape_of(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const double nan = std::numeric_limits<double>::quiet_NaN();
  if (values.size() < 3) return {nan, nan};
  const double m = detail::mean(values);
  double m2 = 0;
  double m3 = 0;
  double m4 = 0;
  for (double x : values) {
    const double d = x - m;
    m2 += d * d;
    m3 += d * d * d;
    m4 += d * d * d * d;
  }
  if (std::all_of(values.begin(), values.end(), [&](double x) { return x == values[0]; })) return {nan, nan};
  const double skewness = std::sqrt(n) * m3 / (m2 * std::sqrt(m2)) * std::sqrt(n * (n - 1)) / (n - 2);
  if (values.size() < 4) return {skewness, nan};
  const double r = n * m4 / (m2 * m2);
  return {skewness, ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))};
}

fitted winsorise::fit(const Column& column) const {
  std::vector<double> x = detail::sorted(column.values);
  const std::vector<double> original = x;
  fitted learnt;
  // NaN shapes (constant or too few values) pass: there is nothing to cut.
  const auto passes = [&](const shape& s) { return !(std::abs(s.skewness) >= skewness && s.kurtosis >= kurtosis); };
  shape s = shape_of(x);
  while (!passes(s) && learnt.points < static_cast<std::size_t>(max_points)) {
    if (s.skewness >= 0) {
      const auto extreme = std::lower_bound(x.begin(), x.end(), x.back());
      learnt.high = *(extreme - 1);
      std::fill(extreme, x.end(), learnt.high);
    } else {
      const auto next = std::upper_bound(x.begin(), x.end(), x.front());
      learnt.low = *next;
      std::fill(x.begin(), next, learnt.low);
    }
    learnt.points = static_cast<std::size_t>(std::count_if(original.begin(), original.end(), [&](double v) { return v < learnt.low || v > learnt.high; }));
    s = shape_of(x);
  }
  if (!passes(s) && log) return treat::log{}.fit(column);
  return learnt;
}

fitted log::fit(const Column& column) const {
  const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
  fitted learnt;
  if (*low < *high) learnt.log = log_map{.origin = *low, .offset = share * (*high - *low)};
  return learnt;
}

}  // namespace hti::treat
