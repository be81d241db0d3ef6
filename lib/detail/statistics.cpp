#include "detail/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace hti::detail {

double quantile(std::span<const double> ascending, double p) {
  const double place = p * static_cast<double>(ascending.size() - 1);
  const double below = std::floor(place);
  const auto i = static_cast<std::size_t>(below);
  if (i + 1 >= ascending.size()) return ascending.back();
  return ascending[i] + (place - below) * (ascending[i + 1] - ascending[i]);
}

double median(std::span<const double> ascending) { return quantile(ascending, 0.5); }

double mean(std::span<const double> values) {
  double sum = 0;
  for (double x : values) sum += x;
  return sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  const double m = mean(values);
  double sum = 0;
  for (double x : values) sum += (x - m) * (x - m);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> ascending(values.begin(), values.end());
  std::sort(ascending.begin(), ascending.end());
  return ascending;
}

}  // namespace hti::detail
