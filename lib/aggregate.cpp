#include <cmath>
#include <limits>

#include "hti/aggregate/arithmetic.hpp"
#include "hti/aggregate/geometric.hpp"
#include "hti/aggregate/harmonic.hpp"
#include "hti/aggregate/power.hpp"
#include "hti/error.hpp"

namespace hti::aggregate {
namespace {

double total(std::span<const double> weights) {
  double sum = 0;
  for (double w : weights) sum += w;
  return sum;
}

// sum(w f(x)) / sum(w) over values that count as at least `floor`.
template <class Map>
double positive_mean(std::span<const double> values, std::span<const double> weights, std::optional<double> floor, Map map) {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double x = floor && values[i] < *floor ? *floor : values[i];
    if (!(x > 0)) {
      throw MethodError({{.code = code::non_positive_value,
                          .message = "the mean is undefined for the value " + std::to_string(x) + "; set floor, or a scale that stays above 0"}});
    }
    sum += weights[i] * map(x);
  }
  return sum / total(weights);
}

}  // namespace

double arithmetic::operator()(std::span<const double> values, std::span<const double> weights) const {
  double sum = 0;
  for (std::size_t i = 0; i < values.size(); ++i) sum += weights[i] * values[i];
  return sum / total(weights);
}

double geometric::operator()(std::span<const double> values, std::span<const double> weights) const {
  return std::exp(positive_mean(values, weights, floor, [](double x) { return std::log(x); }));
}

double harmonic::operator()(std::span<const double> values, std::span<const double> weights) const {
  return 1 / positive_mean(values, weights, floor, [](double x) { return 1 / x; });
}

double power::operator()(std::span<const double> values, std::span<const double> weights) const {
  if (p == 0) return geometric{floor}(values, weights);
  return std::pow(positive_mean(values, weights, floor, [this](double x) { return std::pow(x, p); }), 1 / p);
}

}  // namespace hti::aggregate
