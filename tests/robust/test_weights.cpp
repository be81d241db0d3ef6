// Weights around the given ones, by a Dirichlet distribution or by people drawn anew.
#include <hwy/targets.h>

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>

#include "robust/cell_kernels.hpp"
#include "robust/quantiles.hpp"
#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::replicates;
using hti::vary::weights;
using hti::vary::weights_from;
constexpr auto dirichlet = hti::vary::WeightDistribution::dirichlet;

namespace {

/// One unit for each indicator, that has 1 in it and 0 elsewhere: scores are the indicators' effective weights.
hti::Table unit_vectors(std::size_t n) {
  std::vector<named_column> columns;
  for (std::size_t i = 0; i < n; ++i) {
    columns.push_back({std::string(1, static_cast<char>('a' + i)), std::vector<double>(n, 0)});
    columns.back().values[i] = 1;
  }
  return table(columns);
}

hti::Index plain(hti::Model model, const hti::Table& reference) {
  return hti::fit(std::move(model), {.normalise = hti::normalise::none{}}, reference);
}

/// Mean of what f makes of the weights that are drawn.
template <class F>
double mean_over(const std::vector<double>& all, std::size_t n, F f) {
  double sum = 0;
  for (std::size_t k = 0; k < all.size(); k += n) sum += f(all.data() + k);
  return sum * static_cast<double>(n) / static_cast<double>(all.size());
}

/// Points that seven people gave, in two groups, to a, b and c.
hti::TableData answers() {
  hti::TableData data = table_data({{"a", {10, 20, 60, 30, 5, 0, 40}},  //
                                    {"b", {50, 20, 30, 30, 90, 40, 20}},
                                    {"c", {40, 60, 10, 40, 5, 60, 40}}});
  data.groups["group"] = {"old", "young", "old", "young", "young", "young", "old"};
  return data;
}

}  // namespace

TEST_CASE("tabled gamma quantiles are as near as they are said to be") {
  const boost::math::normal standard;
  std::mt19937_64 bits(1);
  for (double shape : {0.02, 0.1, 0.5, 1.0, 3.0, 16.0, 400.0, 9e6, 2e7}) {
    const std::vector<double> table = hti::detail::gamma_cube_roots(shape);
    const hti::Interval extent = hti::detail::gamma_extent(table);
    const boost::math::gamma_distribution<double> gamma(shape, 1 / shape);
    for (int k = 0; k < 500; ++k) {
      double z[hti::detail::batch];
      double x[hti::detail::batch];
      for (double& score : z) score = 16.4 * (static_cast<double>(bits() >> 11U) * 0x1p-53 - 0.5);
      hti::detail::tabled_cubes(table.data(), z, x);
      for (std::size_t r = 0; r < hti::detail::batch; ++r) {
        const double exact =
            z[r] < 0 ? quantile(gamma, cdf(standard, z[r])) : quantile(complement(gamma, cdf(complement(standard, z[r]))));
        REQUIRE(std::abs(x[r] - exact) < (shape < 1 ? 2e-5 : 1e-7) * (1 + exact));
        REQUIRE((extent.low <= x[r] && x[r] <= extent.high));
      }
    }
  }
}

TEST_CASE("Dirichlet weights have the moments and the margins of theirs") {
  const std::vector<double> given{1, 2, 3, 4};
  const hti::Index index = plain(flat(given), unit_vectors(4));
  constexpr std::size_t n = 40'000;
  for (double spread : {0.25, 1.0}) {
    const std::vector<double> all =
        replicates(index, unit_vectors(4), {weights{.spread = spread, .distribution = dirichlet}}, 3, 0, n);
    const double concentration = 4 / (spread * spread);
    for (std::size_t i = 0; i < 4; ++i) {
      const double share = given[i] / 10;
      const double variance = share * (1 - share) / (concentration + 1);
      const auto error = 4.5 / std::sqrt(static_cast<double>(n));
      REQUIRE(mean_over(all, 4, [&](const double* w) { return w[i]; }) == Approx(share).margin(error * std::sqrt(variance)));
      REQUIRE(mean_over(all, 4, [&](const double* w) { return (w[i] - share) * (w[i] - share); }) ==
              Approx(variance).epsilon(error * 3));
      const std::size_t j = (i + 1) % 4;
      REQUIRE(mean_over(all, 4, [&](const double* w) { return (w[i] - share) * (w[j] - given[j] / 10); }) ==
              Approx(-share * given[j] / 10 / (concentration + 1)).margin(error * 3 * variance));
      const boost::math::beta_distribution<double> beta(concentration * share, concentration * (1 - share));
      for (double p : {0.05, 0.3, 0.5, 0.9}) {
        const double limit = quantile(beta, p);
        REQUIRE(mean_over(all, 4, [&](const double* w) { return w[i] < limit ? 1.0 : 0.0; }) == Approx(p).margin(error / 2));
      }
    }
    REQUIRE(mean_over(all, 4, [](const double* w) { return std::abs(w[0] + w[1] + w[2] + w[3] - 1); }) < 1e-15);
  }
}

TEST_CASE("a spread of 1 around equal weights makes every division as likely") {
  const hti::Index index = plain(flat({1, 1, 1}), unit_vectors(3));
  const std::vector<double> all =
      replicates(index, unit_vectors(3), {weights{.spread = 1, .distribution = dirichlet}}, 1, 0, 20'000);
  const auto share = [&](double x) { return mean_over(all, 3, [&](const double* w) { return w[1] > x ? 1.0 : 0.0; }); };
  for (double x : {0.1, 0.5, 0.8}) REQUIRE(share(x) == Approx((1 - x) * (1 - x)).margin(0.016));
}

TEST_CASE("Dirichlet weights are around the weights of the alternative, whichever it is") {
  const hti::Table table = unit_vectors(4);
  const hti::Index index = plain(flat({1, 2, 3, 4}), table);
  const hti::vary::choice choice{.alternatives = {hti::Weight{hti::weight::given{}}, hti::Weight{hti::weight::equal{}}}};
  const std::vector<double> all =
      replicates(index, table, {choice, weights{.spread = 0.5, .distribution = dirichlet}}, 1, 0, 20'000);
  double given[2]{};
  double equal[2]{};
  for (std::uint64_t k = 0; k < 20'000; ++k) {
    double* const sums = drawn(1, 0, k, 0) < 0.5 ? given : equal;
    sums[0] += all[4 * k];
    ++sums[1];
  }
  REQUIRE(given[0] / given[1] == Approx(0.1).margin(0.004));
  REQUIRE(equal[0] / equal[1] == Approx(0.25).margin(0.006));
}

TEST_CASE("without spread weights stay as they are, and what is left out stays out") {
  const hti::Table table = figures(45);
  const hti::Index index = hti::fit(three_levels(), {}, table);
  const hti::Scores base = index.score(table);
  hti::TableData same{.units = {"x", "y"}, .indicators = {"s0", "s1"}, .values = {12.3, 12.3, 7, 7}};
  for (const hti::vary::Source& source : {hti::vary::Source{weights{.spread = 0, .distribution = dirichlet}},
                                          hti::vary::Source{weights_from{hti::Table(same)}}}) {
    REQUIRE(same_bits(replicates(index, table, {source}, 1, 0, 1), base["index"]));
  }
  const std::vector<double> all = replicates(plain(flat({1, 2, 3, 4}), unit_vectors(4)), unit_vectors(4),
                                             {weights{.distribution = dirichlet}, hti::vary::drop{.nodes = {"b"}}}, 1, 0, 100);
  REQUIRE(mean_over(all, 4, [](const double* w) { return w[1]; }) == 0);
  REQUIRE(mean_over(all, 4, [](const double* w) { return w[0]; }) == Approx(1.0 / 8).margin(0.02));
}

TEST_CASE("Dirichlet weights have the same bytes on every path") {
  const hti::Table table = figures(45);
  const hti::Index index = hti::fit(three_levels(), {}, table);
  const auto once = [&] { return replicates(index, table, {weights{.spread = 1, .distribution = dirichlet}}, 3, 0, 9); };
  const std::vector<double> expected = once();
  for (auto rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    const std::vector<double> found = once();
    hwy::SetSupportedTargetsForTest(0);
    REQUIRE(same_bits(found, expected));
  }
}

TEST_CASE("weights of people drawn anew are the means of those drawn") {
  const hti::TableData people = answers();
  const std::vector<double> given{3, 2, 5};
  const hti::Index index = plain(flat({3, 2, 5}), unit_vectors(3));
  const std::vector<std::vector<std::size_t>> all{{0, 1, 2, 3, 4, 5, 6}};
  const std::vector<std::vector<std::size_t>> groups{{0, 2, 6}, {1, 3, 4, 5}};
  for (const weights_from& source :
       {weights_from{hti::Table(people)}, weights_from{.respondents = hti::Table(people), .group = "group"},
        weights_from{.respondents = hti::Table(people), .group = "group", .equal_voice = true},
        weights_from{.respondents = hti::Table(people), .nodes = {"c", "a"}}}) {
    const auto& subgroups = source.group.empty() ? all : groups;
    const auto mean = [&](std::size_t column, auto pick) {
      double sum = 0;
      std::size_t factor = 0;
      for (const auto& group : subgroups) {
        double points = 0;
        for (std::size_t k = 0; k < group.size(); ++k) points += people.values[column * 7 + pick(group, k, factor++)];
        sum += source.equal_voice ? points / static_cast<double>(group.size()) / 2 : points / 7;
      }
      return sum;
    };
    const std::vector<double> found = replicates(index, unit_vectors(3), {source}, 9, 0, 40);
    for (std::uint64_t k = 0; k < 40; ++k) {
      double expected[3];
      double total = 0;
      for (std::size_t column = 0; column < 3; ++column) {
        expected[column] = given[column];
        if (source.nodes.empty() || column != 1) {
          const auto again = [&](const auto& group, std::size_t, std::size_t factor) {
            return group[static_cast<std::size_t>(drawn(9, 0, k, factor) * static_cast<double>(group.size()))];
          };
          expected[column] *=
              mean(column, again) / mean(column, [](const auto& group, std::size_t at, std::size_t) { return group[at]; });
        }
        total += expected[column];
      }
      for (std::size_t u = 0; u < 3; ++u) REQUIRE(found[3 * k + u] == Approx(expected[u] / total).epsilon(1e-13));
    }
  }
}

TEST_CASE("a threshold on coverage is met or missed by the weights that are drawn") {
  const hti::Table table = figures(45);
  const hti::missing::renormalise half{.min_coverage = 0.5};
  const hti::Index index =
      hti::fit(three_levels(), {.missing = {.missing = half, .suppressed = half, .not_applicable = half}}, table);
  hti::TableData people{.units = {"x", "y", "z"}, .indicators = {"i0", "i1", "i2"}, .values = {90, 5, 5, 5, 90, 5, 5, 5, 90}};
  for (const hti::vary::Source& source : {hti::vary::Source{weights{.spread = 1, .distribution = dirichlet}},
                                          hti::vary::Source{weights_from{hti::Table(people)}}}) {
    std::size_t without = 0;
    const std::vector<double> a0 = replicates(index, table, {source}, 2, 0, 200, "a0");
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      std::size_t absent = 0;
      for (std::size_t k = 0; k < 200; ++k) absent += std::isnan(a0[k * table.n_units() + u]);
      without += absent > 0 && absent < 200;
    }
    REQUIRE(without > 0);
  }
}

TEST_CASE("what people cannot have given is an error with a code") {
  const hti::Index index = plain(flat({3, 2, 5}), unit_vectors(3));
  const auto codes_of = [&](hti::TableData people, weights_from source = {.respondents = hti::Table(answers())}) {
    source.respondents = hti::Table(std::move(people));
    return faults<hti::MethodError>([&] { (void)replicates(index, unit_vectors(3), {source}, 1, 0, 1); });
  };
  using hti::code;
  using codes = std::multiset<code>;
  hti::TableData people = answers();
  people.values[1] = -1;
  people.values[2] = no_value;
  people.statuses.clear();
  REQUIRE(codes_of(people) == codes{code::invalid_parameter, code::invalid_parameter});
  people = answers();
  people.indicators[0] = "index";
  people.indicators[1] = "d";
  REQUIRE(codes_of(people) == codes{code::invalid_parameter, code::unknown_node});
  people = answers();
  people.groups["group"][0] = "";
  REQUIRE(codes_of(people, {.respondents = hti::Table(people), .group = "group"}) == codes{code::invalid_parameter});
  REQUIRE(codes_of(answers(), {.respondents = hti::Table(people), .group = "grupp"}) == codes{code::unknown_group});
  REQUIRE(codes_of(answers(), {.respondents = hti::Table(people), .equal_voice = true}) == codes{code::invalid_parameter});
  REQUIRE(codes_of(answers(), {.respondents = hti::Table(people), .nodes = {"a", "x"}}) == codes{code::missing_column});
  std::fill_n(people.values.begin(), 7, 0.0);
  REQUIRE(codes_of(people) == codes{code::invalid_parameter});
  const weights_from source{.respondents = hti::Table(answers())};
  REQUIRE(faults<hti::MethodError>([&] {
            (void)replicates(index, unit_vectors(3), {weights{.nodes = {"b"}}, source}, 1, 0, 1);
          }) == codes{code::conflicting_rules});
}
