// Sobol' samples and indices of functions whose indices are known.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>
#include <set>
#include <vector>

#include "hti/error.hpp"
#include "hti/robust/sobol.hpp"
#include "robust/sobol_sequence.hpp"

namespace {

using hti::robust::sobol_design;
using hti::robust::sobol_indices;
using hti::robust::SobolIndex;
using hti::robust::SobolIndices;

using Function = std::function<double(const double*)>;

std::vector<double> run(const Function& f, const sobol_design& design) {
  const std::vector<double> x = hti::robust::sobol_sample(design);
  std::vector<double> y;
  for (std::size_t row = 0; row < x.size() / design.factors; ++row) y.push_back(f(&x[row * design.factors]));
  return y;
}

SobolIndices indices(const Function& f, const sobol_design& design) { return sobol_indices(run(f, design), design)[0]; }

double ishigami(const double* u) {
  const auto x = [&](int k) { return std::numbers::pi * (2 * u[k] - 1); };
  return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

double linear(const double* x) { return x[0] + 10 * x[1]; }

bool holds(const SobolIndex& index, double truth) { return index.low <= truth && truth <= index.high; }

}  // namespace

TEST_CASE("direction numbers are those of Joe and Kuo", "[sobol]") {
  // Degrees 0, 1 and 2: m = 1, 1, 1, ...; 1, 3, 5, 15, ...; 1, 3, 7, ... times 2^-k.
  const auto d = hti::detail::sobol_directions(3);
  const auto m = [&](std::size_t dimension, std::size_t k) { return d[dimension][k] >> (31U - k); };
  CHECK(m(0, 0) == 1);
  CHECK(m(0, 4) == 1);
  CHECK(m(1, 1) == 3);
  CHECK(m(1, 2) == 5);
  CHECK(m(1, 3) == 15);
  CHECK(m(2, 1) == 3);
}

TEST_CASE("every power of two first points fills every dimension evenly", "[sobol]") {
  const hti::detail::SobolSequence sequence(40, 7);
  std::vector<double> point(40);
  for (const std::uint32_t n : {8U, 256U}) {
    std::vector<std::set<int>> cells(40);
    for (std::uint32_t i = 0; i < n; ++i) {
      sequence.point(i, point);
      for (std::size_t k = 0; k < 40; ++k) {
        REQUIRE((point[k] > 0 && point[k] < 1));
        cells[k].insert(static_cast<int>(point[k] * n));
      }
    }
    for (const auto& taken : cells) CHECK(taken.size() == n);
  }
}

TEST_CASE("the seed decides the points, and the number of points does not", "[sobol]") {
  const auto a = hti::robust::sobol_sample({.factors = 3, .n = 4, .seed = 5});
  const auto longer = hti::robust::sobol_sample({.factors = 3, .n = 8, .seed = 5});
  CHECK(std::equal(a.begin(), a.end(), longer.begin()));
  CHECK(a != hti::robust::sobol_sample({.factors = 3, .n = 4, .seed = 6}));
}

TEST_CASE("rows of a base point are A, AB of every factor, BA of every factor, B", "[sobol]") {
  const sobol_design design{.factors = 3, .n = 2, .second_order = true};
  const std::vector<double> x = hti::robust::sobol_sample(design);
  REQUIRE(hti::robust::sobol_rows(design) == 8);
  REQUIRE(x.size() == 2 * 8 * 3);
  for (std::size_t p = 0; p < 2; ++p) {
    const auto at = [&](std::size_t row, std::size_t k) { return x[(p * 8 + row) * 3 + k]; };
    for (std::size_t m = 0; m < 3; ++m) {
      for (std::size_t k = 0; k < 3; ++k) {
        CHECK(at(1 + m, k) == at(m == k ? 7 : 0, k));
        CHECK(at(4 + m, k) == at(m == k ? 0 : 7, k));
      }
    }
  }
}

TEST_CASE("factors of a group move together", "[sobol]") {
  const sobol_design design{.factors = 3, .n = 2, .groups = {"g", "h", "g"}};
  CHECK(hti::robust::sobol_labels(design) == std::vector<std::string>{"g", "h"});
  const std::vector<double> x = hti::robust::sobol_sample(design);
  REQUIRE(x.size() == 2 * 4 * 3);
  CHECK((x[3] == x[9] && x[4] == x[1] && x[5] == x[11]));
}

TEST_CASE("indices of Ishigami's function lie in their intervals", "[sobol]") {
  const SobolIndices found = indices(ishigami, {.factors = 3, .n = 8192, .second_order = true});
  const std::vector<double> first{0.31390519114781146, 0.4424111447900409, 0};
  const std::vector<double> total{0.5575888552099592, 0.4424111447900409, 0.2436836640621477};
  const std::vector<double> second{0, 0.2436836640621477, 0};
  CHECK(found.mean == Approx(3.5).margin(0.02));
  CHECK(found.variance == Approx(13.844587940719254).epsilon(0.01));
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(holds(found.first[k], first[k]));
    CHECK(holds(found.total[k], total[k]));
    CHECK(holds(found.second[k], second[k]));
    CHECK(found.first[k].value == Approx(first[k]).margin(0.01));
    CHECK(found.total[k].value == Approx(total[k]).margin(0.01));
    CHECK(found.second[k].value == Approx(second[k]).margin(0.02));
  }
}

TEST_CASE("a group explains what its factors explain together", "[sobol]") {
  const SobolIndices found = indices(ishigami, {.factors = 3, .n = 4096, .groups = {"a", "b", "a"}});
  REQUIRE(found.first.size() == 2);
  CHECK(found.first[0].value == Approx(0.5575888552099592).margin(0.01));
  CHECK(found.total[1].value == Approx(0.4424111447900409).margin(0.01));
}

TEST_CASE("an unused factor explains exactly nothing, a constant output has no indices", "[sobol]") {
  const sobol_design design{.factors = 3, .n = 64};
  const SobolIndices found = indices(linear, design);
  CHECK(found.first[2].value == 0);
  CHECK(found.total[2].value == 0);
  CHECK(found.total[2].high == 0);
  CHECK(found.first[1].value == Approx(0.9900990099009901).margin(0.02));
  const SobolIndices constant = indices([](const double*) { return 4.2; }, design);
  CHECK(constant.variance == 0);
  CHECK(std::isnan(constant.first[0].value));
  CHECK(std::isnan(constant.total[0].high));
}

TEST_CASE("a constant added to an output changes its indices by rounding alone", "[sobol]") {
  const sobol_design design{.factors = 3, .n = 256};
  const SobolIndices near = indices(ishigami, design);
  const SobolIndices far = indices([](const double* u) { return 1e6 + ishigami(u); }, design);
  for (std::size_t k = 0; k < 3; ++k) CHECK(far.first[k].value == Approx(near.first[k].value).margin(1e-8));
}

TEST_CASE("a run that failed takes its base point with it", "[sobol]") {
  const sobol_design design{.factors = 3, .n = 64};
  std::vector<double> y = run(ishigami, design);
  std::vector<double> without(y.begin() + 5, y.end());
  without.erase(without.begin() + 5 * 9, without.begin() + 5 * 10);
  y[3] = std::numeric_limits<double>::quiet_NaN();
  y[5 * 10 + 4] = std::numeric_limits<double>::infinity();
  const SobolIndices found = sobol_indices(y, design)[0];
  const SobolIndices expected = sobol_indices(without, {.factors = 3, .n = 62})[0];
  CHECK(found.failed == 2);
  y[5 * 10] = 1e9;  // another run of a base point that is out
  const SobolIndices again = sobol_indices(y, design)[0];
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(found.first[k].value == expected.first[k].value);
    CHECK(found.total[k].value == expected.total[k].value);
    CHECK(found.total[k].low < found.total[k].value);
    CHECK(found.total[k].value < found.total[k].high);
    CHECK(again.first[k].low == found.first[k].low);
    CHECK(again.total[k].high == found.total[k].high);
  }
}

TEST_CASE("outputs side by side have the indices they have alone", "[sobol]") {
  const sobol_design design{.factors = 3, .n = 32};
  const std::vector<double> a = run(ishigami, design);
  const std::vector<double> b = run(linear, design);
  std::vector<double> both;
  for (std::size_t k = 0; k < a.size(); ++k) both.insert(both.end(), {a[k], b[k]});
  const auto found = sobol_indices(both, design);
  REQUIRE(found.size() == 2);
  CHECK(found[0].first[1].value == indices(ishigami, design).first[1].value);
  CHECK(found[1].total[1].low == indices(linear, design).total[1].low);
}

TEST_CASE("faults of a design are all listed", "[sobol]") {
  try {
    (void)hti::robust::sobol_sample({.factors = 2000, .n = 1, .groups = {"a"}});
    FAIL("nothing was thrown");
  } catch (const hti::MethodError& error) {
    CHECK(error.problems().size() == 3);
  }
  CHECK_THROWS_AS(sobol_indices(std::vector<double>(7), {.factors = 2, .n = 2}), hti::DataError);
  CHECK_THROWS_AS(sobol_indices(std::vector<double>(8), {.factors = 2, .n = 2}, {.level = 1}), hti::MethodError);
}
