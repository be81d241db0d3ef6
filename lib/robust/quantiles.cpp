#include "robust/quantiles.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

namespace hti::detail {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
const boost::math::normal_distribution<double, Policy> standard;

}  // namespace

const normal_table& normal_table::instance() {
  static const normal_table table;
  return table;
}

normal_table::normal_table() {
  constexpr std::size_t in_octave = std::size_t{1} << parts_bits;
  for (std::size_t k = 0; k + 1 < parts; ++k) {
    const double octave = std::ldexp(1.0, static_cast<int>(k / in_octave) + lowest);
    const auto at = [&](double within) {
      return quantile(standard, octave * (1 + (static_cast<double>(k % in_octave) + within) / static_cast<double>(in_octave)));
    };
    const double first = at(0);
    const double middle = at(0.5);
    const double last = at(1);
    coefficients_[3 * k] = first;
    coefficients_[3 * k + 1] = 4 * middle - 3 * first - last;
    coefficients_[3 * k + 2] = 2 * (first + last) - 4 * middle;
  }
}

std::vector<double> normal_quantiles() {
  std::vector<double> z(knots);
  for (std::size_t k = 0; k < knots; ++k) z[k] = most_score * (2 * static_cast<double>(k) / (knots - 1) - 1);
  return z;
}

std::vector<double> beta_quantiles(double a, double b) {
  const boost::math::beta_distribution<double, Policy> beta(a, b);
  std::vector<double> q = normal_quantiles();
  for (double& z : q) z = z < 0 ? quantile(beta, cdf(standard, z)) : quantile(complement(beta, cdf(complement(standard, z))));
  return q;
}

namespace {

/// The logarithm of the probability that none of m is positive.
double log_of_none(double a, double b, double m) {
  return std::lgamma(a + b) - std::lgamma(b) + std::lgamma(b + m) - std::lgamma(a + b + m);
}

}  // namespace

std::vector<double> beta_binomial_scores(double a, double b, std::size_t m) {
  const auto total = static_cast<double>(m);
  double log_p = log_of_none(a, b, total);
  double below = 0;
  std::vector<double> scores(knots, std::numeric_limits<double>::infinity());
  for (std::size_t x = 0; x < m; ++x) {
    const auto at = static_cast<double>(x);
    below += std::exp(log_p);
    if (below < 1) scores[x] = quantile(standard, below);
    log_p += std::log((total - at) * (a + at) / ((at + 1) * (b + total - at - 1)));
  }
  return scores;
}

std::vector<double> beta_binomial_quantiles(double a, double b, std::size_t m) {
  const auto total = static_cast<double>(m);
  double log_p = log_of_none(a, b, total);
  double p = std::exp(log_p);
  double below = 0;
  std::size_t x = 0;
  std::vector<double> q = normal_quantiles();
  for (double& z : q) {
    const double wanted = cdf(standard, z);
    while (x < m && below + p < wanted) {
      const auto at = static_cast<double>(x);
      below += p;
      log_p += std::log((total - at) * (a + at) / ((at + 1) * (b + total - at - 1)));
      p = std::exp(log_p);
      ++x;
    }
    z = static_cast<double>(x) - 0.5 + std::clamp((wanted - below) / p, 0.0, 1.0);
  }
  return q;
}

std::vector<double> gamma_cube_roots(double shape) {
  constexpr double step = 1 / gamma_parts_per_score;
  constexpr double nearly_normal = 1e7;  // from here on the straight line is as good as the quantile
  std::vector<double> root(gamma_parts + 1);
  std::vector<double> slope(gamma_parts + 1);
  for (std::size_t k = 0; k <= gamma_parts; ++k) {
    const double z = static_cast<double>(k) * step - gamma_most_score;
    if (shape > nearly_normal) {
      slope[k] = step / (3 * std::sqrt(shape));
      root[k] = 1 - 1 / (9 * shape) + z / (3 * std::sqrt(shape));
      continue;
    }
    const boost::math::gamma_distribution<double, Policy> gamma(shape, 1 / shape);
    const double q = z < 0 ? quantile(gamma, cdf(standard, z)) : quantile(complement(gamma, cdf(complement(standard, z))));
    root[k] = std::cbrt(q);
    slope[k] = q > 0 ? step * pdf(standard, z) / (pdf(gamma, q) * 3 * root[k] * root[k]) : 0;
    if (!std::isfinite(slope[k])) slope[k] = 0;  // where the quantile is next to nothing
  }
  std::vector<double> table;
  table.reserve(gamma_table_size);
  for (std::size_t k = 0; k < gamma_parts; ++k) {
    const double rise = root[k + 1] - root[k];
    for (double c : {root[k], slope[k], 3 * rise - 2 * slope[k] - slope[k + 1], slope[k] + slope[k + 1] - 2 * rise}) {
      table.push_back(c);
    }
  }
  return table;
}

Interval gamma_extent(std::span<const double> table) {
  // A cubic lies between the least and the greatest of its Bernstein coefficients.
  Interval all{.low = table[0], .high = table[0]};
  for (std::size_t k = 0; k < table.size(); k += 4) {
    const double first = table[k];
    const double second = first + table[k + 1] / 3;
    const double third = second + (table[k + 1] + table[k + 2]) / 3;
    const double last = first + table[k + 1] + table[k + 2] + table[k + 3];
    for (double b : {first, second, third, last}) all = {.low = std::min(all.low, b), .high = std::max(all.high, b)};
  }
  const double low = std::max(0.0, all.low);
  return {.low = low * low * low, .high = all.high * all.high * all.high};
}

}  // namespace hti::detail
