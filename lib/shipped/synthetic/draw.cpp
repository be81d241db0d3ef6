#include "shipped/synthetic/draw.hpp"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "base/philox.hpp"

namespace hti::inline v0::synthetic {
namespace {

using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
const boost::math::normal_distribution<double, Policy> standard;

}  // namespace

double normal_cdf(double z) { return cdf(standard, z); }
double normal_quantile(double p) { return quantile(standard, p); }

double bounded_quantile(double p) {
  constexpr double shape = 6;
  const boost::math::beta_distribution<double, Policy> bell(shape, shape);
  return (2 * quantile(bell, p) - 1) * std::sqrt(2 * shape + 1);
}

double Draw::uniform(Stream stream, int year, std::uint32_t unit, std::uint32_t item) const {
  const auto words = detail::philox(seed_, {static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(year), unit, item});
  const std::uint64_t bits = (static_cast<std::uint64_t>(words[0]) << 32U | words[1]) >> 11U;
  return (static_cast<double>(bits) + 0.5) * 0x1p-53;
}

double Draw::normal(Stream stream, int year, std::uint32_t unit, std::uint32_t item) const {
  return normal_quantile(uniform(stream, year, unit, item));
}

double Draw::walk(Stream stream, int year, std::uint32_t unit, std::uint32_t item, double correlation) const {
  double x = normal(stream, first_year, unit, item);
  for (int y = first_year + 1; y <= year; ++y) {
    x = correlation * x + std::sqrt(1 - correlation * correlation) * normal(stream, y, unit, item);
  }
  return x;
}

}  // namespace hti::inline v0::synthetic
