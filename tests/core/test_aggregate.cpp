#include "core/generators.hpp"
#include "core/support.hpp"

#include <algorithm>

using namespace hti_test;
namespace aggregate = hti::aggregate;

namespace {

double combine(const auto& method, const std::vector<double>& x, const std::vector<double>& w) { return method(x, w); }

}  // namespace

TEST_CASE("means of 1, 2, 3", "[aggregate]") {
  const std::vector<double> x{1, 2, 3};
  const std::vector<double> equal{1, 1, 1};
  CHECK(combine(aggregate::arithmetic{}, x, equal) == 2);
  CHECK(combine(aggregate::arithmetic{}, x, {1, 1, 2}) == 2.25);
  CHECK(combine(aggregate::geometric{}, x, equal) == Approx(std::cbrt(6.0)).epsilon(1e-15));
  CHECK(combine(aggregate::harmonic{}, x, equal) == Approx(18.0 / 11).epsilon(1e-15));
  CHECK(combine(aggregate::power{.p = 2}, x, equal) == Approx(std::sqrt(14.0 / 3)).epsilon(1e-15));
  CHECK(combine(aggregate::power{.p = 0.5}, {1, 4, 9}, equal) == Approx(4).epsilon(1e-15));
}

TEST_CASE("power means meet their namesakes", "[aggregate]") {
  const std::vector<double> x{1.5, 2.25, 8};
  const std::vector<double> w{1, 2, 5};
  CHECK(combine(aggregate::power{.p = 1}, x, w) == Approx(combine(aggregate::arithmetic{}, x, w)).epsilon(1e-14));
  CHECK(combine(aggregate::power{.p = -1}, x, w) == Approx(combine(aggregate::harmonic{}, x, w)).epsilon(1e-14));
  CHECK(combine(aggregate::power{.p = 0}, x, w) == Approx(combine(aggregate::geometric{}, x, w)).epsilon(1e-14));
}

TEST_CASE("values that a mean has no answer for are refused, or raised to the floor", "[aggregate]") {
  const auto refused = [](const auto& method, double x) {
    return faults<hti::MethodError>([&] { (void)combine(method, {1, x}, {1, 1}); }) ==
           std::multiset{hti::code::non_positive_value};
  };
  for (double x : {0.0, -1.0}) {
    CHECK(refused(aggregate::geometric{}, x));
    CHECK(refused(aggregate::harmonic{}, x));
    CHECK(refused(aggregate::power{.p = 2}, x));
    CHECK(combine(aggregate::geometric{.floor = 4}, {16, x}, {1, 1}) == Approx(8).epsilon(1e-15));
    CHECK(combine(aggregate::harmonic{.floor = 1}, {1, x}, {1, 1}) == 1);
    CHECK(combine(aggregate::power{.p = 2, .floor = 3}, {3, x}, {1, 1}) == Approx(3).epsilon(1e-15));
  }
}

TEST_CASE("no values give no mean", "[aggregate]") {
  CHECK(std::isnan(combine(aggregate::arithmetic{}, {}, {})));
  CHECK(std::isnan(combine(aggregate::geometric{}, {}, {})));
  CHECK(std::isnan(combine(aggregate::harmonic{}, {}, {})));
  CHECK(std::isnan(combine(aggregate::power{}, {}, {})));
}

TEST_CASE("an aggregation of your own is applied", "[aggregate]") {
  const aggregate::custom worst{
      "worst", [](std::span<const double> x, std::span<const double>) { return *std::min_element(x.begin(), x.end()); }};
  CHECK(combine(worst, {3, 1, 2}, {1, 1, 1}) == 1);
}

TEST_CASE("properties of means", "[aggregate][property]") {
  const auto each = [](const auto& check) {
    check(aggregate::arithmetic{});
    check(aggregate::geometric{});
    check(aggregate::harmonic{});
    check(aggregate::power{.p = 3});
    check(aggregate::power{.p = -2.5});
  };
  rc::prop("between the least and the greatest", [&] {
    const std::size_t n = size_between(1, 12);
    const std::vector<double> x = *positives(n);
    const std::vector<double> w = *positives(n);
    const auto [least, most] = std::minmax_element(x.begin(), x.end());
    each([&, low = *least, high = *most](const auto& method) {
      const double m = method(x, w);
      RC_ASSERT(m >= low * (1 - 1e-12) && m <= high * (1 + 1e-12));
    });
  });
  rc::prop("no higher for a lower child", [&] {
    const std::size_t n = size_between(1, 12);
    const std::vector<double> w = *positives(n);
    std::vector<double> x = *positives(n);
    std::vector<double> raised = x;
    raised[size_between(0, static_cast<int>(n) - 1)] += *positive();
    each([&](const auto& method) { RC_ASSERT(method(raised, w) > method(x, w)); });
  });
  rc::prop("the same for weights on another scale, and ordered by their exponents", [&] {
    const std::size_t n = size_between(1, 12);
    const std::vector<double> x = *positives(n);
    const std::vector<double> w = *positives(n);
    std::vector<double> twice = w;
    for (double& v : twice) v *= 2;
    each([&](const auto& method) { RC_ASSERT(method(x, w) == method(x, twice)); });
    RC_ASSERT(combine(aggregate::harmonic{}, x, w) <= combine(aggregate::geometric{}, x, w) * (1 + 1e-12));
    RC_ASSERT(combine(aggregate::geometric{}, x, w) <= combine(aggregate::arithmetic{}, x, w) * (1 + 1e-12));
    RC_ASSERT(combine(aggregate::arithmetic{}, x, w) <= combine(aggregate::power{.p = 2}, x, w) * (1 + 1e-12));
  });
}
