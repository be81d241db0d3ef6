#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "hti/aggregate/arithmetic.hpp"
#include "hti/aggregate/geometric.hpp"
#include "hti/aggregate/harmonic.hpp"
#include "hti/aggregate/power.hpp"
#include "hti/error.hpp"

namespace hti::aggregate {
namespace {

// Sums of powers between these are computed as they stand; beyond, terms may have over- or underflowed.
constexpr double smallest_sum = 1e-290;
constexpr double largest_sum = 1e290;
// The power mean's last step divides an error by |p|, so below this it goes by differences from the geometric mean.
constexpr double least_power = 0.01;

double total(std::span<const double> weights) {
  double sum = 0;
  for (double w : weights) sum += w;
  return sum;
}

double at_least(double x, const std::optional<double>& floor) { return floor && x < *floor ? *floor : x; }

// sum(w f(x)) / sum(w) over values that count as at least `floor`.
template <class Map>
double positive_mean(std::span<const double> values, std::span<const double> weights, std::optional<double> floor, Map map) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = at_least(values[i], floor);
    if (!(x > 0)) {
      throw MethodError({{.code = code::non_positive_value,
                          .message = "the mean is undefined for the value " + std::to_string(x) +
                                     "; set floor, or a scale that stays above 0"}});
    }
    sum += weights[i] * map(x);
  }
  return sum / total(weights);
}

bool ordinary(double sum) { return sum >= smallest_sum && sum <= largest_sum; }

struct ends {
  double low;
  double high;

  // A mean lies between its smallest and its largest value, whatever the rounding on the way.
  [[nodiscard]] double hold(double mean) const { return mean < low ? low : (mean > high ? high : mean); }
};

ends ends_of(std::span<const double> values, std::optional<double> floor) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {at_least(*low, floor), at_least(*high, floor)};
}

// M_p = s M_p(x / s), with s so that no term is above 1 and one is 1.
double scaled_power(std::span<const double> values, std::span<const double> weights, std::optional<double> floor, double p) {
  const ends e = ends_of(values, floor);
  const double s = p > 0 ? e.high : e.low;
  const double sum = positive_mean(values, weights, floor, [&](double x) { return std::pow(x / s, p); });
  return e.hold(s * std::pow(sum, 1 / p));
}

// M_p = g (1 + sum(w expm1(p log(x / g))) / sum(w))^(1/p), with g the geometric mean: no difference of nearly equal numbers.
double near_geometric(std::span<const double> values, std::span<const double> weights, std::optional<double> floor, double p) {
  const double log_g = positive_mean(values, weights, floor, [](double x) { return std::log(x); });
  const double sum = positive_mean(values, weights, floor, [&](double x) { return std::expm1(p * (std::log(x) - log_g)); });
  const double beyond = std::abs(p) < 1e-100 ? 0 : std::log1p(sum) / p;
  return ends_of(values, floor).hold(std::exp(log_g + beyond));
}

}  // namespace

double arithmetic::operator()(std::span<const double> values, std::span<const double> weights) const {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += weights[i] * values[i];
  const double mean = sum / total(weights);
  if (std::isfinite(mean) || values.empty()) return mean;
  // A sum beyond the largest number: the same in parts, each less than the largest value.
  const double all = total(weights);
  double parts = 0;
  for (std::size_t i = 0; i < values.size(); ++i) parts += values[i] * (weights[i] / all / 4);
  return ends_of(values, {}).hold(4 * parts);
}

double geometric::operator()(std::span<const double> values, std::span<const double> weights) const {
  const double mean = std::exp(positive_mean(values, weights, floor, [](double x) { return std::log(x); }));
  return std::isinf(mean) ? ends_of(values, floor).hold(mean) : mean;
}

double harmonic::operator()(std::span<const double> values, std::span<const double> weights) const {
  const double sum = positive_mean(values, weights, floor, [](double x) { return 1 / x; });
  return ordinary(sum) || values.empty() ? 1 / sum : scaled_power(values, weights, floor, -1);
}

double power::operator()(std::span<const double> values, std::span<const double> weights) const {
  if (p == 0) return geometric{floor}(values, weights);
  if (std::abs(p) < least_power && !values.empty()) return near_geometric(values, weights, floor, p);
  const double sum = positive_mean(values, weights, floor, [this](double x) { return std::pow(x, p); });
  return ordinary(sum) || values.empty() ? std::pow(sum, 1 / p) : scaled_power(values, weights, floor, p);
}

}  // namespace hti::aggregate
