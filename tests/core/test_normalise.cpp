#include "core/generators.hpp"
#include "core/support.hpp"

#include <algorithm>

using namespace hti_test;
namespace normalise = hti::normalise;

namespace {

normalise::fitted fit(const auto& method, const std::vector<double>& values) {
  return method.fit(hti::Column{.values = values});
}

std::vector<double> normalised(const auto& method, const std::vector<double>& values) {
  const normalise::fitted learnt = fit(method, values);
  std::vector<double> result;
  for (double x : values) result.push_back(learnt(x));
  return result;
}

}  // namespace

TEST_CASE("min-max reaches from low to high", "[normalise]") {
  CHECK(normalised(normalise::min_max{}, {2, 4, 6}) == std::vector<double>{0, 50, 100});
  CHECK(normalised(normalise::min_max{.low = 1, .high = 5}, {2, 4, 6}) == std::vector<double>{1, 3, 5});
  const normalise::fitted open = fit(normalise::min_max{}, {2, 4, 6});
  CHECK(open(8) == 150);
  CHECK(open(0) == -50);
  const normalise::fitted clipped = fit(normalise::min_max{.clip = hti::Interval{0, 100}}, {2, 4, 6});
  CHECK(clipped(8) == 100);
  CHECK(clipped(0) == 0);
}

TEST_CASE("the percentile clip uses quantiles of type 7", "[normalise]") {
  // 1 ... 41: type 7 gives 2 at 2.5 % and 40 at 97.5 %.
  std::vector<double> x;
  for (int i = 1; i <= 41; ++i) x.push_back(i);
  const normalise::fitted learnt = fit(normalise::min_max{.clip = hti::Interval{2.5, 97.5}}, x);
  CHECK(learnt(1) == 0);
  CHECK(learnt(2) == 0);
  CHECK(learnt(21) == 50);
  CHECK(learnt(40) == 100);
  CHECK(learnt(41) == 100);
}

TEST_CASE("goalposts are worst and best by direction", "[normalise]") {
  hti::Indicator indicator{.goalposts = hti::Interval{10, 20}};
  const std::vector<double> any{0};
  const auto learn = [&](const normalise::goalposts& method) {
    return method.fit({.values = any, .indicator = &indicator, .id = "a"});
  };
  CHECK(learn({})(15) == 50);
  CHECK(learn({})(25) == 100);
  CHECK(learn({.clip = false})(25) == 150);
  CHECK_FALSE(learn({}).constant);
  indicator.direction = hti::Direction::lower;  // values come negated
  CHECK(learn({})(-20) == 0);
  CHECK(learn({})(-12) == 80);
  CHECK(learn({})(-5) == 100);
  indicator.goalposts.reset();
  CHECK(faults<hti::MethodError>([&] { (void)learn({}); }) == std::multiset{hti::code::missing_goalposts});
}

TEST_CASE("rounding goes to the nearest, halves up, however many digits there are", "[normalise]") {
  const auto rounded = [](int decimals, double x) { return fit(normalise::round{.decimals = decimals}, {})(x); };
  CHECK(rounded(0, 2.5) == 3);
  CHECK(rounded(0, -2.5) == -2);
  CHECK(rounded(0, -2.6) == -3);
  CHECK(rounded(1, 0.1 + 0.15) == 0.3);  // 0.25 but for rounding
  CHECK(rounded(2, 1.005) == 1.01);      // a little less as a double
  CHECK(rounded(12, 50) == 50);          // 50,000,000,000,000 steps, of which a relative slack is 50
  CHECK(rounded(0, 5e12) == 5e12);
  CHECK(rounded(0, 4503599627370497) == 4503599627370497);  // 2^52 + 1, beyond which there are no halves
  CHECK(fit(normalise::round{}, {}).reach() == hti::Interval{-infinity, infinity});
}

TEST_CASE("a target must be better than the worst by more than rounding", "[normalise]") {
  const std::vector<double> x{4, 2, 6};
  const auto learn = [&](double target, double within) {
    return normalise::distance_to_target{.target = target}.fit({.values = x, .id = "a", .within = within});
  };
  CHECK(learn(10, 0)(2) == 0);
  CHECK(learn(10, 0)(12) == 125);
  CHECK(learn(2.5, 0.25)(2.25) == 50);
  const auto refused = [&](double target, double within) {
    return faults<hti::MethodError>([&] { (void)learn(target, within); }) == std::multiset{hti::code::invalid_parameter};
  };
  CHECK(refused(2, 0));
  CHECK(refused(2.25, 0.25));
}

TEST_CASE("z-scores use the sample standard deviation", "[normalise]") {
  CHECK(normalised(normalise::z_score{}, {1, 2, 3}) == std::vector<double>{-1, 0, 1});
  CHECK(normalised(normalise::z_score{.mean = 100, .sd = 10}, {1, 2, 3}) == std::vector<double>{90, 100, 110});
}

TEST_CASE("ranks, Borda points and percentile ranks share the smallest place", "[normalise]") {
  const std::vector<double> x{5, 3, 5, 1};
  CHECK(normalised(normalise::rank{}, x) == std::vector<double>{3, 2, 3, 1});
  CHECK(normalised(normalise::borda{}, x) == std::vector<double>{2, 1, 2, 0});
  CHECK(normalised(normalise::percentile_rank{}, x) == std::vector<double>{2 / 3.0, 1 / 3.0, 2 / 3.0, 0});
}

TEST_CASE("a new value in a rank family has what a reference unit with it would have", "[normalise]") {
  const std::vector<double> x{1, 3, 5, 5};
  CHECK(fit(normalise::rank{}, x)(4) == 3);
  CHECK(fit(normalise::rank{}, x)(9) == 5);
  CHECK(fit(normalise::borda{}, x)(9) == 4);
  CHECK(fit(normalise::borda{}, x)(0) == 0);
  CHECK(fit(normalise::percentile_rank{}, x)(4) == 2 / 3.0);
  CHECK(fit(normalise::percentile_rank{}, x)(9) == 1);
}

TEST_CASE("a constant column is marked and sits in the middle", "[normalise]") {
  const std::vector<double> x{4, 4, 4};
  const auto middle = [&](const auto& method) {
    const normalise::fitted learnt = fit(method, x);
    CHECK(learnt.constant);
    CHECK(learnt(17) == learnt(4));
    return learnt(4);
  };
  CHECK(middle(normalise::min_max{.low = 20, .high = 40}) == 30);
  CHECK(middle(normalise::z_score{.mean = 7, .sd = 2}) == 7);
  CHECK(middle(normalise::rank{}) == 2);
  CHECK(middle(normalise::borda{}) == 1);
  CHECK(middle(normalise::percentile_rank{}) == 0.5);
  CHECK_FALSE(fit(normalise::none{}, x).constant);
  CHECK(fit(normalise::z_score{}, {3}).constant);
  CHECK(fit(normalise::min_max{.clip = hti::Interval{10, 90}}, {1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 9}).constant);
}

TEST_CASE("reach says what a normalised value can be", "[normalise]") {
  const std::vector<double> x{2, 4, 6};
  const auto reach = [&](const auto& method) { return fit(method, x).reach(); };
  CHECK(reach(normalise::min_max{}) == hti::Interval{-infinity, infinity});
  CHECK(reach(normalise::min_max{.clip = hti::Interval{0, 100}}) == hti::Interval{0, 100});
  CHECK(reach(normalise::rank{}) == hti::Interval{1, 4});
  CHECK(reach(normalise::borda{}) == hti::Interval{0, 3});
  CHECK(reach(normalise::percentile_rank{}) == hti::Interval{0, 1});
  CHECK(reach(normalise::z_score{}) == hti::Interval{-infinity, infinity});
  CHECK(fit(normalise::min_max{}, {5, 5}).reach() == hti::Interval{50, 50});
}

TEST_CASE("a normalisation of your own is applied", "[normalise]") {
  struct share_of_best {
    auto fit(const hti::Column& column) const {
      const double best = *std::max_element(column.values.begin(), column.values.end());
      return [best](double x) { return x / best; };
    }
  };
  CHECK(normalised(normalise::custom{"share of best", share_of_best{}}, {1, 2, 4}) == std::vector<double>{0.25, 0.5, 1});
}

TEST_CASE("properties of normalisations", "[normalise][property]") {
  const auto monotone = [](const auto& method) {
    const std::vector<double> x = spread(2, 40);
    const normalise::fitted learnt = fit(method, x);
    std::vector<double> probes = *values(10);
    probes.insert(probes.end(), x.begin(), x.end());
    std::sort(probes.begin(), probes.end());
    for (std::size_t i = 1; i < probes.size(); ++i) RC_ASSERT(learnt(probes[i - 1]) <= learnt(probes[i]));
  };
  rc::prop("min-max never falls", [&] { monotone(normalise::min_max{}); });
  rc::prop("clipped min-max never falls", [&] { monotone(normalise::min_max{.clip = hti::Interval{5, 95}}); });
  rc::prop("z-scores never fall", [&] { monotone(normalise::z_score{}); });
  rc::prop("ranks never fall", [&] { monotone(normalise::rank{}); });
  rc::prop("percentile ranks never fall", [&] { monotone(normalise::percentile_rank{}); });
  rc::prop("the reference spans min-max's scale and stays on it", [] {
    const std::vector<double> x = spread(2, 40);
    std::vector<double> y = normalised(normalise::min_max{.low = 1, .high = 100}, x);
    std::sort(y.begin(), y.end());
    RC_ASSERT(y.front() == 1);
    RC_ASSERT(std::abs(y.back() - 100) <= 1e-12);
  });
  rc::prop("z-scores of the reference have mean 0 and standard deviation 1", [] {
    const std::vector<double> y = normalised(normalise::z_score{}, spread(2, 40));
    double sum = 0;
    double squares = 0;
    for (double v : y) sum += v;
    for (double v : y) squares += v * v;
    RC_ASSERT(std::abs(sum) < 1e-8);
    RC_ASSERT(std::abs(squares / static_cast<double>(y.size() - 1) - 1) < 1e-8);
  });
  rc::prop("the order of the units changes no bit of min-max and the rank family", [] {
    std::vector<double> x = spread(2, 40);
    const std::vector<double> probes = *values(5);
    const auto at_probes = [&](const auto& method) {
      std::vector<double> y;
      for (double p : probes) y.push_back(fit(method, x)(p));
      return y;
    };
    const auto all = [&] {
      return std::vector{at_probes(normalise::min_max{}), at_probes(normalise::min_max{.clip = hti::Interval{2.5, 97.5}}),
                         at_probes(normalise::rank{}), at_probes(normalise::borda{}), at_probes(normalise::percentile_rank{})};
    };
    const auto before = all();
    std::rotate(x.begin(), x.begin() + static_cast<std::ptrdiff_t>(x.size() / 2), x.end());
    const auto after = all();
    for (std::size_t i = 0; i < before.size(); ++i) RC_ASSERT(same_bits(before[i], after[i]));
  });
}
