#include "core/generators.hpp"
#include "core/support.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "steps/of_rules.hpp"

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

TEST_CASE("a value lies within the reach of its rule, whose ends some values have", "[aggregate]") {
  const std::vector<hti::Aggregate> rules{aggregate::arithmetic{},
                                          aggregate::geometric{},
                                          aggregate::geometric{.floor = 1},
                                          aggregate::harmonic{},
                                          aggregate::harmonic{.floor = 2},
                                          aggregate::power{.p = -2, .floor = 0.5},
                                          aggregate::inverted_geometric{},
                                          aggregate::product{},
                                          aggregate::ratio{},
                                          aggregate::first_if{.at_least = 7, .share = 0.7},
                                          aggregate::copeland{}};
  std::set<std::size_t> tried;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> anywhere(-6, 14);
  std::uniform_real_distribution<double> part(0, 1);
  for (int round = 0; round < 300; ++round) {
    for (const hti::Aggregate& rule : rules) {
      const std::size_t children = hti::detail::children_of(rule).value_or(1 + random() % 4);
      std::vector<hti::Interval> within;
      std::vector<double> reference;
      for (std::size_t k = 0; k < children; ++k) {
        const auto [low, high] = std::minmax({anywhere(random), anywhere(random)});
        within.push_back({low, high});
        reference.insert(reference.end(), {low, high, anywhere(random)});
      }
      const std::vector<double> apart(children, 0.0);
      const hti::ReferenceChildren learnt{.values = reference, .within = apart};
      const auto value = [&](auto end) {
        std::vector<double> x;
        std::vector<double> weights;
        for (const hti::Interval& of : within) {
          x.push_back(end(of));
          weights.push_back(0.01 + part(random));
        }
        return hti::detail::combine(rule, x, weights, learnt);
      };
      if (const auto worst = hti::detail::not_positive(rule, within)) {
        CHECK(within[*worst].low <= 0);
        CHECK_THROWS_AS(value([](const hti::Interval& of) { return of.low; }), hti::MethodError);
        continue;
      }
      tried.insert(rule.index());
      const hti::Interval reach = hti::detail::reach_of(rule, within, learnt);
      double least = infinity;
      double most = -infinity;
      for (int draw = 0; draw < 40; ++draw) {
        const double at_ends = value([&](const hti::Interval& of) { return part(random) < 0.5 ? of.low : of.high; });
        const double between = value([&](const hti::Interval& of) { return of.low + part(random) * (of.high - of.low); });
        for (const double x : {at_ends, between}) {
          least = std::min(least, x);
          most = std::max(most, x);
        }
      }
      const double rounding = 1e-12 * std::max({1.0, std::abs(reach.low), std::abs(reach.high)});
      CHECK(least >= reach.low - rounding);
      CHECK(most <= reach.high + rounding);
      // Of two children each end is met in forty draws, but for one draw in thousands of millions.
      if (std::holds_alternative<aggregate::ratio>(rule) ||
          (std::holds_alternative<aggregate::product>(rule) && children <= 2)) {
        CHECK(least == Approx(reach.low).epsilon(1e-12));
        CHECK(most == Approx(reach.high).epsilon(1e-12));
      }
    }
  }
  CHECK(tried.size() == std::variant_size_v<hti::Aggregate> - 1);  // all but those of one's own
}

TEST_CASE("bounds that are not there bound nothing", "[aggregate]") {
  const hti::Interval any{-infinity, infinity};
  const std::vector<hti::Interval> both{any, {0, 0}};
  CHECK(hti::detail::reach_of(aggregate::product{}, both, {}) == hti::Interval{0, 0});
  CHECK(hti::detail::reach_of(aggregate::first_if{.share = 0}, std::vector{hti::Interval{0, 1}, any}, {}) ==
        hti::Interval{0, 1});
  CHECK(hti::detail::reach_of(aggregate::ratio{}, both, {}) == any);
  CHECK(hti::detail::reach_of(aggregate::product{}, std::vector{hti::Interval{-3, -2}, hti::Interval{-2, -1}}, {}) ==
        hti::Interval{2, 6});
}
