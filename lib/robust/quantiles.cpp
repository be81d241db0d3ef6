#include "robust/quantiles.hpp"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "robust/cell_kernels.hpp"

namespace hti::inline v0::detail {
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

/// Of unnormalised chances that begin with 1 at `likely`, about the most probable count.
/// \param ratio  of the chances of x + 1 and x
template <class Ratio>
count_distribution counts_from(std::size_t first, std::size_t last, std::size_t likely, Ratio ratio) {
  count_distribution d{.first = static_cast<double>(first), .p = std::vector<double>(last - first + 1)};
  std::vector<double>& p = d.p;  // of first, first + 1, ...
  p[likely - first] = 1;
  double all = 1;
  for (std::size_t k = likely - first; k + 1 < p.size(); ++k) {
    all += p[k + 1] = p[k] * ratio(static_cast<double>(first + k));
  }
  for (std::size_t k = likely - first; k > 0; --k) all += p[k - 1] = p[k] / ratio(static_cast<double>(first + k - 1));
  for (double& chance : d.p) chance /= all;
  return d;
}

/// The whole number at a mode, give or take one.
std::size_t near(double mode, std::size_t first, std::size_t last) {
  return static_cast<std::size_t>(std::clamp(mode, static_cast<double>(first), static_cast<double>(last)));
}

}  // namespace

count_distribution beta_binomial(double a, double b, std::size_t m) {
  const auto total = static_cast<double>(m);
  return counts_from(0, m, near(total * a / (a + b), 0, m),
                     [&](double x) { return (total - x) * (a + x) / ((x + 1) * (b + total - x - 1)); });
}

count_distribution binomial(double p, std::size_t n) {
  const auto total = static_cast<double>(n);
  return counts_from(0, n, near(total * p, 0, n), [&](double x) { return (total - x) / (x + 1) * (p / (1 - p)); });
}

count_distribution hypergeometric(std::size_t positive, std::size_t population, std::size_t n) {
  const auto k = static_cast<double>(positive);
  const auto others = static_cast<double>(population - positive);
  const auto asked = static_cast<double>(n);
  const std::size_t first = n > population - positive ? n - (population - positive) : 0;
  const std::size_t last = std::min(n, positive);
  return counts_from(first, last, near(asked * k / static_cast<double>(population), first, last),
                     [&](double x) { return (k - x) * (asked - x) / ((x + 1) * (others - asked + x + 1)); });
}

namespace {

/// Quantiles by normal scores, from the first four cumulants.
std::array<double, 4> cornish_fisher(const count_distribution& counts) {
  double mean = 0;
  for (std::size_t x = 0; x < counts.p.size(); ++x) mean += counts.p[x] * static_cast<double>(x);
  double squares = 0;
  double cubes = 0;
  double fourth = 0;
  for (std::size_t x = 0; x < counts.p.size(); ++x) {
    const double from_mean = static_cast<double>(x) - mean;
    const double square = counts.p[x] * from_mean * from_mean;
    squares += square;
    cubes += square * from_mean;
    fourth += square * from_mean * from_mean;
  }
  if (squares == 0) return {mean, 0, 0, 0};
  const double sd = std::sqrt(squares);
  const double skew = cubes / (6 * squares * sd);
  const double excess = (fourth / (squares * squares) - 3) / 24;
  return {mean - sd * skew, sd * (1 - 3 * excess + 5 * skew * skew), sd * skew, sd * (excess - 2 * skew * skew)};
}

}  // namespace

count_steps steps_of(const count_distribution& counts) {
  constexpr double never = 0x1p-53;  // uniform numbers lie no nearer to 0 and 1
  const std::size_t n = counts.p.size();
  std::vector<double> above(n, 0);
  for (std::size_t x = n; x-- > 1;) above[x - 1] = above[x] + counts.p[x];
  count_steps steps{.first = counts.first};
  std::vector<double>& scores = steps.scores;
  double below = 0;
  std::size_t lower = 0;
  for (std::size_t x = 0; x + 1 < n && above[x] > never; ++x) {
    below += counts.p[x];
    if (below < never) {
      steps.first += 1;
    } else {
      scores.push_back(std::min(below, above[x]));
      lower += below < above[x] ? 1 : 0;
    }
  }
  // The scores that numbers are drawn by, so that each falls on the side of a step on which its probability does.
  const std::size_t found = scores.size();
  scores.resize((found + batch - 1) / batch * batch, 0.5);
  normal_scores(scores.data(), scores.size(), scores.data());
  scores.resize(found);
  for (std::size_t k = lower; k < found; ++k) scores[k] = -scores[k];
  steps.guess = cornish_fisher(counts);
  steps.guess[0] += counts.first - steps.first + 0.5;  // a count stands for what is rounded to it
  return steps;
}

std::vector<double> quantiles_of(const count_distribution& counts) {
  std::vector<double> q = normal_quantiles();
  double below = 0;
  std::size_t x = 0;
  for (double& z : q) {
    const double wanted = cdf(standard, z);
    while (x + 1 < counts.p.size() && below + counts.p[x] < wanted) below += counts.p[x++];
    z = counts.first + static_cast<double>(x) - 0.5 + std::clamp((wanted - below) / counts.p[x], 0.0, 1.0);
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

}  // namespace hti::inline v0::detail
