// Relative weights, against cases where they are known in closed form, and against leaving units out one by one.
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "core/support.hpp"
#include "hti/explain/importance.hpp"

using namespace hti_test;

namespace {

hti::Model model() {
  return hti::Model({node("index"), leaf("y", "index"), leaf("a", "index", 1, hti::Direction::lower), leaf("b", "index")});
}

hti::Scores scores(const std::vector<named_column>& columns) {
  const hti::Table t = table(columns);
  return hti::fit(model(), {}, t).score(t);
}

std::vector<named_column> random_columns(unsigned seed, std::size_t units) {
  std::mt19937 generator(seed);
  const auto draw = [&] { return static_cast<double>(generator() % 1000); };
  std::vector<named_column> columns{{"y", {}}, {"a", {}}, {"b", {}}};
  for (std::size_t u = 0; u < units; ++u) {
    const double shared = draw();
    columns[1].values.push_back(draw() - shared);
    columns[2].values.push_back(draw() + shared);
    columns[0].values.push_back(draw() - 2 * columns[1].values.back() + columns[2].values.back());
  }
  return columns;
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  double n = 0, sx = 0, sy = 0;
  for (std::size_t u = 0; u < x.size(); ++u) {
    if (std::isnan(x[u]) || std::isnan(y[u])) continue;
    n += 1;
    sx += x[u];
    sy += y[u];
  }
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t u = 0; u < x.size(); ++u) {
    if (std::isnan(x[u]) || std::isnan(y[u])) continue;
    xx += (x[u] - sx / n) * (x[u] - sx / n);
    yy += (y[u] - sy / n) * (y[u] - sy / n);
    xy += (x[u] - sx / n) * (y[u] - sy / n);
  }
  return xy / std::sqrt(xx * yy);
}

}  // namespace

TEST_CASE("of two indicators each has the mean of what it adds first and last") {
  const auto columns = random_columns(1, 40);
  const double ya = -correlation(columns[0].values, columns[1].values);  // low figures of a are the good ones
  const double yb = correlation(columns[0].values, columns[2].values);
  const double ab = -correlation(columns[1].values, columns[2].values);
  const double r2 = (ya * ya + yb * yb - 2 * ya * yb * ab) / (1 - ab * ab);
  const auto found = hti::explain::importance(scores(columns), "y");
  REQUIRE(found.rows.size() == 2);
  CHECK(found.units == 40);
  CHECK(found.r_squared == Approx(r2).epsilon(1e-12));
  CHECK(found.adjusted_r_squared == Approx(1 - (1 - r2) * 39 / 37).epsilon(1e-12));
  CHECK(found.rows[0].importance == Approx((ya * ya + r2 - yb * yb) / 2).epsilon(1e-12));
  CHECK(found.rows[1].importance == Approx((yb * yb + r2 - ya * ya) / 2).epsilon(1e-12));
  CHECK(found.rows[0].correlation == Approx(ya).epsilon(1e-12));
}

TEST_CASE("the interval is that of leaving out each unit in turn") {
  const auto columns = random_columns(2, 25);
  const auto all = hti::explain::importance(scores(columns), "y");
  std::vector<double> without;
  for (std::size_t out = 0; out < 25; ++out) {
    auto rest = columns;
    for (named_column& c : rest) c.values.erase(c.values.begin() + static_cast<std::ptrdiff_t>(out));
    without.push_back(hti::explain::importance(scores(rest), "y").rows[1].importance);
  }
  double mean = 0;
  for (double x : without) mean += x / 25;
  double variance = 0;
  for (double x : without) variance += (x - mean) * (x - mean) * 24 / 25;
  CHECK(all.rows[1].high == Approx(all.rows[1].importance + 1.959963984540054 * std::sqrt(variance)).epsilon(1e-9));
  CHECK(all.rows[1].low == Approx(all.rows[1].importance - 1.959963984540054 * std::sqrt(variance)).epsilon(1e-9));
}

TEST_CASE("an indicator whose good figures go with a worse outcome has a negative importance") {
  auto columns = random_columns(3, 40);
  for (double& x : columns[2].values) x = -x;
  const auto found = hti::explain::importance(scores(columns), "y");
  CHECK(found.rows[1].importance < 0);
  CHECK(found.rows[1].correlation < 0);
  CHECK(found.r_squared == Approx(found.rows[0].importance - found.rows[1].importance).epsilon(1e-12));
}

TEST_CASE("gaps leave a pair of indicators to the units that have both") {
  auto columns = random_columns(4, 60);
  for (std::size_t u = 0; u < 60; ++u) {
    if (u % 3 == 0) columns[1].values[u] = no_value;
    if (u % 4 == 1) columns[2].values[u] = no_value;
    if (u == 7) columns[0].values[u] = no_value;
  }
  const auto found = hti::explain::importance(scores(columns), "y");
  CHECK(found.units == 59);
  CHECK(found.rows[0].units == 39);
  CHECK(found.rows[1].correlation == Approx(correlation(columns[0].values, columns[2].values)).epsilon(1e-12));
}

TEST_CASE("an outcome that cannot be explained is refused") {
  auto columns = random_columns(5, 3);
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::importance(scores(columns), "y"); }) ==
        std::multiset{hti::code::too_few_values});
  CHECK(faults<hti::ModelError>([&] { (void)hti::explain::importance(scores(columns), "z"); }) ==
        std::multiset{hti::code::unknown_node});
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::importance(scores(columns), "index"); }) ==
        std::multiset{hti::code::too_few_values});
  columns = random_columns(5, 30);
  for (double& x : columns[0].values) x = 1;
  const hti::Table t = table(columns);
  const hti::Scores flat = hti::fit(model(), {.constant = hti::Constant::middle}, t).score(t);
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::importance(flat, "y"); }) ==
        std::multiset{hti::code::constant_indicator});
}
