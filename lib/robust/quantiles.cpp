#include "robust/quantiles.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

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

std::vector<double> beta_binomial_quantiles(double a, double b, std::size_t m) {
  const auto total = static_cast<double>(m);
  double log_p = std::lgamma(a + b) - std::lgamma(b) + std::lgamma(b + total) - std::lgamma(a + b + total);
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

}  // namespace hti::detail
