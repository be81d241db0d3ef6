// rank against counting, the slow and obvious way, on values made to be awkward.
#include <hwy/targets.h>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "base/rank_kernels.hpp"
#include "hti/error.hpp"
#include "hti/rank/rank.hpp"

namespace {

constexpr double absent = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr hti::Ties every_rule[] = {hti::Ties::min, hti::Ties::max, hti::Ties::average, hti::Ties::dense, hti::Ties::ordinal};

/// Walks down the sorted values and gives each tie group its ranks.
std::vector<double> obvious_rank(const std::vector<double>& values, hti::rank_options options) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  std::vector<double> ranks(values.size(), absent);
  double groups = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    const double limit = values[order[begin]] - options.tolerance;
    std::size_t end = begin + 1;
    while (end < order.size() && (values[order[end]] == values[order[begin]] || values[order[end]] >= limit)) ++end;
    ++groups;
    std::vector<std::size_t> members(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                     order.begin() + static_cast<std::ptrdiff_t>(end));
    std::sort(members.begin(), members.end());
    for (std::size_t k = 0; k < members.size(); ++k) {
      const auto first = static_cast<double>(begin + 1);
      const auto last = static_cast<double>(end);
      double& r = ranks[members[k]];
      switch (options.ties) {
        case hti::Ties::min: r = first; break;
        case hti::Ties::max: r = last; break;
        case hti::Ties::average: r = (first + last) / 2; break;
        case hti::Ties::dense: r = groups; break;
        case hti::Ties::ordinal: r = first + static_cast<double>(k); break;
      }
    }
    begin = end;
  }
  return ranks;
}

bool same_bytes(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// Shapes of data, each hard on another part of the algorithm.
enum class shape { normal, few_levels, two_levels, lognormal, all_exponents, shifted, mostly_zero, sorted, constant, extreme };
constexpr shape every_shape[] = {shape::normal,  shape::few_levels,    shape::two_levels, shape::lognormal,
                                 shape::shifted, shape::all_exponents, shape::extreme,    shape::mostly_zero,
                                 shape::sorted,  shape::constant};

std::vector<double> sample(shape kind, std::size_t n, unsigned seed) {
  std::mt19937_64 bits(seed);
  std::normal_distribution<double> normal;
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double z = normal(bits);
    switch (kind) {
      case shape::normal: values[i] = z; break;
      case shape::few_levels: values[i] = std::round(2 * z); break;
      case shape::two_levels: values[i] = z > 0.5 ? 100 : 0; break;
      case shape::lognormal: values[i] = std::exp(2 * z); break;
      case shape::all_exponents: values[i] = std::copysign(std::exp(250 * z), normal(bits)); break;
      case shape::shifted: values[i] = 1e9 + z; break;
      case shape::mostly_zero: values[i] = z > 1.5 ? z : 0.0 * z; break;
      case shape::sorted: values[i] = static_cast<double>(i) * 1e-3; break;
      case shape::constant: values[i] = -0.25; break;
      case shape::extreme:
        values[i] = z > 0 ? std::numeric_limits<double>::max() : z * std::numeric_limits<double>::min() / 7;
        break;
    }
  }
  return values;
}

/// Missing values, infinities and both zeros, here and there.
void disturb(std::vector<double>& values, unsigned seed) {
  std::mt19937_64 bits(seed);
  for (double& x : values) {
    switch (bits() % 24) {
      case 0: x = absent; break;
      case 1: x = -0.0; break;
      case 2: x = bits() % 2 == 0 ? infinity : -infinity; break;
      case 3: x = 0.0; break;
      default: break;
    }
  }
}

rc::Gen<double> awkward() {
  return rc::gen::weightedOneOf<double>(
      {{12, rc::gen::map(rc::gen::inRange(-6, 7), [](int k) { return k * 0.25; })},
       {4, rc::gen::arbitrary<double>()},
       {2, rc::gen::element(absent, infinity, -infinity, 0.0, -0.0)},
       {1, rc::gen::element(5e-324, -5e-324, 1.7976931348623157e308, -1.7976931348623157e308)}});
}

rc::Gen<hti::rank_options> options() {
  return rc::gen::map(rc::gen::pair(rc::gen::elementOf(std::vector<hti::Ties>(std::begin(every_rule), std::end(every_rule))),
                                    rc::gen::element(0.0, 0.1, 0.25, 0.6, 1e300)),
                      [](const auto& p) { return hti::rank_options{.ties = p.first, .tolerance = p.second}; });
}

}  // namespace

TEST_CASE("ranks of a small example by every rule for ties", "[rank]") {
  const std::vector<double> values{70, absent, 80, 70, -infinity, 90, 70};
  CHECK(same(hti::rank(values), {3, absent, 2, 3, 6, 1, 3}));
  CHECK(same(hti::rank(values, {.ties = hti::Ties::max}), {5, absent, 2, 5, 6, 1, 5}));
  CHECK(same(hti::rank(values, {.ties = hti::Ties::average}), {4, absent, 2, 4, 6, 1, 4}));
  CHECK(same(hti::rank(values, {.ties = hti::Ties::dense}), {3, absent, 2, 3, 4, 1, 3}));
  CHECK(same(hti::rank(values, {.ties = hti::Ties::ordinal}), {3, absent, 2, 4, 6, 1, 5}));
}

TEST_CASE("a tie group is anchored at its best value", "[rank]") {
  // 9.2 is within 1 of 10, 8.5 is not although it is within 1 of 9.2.
  CHECK(same(hti::rank(std::vector<double>{9.2, 10, 8.5, 7.5}, {.tolerance = 1}), {1, 1, 3, 3}));
  CHECK(same(hti::rank(std::vector<double>{infinity, 5, -infinity}, {.tolerance = 1}), {1, 2, 3}));
}

TEST_CASE("nothing to rank", "[rank]") {
  CHECK(hti::rank(std::vector<double>{}).empty());
  CHECK(same(hti::rank(std::vector<double>{absent, absent}), {absent, absent}));
  CHECK(same(hti::rank(std::vector<double>{-0.0, 0.0}), {1, 1}));
}

TEST_CASE("rank agrees with the obvious way on short awkward vectors", "[rank]") {
  rc::prop("every rule, tolerance and pattern", [] {
    const auto values = *rc::gen::container<std::vector<double>>(awkward());
    const hti::rank_options chosen = *options();
    RC_ASSERT(same(hti::rank(values, chosen), obvious_rank(values, chosen)));
  });
}

TEST_CASE("rank agrees with the obvious way around every threshold of size", "[rank]") {
  for (const std::size_t n : {1u, 7u, 8u, 9u, 128u, 129u, 290u, 1023u, 1024u, 4095u, 4096u, 4097u, 5000u, 29'000u}) {
    for (const shape kind : every_shape) {
      for (const bool disturbed : {false, true}) {
        std::vector<double> values = sample(kind, n, 7);
        if (disturbed) disturb(values, 8);
        const hti::Ties ties = every_rule[(n + static_cast<std::size_t>(kind)) % 5];
        CAPTURE(n, static_cast<int>(kind), disturbed, static_cast<int>(ties));
        CHECK(same(hti::rank(values, {.ties = ties}), obvious_rank(values, {.ties = ties})));
        CHECK(same(hti::rank(values, {.tolerance = 0.01}), obvious_rank(values, {.tolerance = 0.01})));
      }
    }
  }
}

TEST_CASE("large vectors, always parted, agree with the obvious way", "[rank]") {
  for (const shape kind : every_shape) {
    std::vector<double> values = sample(kind, 200'001, 11);
    CAPTURE(static_cast<int>(kind));
    CHECK(same(hti::rank(values), obvious_rank(values, {})));
    disturb(values, 12);
    CHECK(same(hti::rank(values), obvious_rank(values, {})));
  }
}

TEST_CASE("ranks follow their units through a permutation", "[rank]") {
  rc::prop("all rules but ordinal", [] {
    auto values = *rc::gen::container<std::vector<double>>(awkward());
    hti::rank_options chosen = *options();
    if (chosen.ties == hti::Ties::ordinal) chosen.ties = hti::Ties::min;
    std::vector<double> expected = hti::rank(values, chosen);
    std::reverse(values.begin(), values.end());
    std::reverse(expected.begin(), expected.end());
    RC_ASSERT(same(hti::rank(values, chosen), expected));
  });
  rc::prop("different values have the ranks 1 to n", [] {
    const auto distinct = *rc::gen::unique<std::vector<int>>(rc::gen::arbitrary<int>());
    std::vector<double> ranks = hti::rank(std::vector<double>(distinct.begin(), distinct.end()));
    std::sort(ranks.begin(), ranks.end());
    for (std::size_t i = 0; i < ranks.size(); ++i) RC_ASSERT(ranks[i] == static_cast<double>(i + 1));
  });
}

TEST_CASE("every SIMD path gives the same bytes", "[rank][simd]") {
  const std::int64_t supported = hwy::SupportedTargets();
  for (const shape kind : every_shape) {
    for (const std::size_t n : {5u, 290u, 5000u, 200'001u}) {
      std::vector<double> values = sample(kind, n, 3);
      disturb(values, 4);
      const std::vector<double> expected = hti::rank(values);
      for (std::int64_t rest = supported; rest != 0; rest &= rest - 1) {
        hwy::SetSupportedTargetsForTest(rest & -rest);
        CAPTURE(hwy::TargetName(rest & -rest), n, static_cast<int>(kind));
        CHECK(same_bytes(hti::rank(values), expected));
      }
      hwy::SetSupportedTargetsForTest(0);
    }
  }
}

TEST_CASE("one ranker serves vectors of any size, in whole numbers too", "[rank]") {
  hti::detail::ranker ranker;
  for (const std::size_t n : {290u, 5000u, 3u, 200'001u, 0u, 6000u}) {
    for (const shape kind : every_shape) {
      std::vector<double> values = sample(kind, n, 5);
      disturb(values, 6);
      const std::vector<double> expected = hti::rank(values);
      std::vector<std::uint32_t> whole(n);
      ranker.min_ranks(values, std::span<std::uint32_t>(whole));
      CAPTURE(n, static_cast<int>(kind));
      CHECK(std::equal(whole.begin(), whole.end(), expected.begin(), expected.end(),
                       [](std::uint32_t w, double r) { return std::isnan(r) ? w == 0 : w == r; }));
    }
  }
}

TEST_CASE("values are ranked within groups", "[rank]") {
  const std::vector<double> values{3, 1, 2, absent, 5, 3};
  const std::vector<std::string> groups{"a", "b", "a", "a", "b", "a"};
  CHECK(same(hti::rank_within(values, groups), {1, 2, 3, absent, 1, 1}));
  rc::prop("as if each group were ranked alone", [] {
    const auto all = *rc::gen::container<std::vector<double>>(awkward());
    const auto labels = *rc::gen::container<std::vector<std::string>>(all.size(), rc::gen::element<std::string>("x", "y", ""));
    const hti::rank_options chosen = *options();
    const std::vector<double> ranks = hti::rank_within(all, labels, chosen);
    for (const std::string label : {"x", "y", ""}) {
      std::vector<double> of_group;
      std::vector<double> found;
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (labels[i] != label) continue;
        of_group.push_back(all[i]);
        found.push_back(ranks[i]);
      }
      RC_ASSERT(same(found, obvious_rank(of_group, chosen)));
    }
  });
}

namespace {

template <class Failure, class Call>
hti::code code_of(Call&& call) {
  try {
    call();
  } catch (const Failure& e) {
    return e.problems().at(0).code;
  }
  FAIL("nothing was thrown");
  return {};
}

}  // namespace

TEST_CASE("what cannot be ranked is refused", "[rank]") {
  const std::vector<double> values{1, 2};
  for (const double tolerance : {-1.0, absent, infinity}) {
    CHECK(code_of<hti::MethodError>([&] { (void)hti::rank(values, {.tolerance = tolerance}); }) ==
          hti::code::invalid_parameter);
  }
  std::vector<double> one_place(1);
  CHECK(code_of<hti::DataError>([&] { hti::rank(values, one_place); }) == hti::code::wrong_size);
  CHECK(code_of<hti::DataError>([&] { (void)hti::rank_within(values, std::vector<std::string>(3)); }) == hti::code::wrong_size);
}
