// Quantiles by selection against quantiles of sorted values.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

#include "hti/base/statistics.hpp"

namespace hti::detail {

TEST_CASE("a quantile of values in any order is that of the sorted ones, to the bit") {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<int> size(1, 40);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<double> values(static_cast<std::size_t>(size(random)));
    for (double& x : values) x = trial % 2 == 0 ? std::floor(8 * unit(random)) : std::ldexp(unit(random) - 0.5, 1023);
    std::vector<double> ascending = values;
    std::sort(ascending.begin(), ascending.end());
    for (const double p : {0.0, 0.25, 0.5, 1.0, unit(random)}) REQUIRE(quantile_of(values, p) == quantile(ascending, p));
    REQUIRE(quantile_of(values, 0) == ascending.front());
    REQUIRE(quantile_of(values, 1) == ascending.back());
  }
}

}  // namespace hti::detail
