// Confidence sets for ranks: their coverage where the truth is known, and a slow second way to the same sets.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/support.hpp"
#include "hti/error.hpp"
#include "hti/robust/rank_sets.hpp"

namespace {

using hti::robust::rank_sets;
using hti::robust::RankSets;

struct design {
  std::string name{};
  std::vector<double> truth{};
  std::vector<double> error{};  ///< standard errors
};

std::vector<design> designs() {
  const std::vector<double> ones(16, 1);
  std::vector<double> spaced;
  std::vector<double> clusters;
  std::vector<double> gap;
  std::vector<double> unequal;
  for (int k = 0; k < 16; ++k) {
    spaced.push_back(0.5 * k);
    clusters.push_back(4.0 * (k / 4));
    gap.push_back(k < 8 ? 0.1 * k : 20 + 0.1 * k);
    unequal.push_back(k % 4 == 0 ? 4 : 0.25 * (1 + k % 4));
  }
  return {{"all equal", std::vector<double>(16, 0), ones},
          {"equally spaced", spaced, ones},
          {"clusters of ties", clusters, ones},
          {"unequal variances and a gap", gap, unequal}};
}

/// Scores around the truth, and draws of errors like theirs.
struct sample {
  std::vector<double> scores{};
  std::vector<double> draws{};
};

sample draw(const design& d, std::size_t draws, std::mt19937_64& bits) {
  std::normal_distribution<double> normal;
  sample s;
  for (std::size_t u = 0; u < d.truth.size(); ++u) s.scores.push_back(d.truth[u] + d.error[u] * normal(bits));
  for (std::size_t k = 0; k < draws; ++k) {
    for (std::size_t u = 0; u < d.truth.size(); ++u) s.draws.push_back(s.scores[u] + d.error[u] * normal(bits));
  }
  return s;
}

/// Whether a set holds every rank that a unit's true score may be given, whatever the rule for ties.
bool holds(const RankSets& found, const design& d, std::size_t unit) {
  const auto above = std::count_if(d.truth.begin(), d.truth.end(), [&](double x) { return x > d.truth[unit]; });
  const auto below = std::count_if(d.truth.begin(), d.truth.end(), [&](double x) { return x < d.truth[unit]; });
  return found.units[unit].low <= static_cast<double>(1 + above) &&
         found.units[unit].high >= static_cast<double>(d.truth.size()) - static_cast<double>(below);
}

/// By single hypotheses "a is not above b" and quantiles by sorting.
std::set<std::pair<std::size_t, std::size_t>> signed_slowly(const sample& s, std::size_t n, double level,
                                                            const std::set<std::pair<std::size_t, std::size_t>>& family) {
  const std::size_t draws = s.draws.size() / n;
  const auto value = [&](std::size_t u, std::size_t k) { return s.draws[k * n + u]; };
  const auto mean = [&](std::size_t a, std::size_t b) {
    double sum = 0;
    for (std::size_t k = 0; k < draws; ++k) sum += value(a, k) - value(b, k);
    return sum / static_cast<double>(draws);
  };
  const auto error = [&](std::size_t a, std::size_t b) {
    double squares = 0;
    for (std::size_t k = 0; k < draws; ++k) squares += std::pow(value(a, k) - value(b, k) - mean(a, b), 2);
    return std::sqrt(squares / static_cast<double>(draws - 1));
  };
  std::set<std::pair<std::size_t, std::size_t>> left = family;
  std::set<std::pair<std::size_t, std::size_t>> found;
  for (std::size_t before = left.size() + 1; left.size() < before;) {
    before = left.size();
    std::vector<double> largest(draws, -1e300);
    for (const auto& [a, b] : left) {
      for (std::size_t k = 0; k < draws; ++k) {
        largest[k] = std::max(largest[k], (value(a, k) - value(b, k) - mean(a, b)) / error(a, b));
      }
    }
    std::sort(largest.begin(), largest.end());
    const double limit = largest[static_cast<std::size_t>(std::ceil(level * static_cast<double>(draws + 1))) - 1];
    for (const auto& [a, b] : family) {
      if (left.contains({a, b}) && (s.scores[a] - s.scores[b]) / error(a, b) > limit) {
        left.erase({a, b});
        found.insert({a, b});
      }
    }
  }
  return found;
}

}  // namespace

TEST_CASE("sets hold the true ranks as often as they promise", "[rank_sets]") {
  constexpr int rounds = 2000 / hti_test::shorter;
  constexpr double level = 0.9;
  const double least = level - 3 * std::sqrt(level * (1 - level) / rounds);
  for (const design& d : designs()) {
    std::mt19937_64 bits(11);
    const std::size_t n = d.truth.size();
    std::vector<int> each(n, 0);
    int all = 0;
    int rightly_signed = 0;
    for (int round = 0; round < rounds; ++round) {
      const sample s = draw(d, 999, bits);
      const RankSets marginal = rank_sets(s.scores, s.draws, {.level = level});
      const RankSets together = rank_sets(s.scores, s.draws, {.level = level, .simultaneous = true});
      bool every = true;
      for (std::size_t u = 0; u < n; ++u) {
        each[u] += holds(marginal, d, u) ? 1 : 0;
        every = every && holds(together, d, u);
      }
      all += every ? 1 : 0;
      bool right = true;
      for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) right = right && !(together.apart[a * n + b] > 0 && !(d.truth[a] > d.truth[b]));
      }
      rightly_signed += right ? 1 : 0;
    }
    INFO(d.name);
    CHECK(all >= least * rounds);
    CHECK(rightly_signed >= least * rounds);
    for (std::size_t u = 0; u < n; ++u) CHECK(each[u] >= least * rounds);
  }
}

TEST_CASE("sets are those of the hypotheses one by one", "[rank_sets]") {
  std::mt19937_64 bits(3);
  int shortened = 0;
  for (const design& d : designs()) {
    const design small{d.name,
                       {d.truth[0], d.truth[5], d.truth[8], d.truth[9], d.truth[15]},
                       {d.error[0], d.error[5], d.error[8], d.error[9], d.error[15]}};
    for (int round = 0; round < 20 / hti_test::shorter; ++round) {
      const sample s = draw(small, 59, bits);
      const RankSets marginal = rank_sets(s.scores, s.draws, {.level = 0.8});
      const RankSets together = rank_sets(s.scores, s.draws, {.level = 0.8, .simultaneous = true});
      std::set<std::pair<std::size_t, std::size_t>> pairs;
      for (std::size_t a = 0; a < 5; ++a) {
        for (std::size_t b = 0; b < 5; ++b) {
          if (a != b) pairs.insert({a, b});
        }
      }
      const auto signs = signed_slowly(s, 5, 0.8, pairs);
      for (std::size_t a = 0; a < 5; ++a) {
        std::set<std::pair<std::size_t, std::size_t>> own;
        for (const auto& [x, y] : pairs) {
          if (x == a || y == a) own.insert({x, y});
        }
        const auto own_signs = signed_slowly(s, 5, 0.8, own);
        double low = 1;
        double high = 5;
        double low_together = 1;
        for (std::size_t b = 0; b < 5; ++b) {
          low += own_signs.contains({b, a}) ? 1 : 0;
          high -= own_signs.contains({a, b}) ? 1 : 0;
          low_together += signs.contains({b, a}) ? 1 : 0;
          CHECK((together.apart[a * 5 + b] > 0) == signs.contains({a, b}));
          CHECK((together.apart[a * 5 + b] < 0) == signs.contains({b, a}));
        }
        CHECK(marginal.units[a].low == low);
        CHECK(marginal.units[a].high == high);
        CHECK(together.units[a].low == low_together);
        shortened += high - low < 4 ? 1 : 0;
      }
    }
  }
  CHECK(shortened > 50 / hti_test::shorter);
}

TEST_CASE("scores without error are where they are, and units without a score take no place", "[rank_sets]") {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> scores{3, none, 1, 3, 2};
  std::vector<double> draws;
  for (int k = 0; k < 99; ++k) draws.insert(draws.end(), scores.begin(), scores.end());
  for (const bool simultaneous : {false, true}) {
    const RankSets found = rank_sets(scores, draws, {.level = 0.9, .simultaneous = simultaneous});
    CHECK((found.units[0].low == 1 && found.units[0].high == 2 && found.units[0].standard_error == 0));
    CHECK((found.units[3].low == 1 && found.units[3].high == 2 && found.units[3].rank == 1));
    CHECK((found.units[4].low == 3 && found.units[4].high == 3));
    CHECK((found.units[2].low == 4 && found.units[2].high == 4));
    CHECK((std::isnan(found.units[1].low) && std::isnan(found.units[1].rank)));
    CHECK((found.apart[0 * 5 + 3] == 0 && found.apart[0 * 5 + 1] == 0 && found.apart[0 * 5 + 4] == 1));
  }
}

TEST_CASE("units that err together are told apart by what they do not share", "[rank_sets]") {
  std::mt19937_64 bits(5);
  std::normal_distribution<double> normal;
  std::vector<double> draws;
  for (int k = 0; k < 199; ++k) {
    const double shared = normal(bits);
    for (const double own : {0.0, 1e-3 * normal(bits), 0.0}) draws.push_back(shared + own);
  }
  const RankSets found = rank_sets(std::vector<double>{0, 0.1, 1e-6}, draws);
  CHECK(found.apart == std::vector<std::int8_t>{0, -1, -1, 1, 0, 1, 1, -1, 0});
}

TEST_CASE("what cannot be a set is refused", "[rank_sets]") {
  const std::vector<double> scores{1, 2};
  CHECK_THROWS_AS(rank_sets(scores, std::vector<double>(7)), hti::DataError);
  CHECK_THROWS_AS(rank_sets(scores, std::vector<double>(4, std::nan(""))), hti::MethodError);  // too few draws come first
  CHECK_THROWS_AS(rank_sets(scores, std::vector<double>(200, std::nan(""))), hti::DataError);
  CHECK_THROWS_AS(rank_sets(scores, std::vector<double>(200), {.level = 1}), hti::MethodError);
  CHECK_THROWS_AS(rank_sets(scores, std::vector<double>(20), {.level = 0.95}), hti::MethodError);
}

TEST_CASE("variances of draws studentise them, unit by unit", "[rank_sets]") {
  // The second way: every ratio by a division and a root of its own, in one step.
  std::mt19937_64 bits(9);
  std::normal_distribution<double> normal;
  constexpr std::size_t n = 6;
  constexpr std::size_t draws = 199;
  std::vector<double> scores;
  for (std::size_t u = 0; u < n; ++u) scores.push_back(0.9 * static_cast<double>(u) + normal(bits));
  std::vector<double> errors;
  hti::robust::drawn_variances known;
  for (std::size_t u = 0; u < n; ++u) known.scores.push_back(0.2 + 0.1 * static_cast<double>(u));
  for (std::size_t d = 0; d < draws; ++d) {
    for (std::size_t u = 0; u < n; ++u) {
      errors.push_back(std::sqrt(known.scores[u]) * normal(bits));
      known.draws.push_back(known.scores[u] * (0.5 + std::abs(errors.back())));
    }
  }
  std::vector<double> mean(n, 0);
  for (std::size_t k = 0; k < errors.size(); ++k) mean[k % n] += errors[k] / draws;
  std::set<std::pair<std::size_t, std::size_t>> open;
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      if (a != b) open.insert({a, b});
    }
  }
  std::vector<std::int8_t> expected(n * n, 0);
  for (std::size_t before = open.size() + 1; open.size() < before;) {
    before = open.size();
    std::vector<double> largest(draws, 0);
    for (const auto& [a, b] : open) {
      for (std::size_t d = 0; d < draws; ++d) {
        const double error = errors[d * n + a] - mean[a] - errors[d * n + b] + mean[b];
        largest[d] = std::max(largest[d], error / std::sqrt(known.draws[d * n + a] + known.draws[d * n + b]));
      }
    }
    std::sort(largest.begin(), largest.end());
    const double limit = largest[static_cast<std::size_t>(std::ceil(0.9 * (draws + 1))) - 1];
    for (auto pair = open.begin(); pair != open.end();) {
      const auto [a, b] = *pair;
      const bool above = (scores[a] - scores[b]) / std::sqrt(known.scores[a] + known.scores[b]) > limit;
      if (above) expected[a * n + b] = 1, expected[b * n + a] = -1;
      pair = above ? open.erase(pair) : std::next(pair);
    }
  }
  const RankSets found = rank_sets(scores, errors, {.level = 0.9}, known);
  CHECK(found.apart == expected);
  CHECK(std::count(expected.begin(), expected.end(), 1) > 3);
  CHECK(found.apart != rank_sets(scores, errors, {.level = 0.9}).apart);
  known.draws.pop_back();
  CHECK_THROWS_AS(rank_sets(scores, errors, {.level = 0.9}, known), hti::DataError);
}
