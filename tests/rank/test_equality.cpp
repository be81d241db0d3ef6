// Which scores tie, against the plain way: sort, and let every group hold what is within reach of its best value.
#include <hwy/targets.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "base/ladder.hpp"
#include "core/support.hpp"
#include "steps/ranks.hpp"

namespace {

using hti::detail::equality;

constexpr double absent = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Min ranks, and in `below` how many values lie below the group of each.
std::vector<double> plainly(const std::vector<double>& values, const equality& rule, std::vector<double>* below = nullptr) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isnan(values[i])) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
  std::vector<double> ranks(values.size(), absent);
  if (below) below->assign(values.size(), absent);
  for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
    const double best = values[order[begin]];
    while (end < order.size() && !rule.above(best, values[order[end]])) ++end;
    for (std::size_t k = begin; k < end; ++k) {
      ranks[order[k]] = static_cast<double>(begin + 1);
      if (below) (*below)[order[k]] = static_cast<double>(order.size() - end);
    }
  }
  return ranks;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return x == y || (std::isnan(x) && std::isnan(y)); });
}

/// Values in several shapes, some of them a few last digits beside others.
std::vector<double> sample(int kind, std::size_t n, std::mt19937_64& bits, double share_near) {
  std::normal_distribution<double> normal;
  std::uniform_real_distribution<double> uniform;
  std::vector<double> values(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double z = normal(bits);
    switch (kind) {
      case 0: values[i] = 50 + 10 * z; break;
      case 1: values[i] = std::round(4 * z) / 4; break;
      case 2: values[i] = std::exp(3 * z); break;
      case 3: values[i] = static_cast<double>(i % 97) / 97; break;
      case 4: values[i] = z > 1.8 ? z : 0; break;
      case 5: values[i] = 1e6 + 1e-3 * z; break;
      default: values[i] = std::copysign(std::exp(200 * z), z); break;
    }
  }
  for (std::size_t i = 1; i < n; ++i) {
    if (uniform(bits) < share_near) {
      const double other = values[bits() % i];
      values[i] = other + other * 1e-15 * (static_cast<double>(bits() % 9) - 4);
    }
    if (uniform(bits) < 0.01) values[i] = bits() % 3 == 0 ? absent : bits() % 2 == 0 ? infinity : -infinity;
  }
  return values;
}

}  // namespace

TEST_CASE("values that are apart by rounding tie on every SIMD path, and the others as they are", "[rank][equal]") {
  hti::detail::ranker work;
  const std::int64_t supported = hwy::SupportedTargets();
  std::mt19937_64 bits(11);
  std::size_t joined = 0;
  for (int kind = 0; kind < 7; ++kind) {
    for (const std::size_t n : {1u, 2u, 5u, 21u, 290u, 291u, 3000u, 9000u, 200'001u}) {
      if (n > 10'000 && (kind % 3 != 0 || hti_test::shorter > 1)) continue;
      for (const double share : {0.0, 2.0 / static_cast<double>(n), 0.3}) {
        const std::vector<double> values = sample(kind, n, bits, share);
        const double size = kind == 0 ? 50 : 1;
        for (const equality& rule : {equality{.absolute = 1e-12 * size, .relative = 1e-12},
                                     {.relative = 1e-12},
                                     {.absolute = 1e-12 * size},
                                     {.tolerance = 0.25, .absolute = 1e-12},
                                     {}}) {
          const std::vector<double> expected = plainly(values, rule);
          joined += !same(expected, plainly(values, {}));
          for (std::int64_t rest = supported; rest != 0; rest &= rest - 1) {
            if (n > 10'000 && rest != supported && (rest & (rest - 1)) != 0) continue;
            hwy::SetSupportedTargetsForTest(rest & -rest);
            std::vector<double> ranks(n);
            work.min_ranks(values, std::span<double>(ranks), rule);
            CAPTURE(hwy::TargetName(rest & -rest), n, kind, share, rule.absolute, rule.relative, rule.tolerance);
            REQUIRE(same(ranks, expected));
            std::vector<std::uint32_t> whole(n);
            work.min_ranks(values, std::span<std::uint32_t>(whole), rule);
            REQUIRE(std::equal(whole.begin(), whole.end(), expected.begin(),
                               [](std::uint32_t w, double r) { return std::isnan(r) ? w == 0 : w == r; }));
          }
          hwy::SetSupportedTargetsForTest(0);
        }
      }
    }
  }
  REQUIRE(joined > 100);
}

TEST_CASE("a score comes among others where a ranking with it puts it", "[rank][equal]") {
  std::mt19937_64 bits(5);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t n = bits() % 12;
    std::vector<double> others(n);
    for (double& x : others) x = 0.1 * static_cast<double>(bits() % 30) - 1 + 1e-16 * static_cast<double>(bits() % 5);
    if (n > 0 && bits() % 4 == 0) others[0] = absent;
    equality rule{.tolerance = 0.1 * static_cast<double>(bits() % 4), .absolute = 1e-12, .relative = 1e-12};
    if (bits() % 3 == 0) rule.decimals = std::array{0, 1, 2, 11, 12}[bits() % 5];
    const hti::detail::ladder ladder(others, rule);
    for (int k = -12; k < 22; ++k) {
      const double x = 0.1 * k + 1e-16 * static_cast<double>(bits() % 7);
      std::vector<double> all = others;
      all.push_back(x);
      std::vector<double> seen = all;
      for (double& s : seen) s = rule.seen(s);
      std::vector<double> below;
      const double rank = plainly(seen, rule.of_seen(), &below).back();
      CAPTURE(others, x, rule.tolerance, rule.decimals.value_or(-1));
      REQUIRE(1 + static_cast<double>(ladder.above(x)) == rank);
      REQUIRE(static_cast<double>(ladder.size() - ladder.not_below(x)) == below.back());
    }
    for (std::size_t above = 0; above <= ladder.size() + 1; ++above) {
      const double least = ladder.needed(above);
      if (std::isinf(least)) {
        REQUIRE(above >= ladder.size());
        continue;
      }
      REQUIRE(ladder.above(least) <= above);
      REQUIRE(ladder.above(least - 1e-9) > above);
    }
  }
}

TEST_CASE("a score that rounding has left below a bound is on it", "[rank][groups][equal]") {
  const hti::Cutoffs c{.mean = 3, .sd = 2, .slack = 1e-11};
  REQUIRE(c.group(std::nextafter(5.5, 0)) == hti::Group::high);
  REQUIRE(c.group(5.5 - 1e-9) == hti::Group::above);
  REQUIRE(hti::Cutoffs{.mean = 3, .sd = 2}.group(std::nextafter(5.5, 0)) == hti::Group::above);
  const std::vector<double> nearly{0.2, 0.1 + 0.2 - 0.1, 0.3 - 0.1};
  REQUIRE(hti::Cutoffs::of(nearly).sd > 0);
  REQUIRE(hti::Cutoffs::of(nearly, 1e-13).sd == 0);
}

TEST_CASE("figures are compared as they are, but where a penalty is computed beside them", "[rank][equal]") {
  // 30 % of the range: a figure's score misses it by rounding, and a penalty of 30 does not.
  const double near = 40 * (1 + 1e-13);
  const hti::Table table(
      hti_test::table_data({{"a", {0, 7, 2.1, hti_test::no_value, near / 8}}, {"b", {0, 100, 40, near, 40}}}));
  hti::Method method;
  method.missing.missing = hti::missing::penalise{.value = 30};
  const hti::Scores scores = hti::fit(hti_test::flat({1, 1}), method, table).score(table, {.indicators = true});
  REQUIRE(scores["a"][2] != scores["a"][3]);
  CHECK(scores.ranks("a") == std::vector<double>{5, 1, 3, 3, 2});
  REQUIRE(scores["b"][2] != scores["b"][3]);
  CHECK(scores.ranks("b") == std::vector<double>{5, 1, 2, 2, 2});
  const hti::Index read = hti::Index::from_json(scores.index().to_json());
  CHECK(read.score(table, {.indicators = true}).ranks("a") == scores.ranks("a"));
  CHECK(read.score(table, {.indicators = true}).ranks("b") == scores.ranks("b"));
  // No rule computes a score: figures are what they are.
  method = {};
  const hti::Scores plain = hti::fit(hti_test::flat({1, 1}), method, table).score(table, {.indicators = true});
  CHECK(plain.ranks("b") == std::vector<double>{5, 1, 3, 2, 3});
}

TEST_CASE("a penalty ties with the figure it equals in any table, also where the reference has all figures", "[rank][equal]") {
  const hti::Table reference(hti_test::table_data({{"a", {0, 7, 2.1}}}));
  hti::Method method;
  method.missing.missing = hti::missing::penalise{.value = 30};
  const hti::Index index = hti::fit(hti_test::flat({1}), method, reference);
  const hti::Table other(hti_test::table_data({{"a", {0, 7, 2.1, hti_test::no_value}}}));
  const hti::Scores scores = index.score(other, {.indicators = true});
  REQUIRE(scores["a"][2] != scores["a"][3]);
  CHECK(scores.ranks("a") == std::vector<double>{4, 1, 2, 2});
}
