// Figures drawn anew, against exact distributions and against scoring the drawn table.
#include <map>
#include <random>

#include <hwy/targets.h>
#include <boost/math/distributions/normal.hpp>

#include "hti/explain/sampling_error.hpp"
#include "index/index_state.hpp"
#include "robust/cell_kernels.hpp"
#include "robust/quantiles.hpp"
#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::replicates;
using hti::robust::uncertainty;
using hti::vary::noise;
using hti::vary::rounding;
using hti::vary::sampling;

namespace {

/// Survey shares a and b of one survey, c of another, a mean d and a fact e; each alone under a node of its own: A, B ...
hti::Index plain(const hti::Table& table) {
  std::vector<hti::Node> nodes{node("index")};
  for (const char* id : {"a", "b", "c", "d", "e"}) {
    const bool share = *id < 'd';
    nodes.push_back(node({static_cast<char>(*id - 'a' + 'A')}, "index"));
    nodes.push_back(leaf(id, nodes.back().id));
    nodes.back().indicator->kind = share ? hti::Kind::share : hti::Kind::points;
    nodes.back().indicator->error = *id == 'e' ? hti::RandomError::none : hti::RandomError::survey;
    nodes.back().indicator->survey = *id < 'c' ? "users" : *id == 'e' ? "" : "staff";
  }
  const std::vector<hti::Survey> surveys{{.name = "users", .rho = 0, .source = "drawn apart"},
                                         {.name = "staff", .rho = 0, .source = "drawn apart"}};
  return hti::fit(hti::Model(std::move(nodes), surveys), {.normalise = hti::normalise::none{}}, table);
}

/// Four units: n = 6 of N = 9; n = 40, N unknown; n = 40 of 100; all asked.
hti::Table counted() {
  hti::TableData data = table_data({{"a", {66, 50, 50, 75}},
                                    {"b", {66, 50, 50, 75}},
                                    {"c", {66, 50, 50, 75}},
                                    {"d", {10, 20, 30, 40}},
                                    {"e", {1, 2, 3, 4}}});
  for (int column = 0; column < 5; ++column) {
    const bool share = column < 3;
    for (double n : {6.0, 40.0, 40.0, 12.0}) data.respondents.push_back(share ? n : no_value);
    for (double n : {9.0, no_value, 100.0, 12.0}) data.population.push_back(share ? n : no_value);
    for (double error : {1.5, 1.5, 0.0, 1.5}) data.standard_error.push_back(column == 3 ? error : no_value);
  }
  return hti::Table(std::move(data));
}

/// Standard deviation of share a by the posterior of Jeffreys' prior, in points; beta-binomial where the population is known.
double posterior_sd(const hti::Table& table, std::size_t unit) {
  const double n = table.respondents(unit, 0);
  const double a = std::round(n * table.values(0)[unit] / 100) + 0.5;
  const double b = n + 1 - a;
  const double variance = a * b / ((a + b) * (a + b) * (a + b + 1));  // of the probability
  const double population = table.population(unit, 0);
  if (std::isnan(population)) return 100 * std::sqrt(variance);
  const double unseen = population - n;
  return 100 * std::sqrt(variance * unseen * (a + b + unseen)) / population;
}

double correlation(std::span<const double> x, std::span<const double> y, std::size_t unit, std::size_t units) {
  double n = 0, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t k = unit; k < x.size(); k += units) {
    n += 1, sx += x[k], sy += y[k], sxx += x[k] * x[k], syy += y[k] * y[k], sxy += x[k] * y[k];
  }
  return (sxy - sx * sy / n) / std::sqrt((sxx - sx * sx / n) * (syy - sy * sy / n));
}

}  // namespace

TEST_CASE("tabled normal scores are within a millionth") {
  const boost::math::normal standard;
  std::mt19937_64 bits(1);
  std::vector<double> u{0x1p-53, 1 - 0x1p-53, 0.5 - 0x1p-53, 0.5 + 0x1p-53, 0.25, 0.75, 1e-9, 1 - 1e-9};
  while (u.size() < 20'000) u.push_back((static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52);
  for (std::size_t k = 8; k < 1000; ++k) u[k] = std::max(0x1p-53, std::ldexp(u[k], -static_cast<int>(k % 50)));
  std::vector<double> z(u.size());
  hti::detail::normal_scores(u.data(), u.size(), z.data());
  for (std::size_t k = 0; k < u.size(); ++k) REQUIRE(std::abs(z[k] - quantile(standard, u[k])) < 1e-6);
}

TEST_CASE("a share of a known population is beta-binomial, exactly") {
  const hti::Table table = counted();
  const hti::Index index = plain(table);
  constexpr std::size_t n = 40'000;
  const std::vector<double> all = replicates(index, table, {sampling{.rho = 0}}, 1, 0, n, "A");
  // Unit u1: 6 of 9 answered, round(3.96) = 4 of them positive.
  const double a = 4.5;
  const double b = 2.5;
  std::vector<double> p;
  const auto log_beta = [](double x, double y) { return std::lgamma(x) + std::lgamma(y) - std::lgamma(x + y); };
  for (int x = 0; x <= 3; ++x) {
    const double ways = x == 1 || x == 2 ? 3 : 1;
    p.push_back(ways * std::exp(log_beta(a + x, b + 3 - x) - log_beta(a, b)));
  }
  std::vector<double> found(4);
  for (std::size_t k = 0; k < n; ++k) {
    const double x = (all[4 * k] - 66) / 100 * 9 + 4.0 / 6 * 9 - 4;
    REQUIRE(x == Approx(std::round(x)).margin(1e-9));
    ++found.at(static_cast<std::size_t>(std::lround(x)));
  }
  for (std::size_t x = 0; x < 4; ++x) REQUIRE(found[x] / n == Approx(p[x]).margin(4.5 * std::sqrt(p[x] * (1 - p[x]) / n)));
  // Unit u4: everybody answered.
  for (std::size_t k = 0; k < n; ++k) REQUIRE(all[4 * k + 3] == 75);
}

TEST_CASE("counts go up at the scores of their distribution, however many are unseen and however sure the answers") {
  // Against the probabilities by beta functions, one count at a time, and by mirrored answers.
  const boost::math::normal standard;
  const auto log_beta = [](double x, double y) { return std::lgamma(x) + std::lgamma(y) - std::lgamma(x + y); };
  for (const auto& [answers, positive, m] : {std::tuple{40.0, 32.0, 1},
                                             {5.0, 5.0, 1},
                                             {20.0, 19.0, 10},
                                             {30.0, 0.0, 65},
                                             {30.0, 30.0, 65},
                                             {30.0, 30.0, 300},
                                             {40.0, 20.0, 400}}) {
    INFO(answers << " " << positive << " " << m);
    const double a = positive + 0.5;
    const double b = answers - positive + 0.5;
    const hti::detail::count_steps steps = hti::detail::steps_of(hti::detail::beta_binomial(a, b, static_cast<std::size_t>(m)));
    const auto probability = [&](int x) {
      return std::exp(std::lgamma(m + 1.0) - std::lgamma(x + 1.0) - std::lgamma(m - x + 1.0) + log_beta(a + x, b + m - x) -
                      log_beta(a, b));
    };
    double below = 0;
    std::size_t met = 0;
    for (int x = 0; x < m; ++x) {
      below += probability(x);
      const auto at = static_cast<double>(x) - steps.first;
      if (at < 0 || at >= static_cast<double>(steps.scores.size())) continue;
      const double up_to = cdf(standard, steps.scores[static_cast<std::size_t>(at)]);
      REQUIRE(up_to == Approx(below).margin(1e-12));
      ++met;
    }
    REQUIRE(met == steps.scores.size());
  }
}

TEST_CASE("a sure answer of few among many leaves people where the distribution has them") {
  // 30 of 30 said yes and 65 or 300 were not asked: most of these would too, and interpolating between few quantiles was off.
  for (const double unseen : {65.0, 300.0}) {
    hti::TableData data = counted().data();
    for (std::size_t v = 0; v < 4; ++v) data.values[v] = 100, data.respondents[v] = 30, data.population[v] = 30 + unseen;
    const hti::Table table(std::move(data));
    constexpr std::size_t n = 40'000;
    const std::vector<double> all = replicates(plain(table), table, {sampling{.rho = 0}}, 1, 0, n, "A");
    const auto log_beta = [](double x, double y) { return std::lgamma(x) + std::lgamma(y) - std::lgamma(x + y); };
    std::vector<double> found(static_cast<std::size_t>(unseen) + 1, 0);
    for (const double x : all) ++found.at(static_cast<std::size_t>(std::lround((100 - x) / 100 * (30 + unseen))));
    double below = 0;
    double found_below = 0;
    double furthest = 0;
    for (std::size_t no = 0; no < found.size(); ++no) {
      const auto x = static_cast<double>(no);
      below += std::exp(std::lgamma(unseen + 1) - std::lgamma(x + 1) - std::lgamma(unseen - x + 1) +
                        log_beta(0.5 + x, 30.5 + unseen - x) - log_beta(0.5, 30.5));
      found_below += found[no] / static_cast<double>(all.size());
      furthest = std::max(furthest, std::abs(found_below - below));
    }
    REQUIRE(furthest < 1.95 / std::sqrt(static_cast<double>(all.size())));  // Kolmogorov's limit of 0.1 %
  }
}

TEST_CASE("a drawn count is the number of steps below its score, whatever it is guessed to be") {
  using hti::detail::batch;
  const auto of = GENERATE(hti::detail::binomial(0.5, 8), hti::detail::binomial(0.97, 30), hti::detail::binomial(0.02, 900),
                           hti::detail::hypergeometric(9, 300, 200), hti::detail::beta_binomial(0.5, 30.5, 7));
  const hti::detail::count_steps steps = hti::detail::steps_of(of);
  std::vector<double> table{-hti::detail::infinity};
  table.insert(table.end(), steps.scores.begin(), steps.scores.end());
  table.push_back(hti::detail::infinity);
  const std::vector<hti::detail::cell_error> cells(500, {.table = 1,
                                                         .per = 1,
                                                         .offset = steps.first,
                                                         .whole = true,
                                                         .stepped = true,
                                                         .steps = steps.scores.size(),
                                                         .guess = steps.guess});
  std::vector<double> z(cells.size() * batch);
  for (std::size_t k = 0; k < z.size(); ++k) z[k] = 16.6 * static_cast<double>(k) / static_cast<double>(z.size()) - 8.3;
  std::copy(steps.scores.begin(), steps.scores.end(), z.begin());  // a step itself is not below
  std::vector<double> x(z.size(), 0.0);
  add_errors(cells, table.data(), z.data(), x.data());
  for (std::size_t k = 0; k < z.size(); ++k) {
    const auto below = std::lower_bound(steps.scores.begin(), steps.scores.end(), z[k]) - steps.scores.begin();
    REQUIRE(x[k] == steps.first + static_cast<double>(below));
  }
}

TEST_CASE("beyond a thousand steps counts have the moments of their distribution") {
  constexpr std::size_t grid = 1 << 15;
  std::vector<double> u(grid);
  for (std::size_t k = 0; k < grid; ++k) u[k] = (static_cast<double>(k) + 0.5) / grid;
  std::vector<double> z(grid);
  hti::detail::normal_scores(u.data(), grid, z.data());
  const double a = 20.5;
  const double b = 20.5;
  constexpr double people = 4000;
  const auto counts = hti::detail::beta_binomial(a, b, 4000);
  REQUIRE(hti::detail::steps_of(counts).scores.size() > hti::detail::most_steps);
  const std::vector<double> table = hti::detail::quantiles_of(counts);
  const hti::detail::cell_error cell{.table = 0, .per = 1, .offset = 0, .whole = true};
  std::vector<double> x(grid, 0.0);
  const std::vector<hti::detail::cell_error> cells(grid / hti::detail::batch, cell);
  add_errors(cells, table.data(), z.data(), x.data());
  double mean = 0;
  double squares = 0;
  for (const double v : x) mean += v / grid;
  for (const double v : x) squares += (v - mean) * (v - mean) / grid;
  const double exact_mean = people * a / (a + b);
  const double exact_sd = std::sqrt(exact_mean * b / (a + b) * (a + b + people) / (a + b + 1));
  REQUIRE(std::abs(mean - exact_mean) < 1e-2 * exact_sd);
  REQUIRE(std::sqrt(squares) == Approx(exact_sd).epsilon(2e-3));
}

TEST_CASE(
    "sampling errors have the spread of the posterior or the standard errors of the cells, and the correlation of their "
    "survey") {
  const hti::Table table = counted();
  const hti::Index index = plain(table);
  const hti::Model& model = index.model();
  constexpr std::size_t n = 20'000;
  std::map<char, std::vector<double>> drawn_scores;
  for (char id : {'A', 'B', 'C', 'D', 'E'}) {
    drawn_scores[id] = replicates(index, table, {sampling{.rho = 0.4}}, 2, 0, n, std::string(1, id));
  }
  const auto u = uncertainty(index, table, {sampling{.rho = 0.4}}, {.n = n, .nodes = {"A", "D", "E"}});
  for (std::size_t unit = 0; unit < 4; ++unit) {
    REQUIRE(u.scores(0.9, "A")[unit].sd == Approx(posterior_sd(table, unit)).epsilon(0.03));
    REQUIRE(u.scores(0.9, "D")[unit].sd ==
            Approx(hti::explain::standard_error(table, model, unit, model.at("d"))).epsilon(0.03));
    REQUIRE(u.scores(0.9, "E")[unit].sd == 0);
  }
  const auto of = [&](char x, char y, std::size_t unit) { return correlation(drawn_scores[x], drawn_scores[y], unit, 4); };
  REQUIRE(of('A', 'B', 1) == Approx(0.4).margin(0.03));
  REQUIRE(of('C', 'D', 1) == Approx(0.4).margin(0.03));
  REQUIRE(of('A', 'C', 1) == Approx(0).margin(0.03));
}

TEST_CASE("errors of one survey go together by the people that two questions share") {
  // Persons who answer both a and b, or a alone: the second column has fewer answers, and a population known in one unit.
  hti::TableData data = counted().data();
  for (std::size_t v = 0; v < 4; ++v) {
    data.respondents[v] = 200;
    data.respondents[4 + v] = v == 1 ? 200 : 50;
    data.population[v] = data.population[4 + v] = v == 2 ? 250 : no_value;
  }
  const hti::Table table(std::move(data));
  const hti::Index index = plain(table);
  constexpr std::size_t n = 20'000;
  const std::vector<double> a = replicates(index, table, {sampling{.rho = 0.6}}, 3, 0, n, "A");
  const std::vector<double> b = replicates(index, table, {sampling{.rho = 0.6}}, 3, 0, n, "B");
  REQUIRE(correlation(a, b, 0, 4) == Approx(0.6 * std::sqrt(50.0 / 200)).margin(0.03));
  REQUIRE(correlation(a, b, 1, 4) == Approx(0.6).margin(0.03));
  // Of 250 people 200 and, among them, 50 were asked: simple random sampling without replacement, drawn here person by person.
  std::mt19937_64 bits(4);
  double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
  constexpr int rounds = 20'000;
  std::vector<std::pair<int, int>> people;  // 125 yes to each, phi 0.6
  for (int k = 0; k < 250; ++k) people.emplace_back(k < 125 ? 1 : 0, k < 100 || k >= 225 ? 1 : 0);
  for (int round = 0; round < rounds; ++round) {
    std::shuffle(people.begin(), people.end(), bits);
    double yes_a = 0, yes_b = 0;
    for (std::size_t k = 0; k < 200; ++k) yes_a += people[k].first;
    for (std::size_t k = 0; k < 50; ++k) yes_b += people[k].second;
    sa += yes_a, sb += yes_b, saa += yes_a * yes_a, sbb += yes_b * yes_b, sab += yes_a * yes_b;
  }
  const double sampled = (sab - sa * sb / rounds) / std::sqrt((saa - sa * sa / rounds) * (sbb - sb * sb / rounds));
  REQUIRE(correlation(a, b, 2, 4) == Approx(sampled).margin(0.04));
}

TEST_CASE("errors go through the map before it is cut") {
  // A clipped frame: the value is cut, what an error adds to it is not; nothing is cut at the ends of the range either.
  for (const bool lower : {false, true}) {
    hti::Node x = leaf("x", "index", 1, lower ? hti::Direction::lower : hti::Direction::higher);
    x.indicator->range = hti::Interval{.low = 0, .high = 100};
    const hti::Table table(hti::TableData{.units = {"a", "b", "c", "d"}, .indicators = {"x"}, .values = {0, 40, 60, 100}});
    const hti::Index index = hti::fit({.id = "one",
                                       .model = hti::Model({node("index"), x}),
                                       .method = {.normalise = hti::normalise::min_max{.clip = {{20, 80}}}}},
                                      table);
    const hti::normalise::affine map = std::get<hti::normalise::affine>(index.state().leaves[0].normalise.map);
    const hti::Scores base = index.score(table);
    const std::vector<double> found = replicates(index, table, {noise{.indicators = {"x"}, .sd = 30}}, 7, 0, 500);
    bool beyond = false;
    for (std::size_t k = 0; k < 500; ++k) {
      for (std::size_t v = 0; v < 4; ++v) {
        std::vector<double> us(hti::detail::batch, drawn(7, 0, k, v));
        std::vector<double> z(hti::detail::batch);
        hti::detail::normal_scores(us.data(), us.size(), z.data());
        const double error = 30 * z[0] * (lower ? -1 : 1);
        REQUIRE(found[4 * k + v] == Approx(base["index"][v] + error * map.scale).margin(1e-9));
        beyond = beyond || found[4 * k + v] > 100;
      }
    }
    REQUIRE(beyond);
    REQUIRE(base["index"][0] == (lower ? 100 : 0));
    const std::vector<double> still = replicates(index, table, {noise{.indicators = {"x"}, .sd = 0}}, 7, 0, 8);
    for (std::size_t v = 0; v < 4; ++v) REQUIRE(still[v] == base["index"][v]);
  }
}

TEST_CASE("means that are undefined for some values are given none of them") {
  const hti::Table table(
      hti::TableData{.units = {"a", "b", "c"}, .indicators = {"x", "y"}, .values = {0, 50, 100, 30, 60, 90}});
  const hti::Model model({node("index"), leaf("x", "index", 1), leaf("y", "index", 1)});
  const hti::Index index = hti::fit({.id = "two",
                                     .model = model,
                                     .method = {.normalise = hti::normalise::min_max{.low = 1, .high = 100, .clip = {{10, 90}}},
                                                .aggregate = hti::aggregate::geometric{}}},
                                    table);
  for (const double score : replicates(index, table, {noise{.indicators = {"x", "y"}, .sd = 30}}, 7, 0, 400)) {
    REQUIRE(score >= 1);
  }
}

TEST_CASE("a replicate with noise is the score of the table that was drawn, in the frozen frame") {
  constexpr std::uint64_t seed = 9;
  for (const std::string method_of : {"means", "ranks", "geometric"}) {
    INFO(method_of);
    const hti::Table table = method_of == "geometric" ? all_figures(45) : figures(45);
    hti::Method method;
    if (method_of == "geometric") method.aggregate = hti::aggregate::geometric{.floor = 8};
    if (method_of == "ranks") method.normalise = {hti::normalise::min_max{}, {}, {{"i4", hti::normalise::percentile_rank{}}}};
    method.missing.missing = hti::missing::penalise{};
    const hti::Index index = hti::fit(three_levels(), method, table);
    const std::vector<hti::vary::Source> sources{
        noise{.indicators = {"i4", "i9"}, .sd = 3},
        noise{.indicators = {"i5"}, .sd = 2, .distribution = hti::vary::Distribution::uniform, .name = "u"},
        rounding{.step = 0.1, .indicators = {"i4"}}};
    const std::vector<double> found = replicates(index, table, sources, seed, 40, 12);
    for (std::uint64_t k = 0; k < 12; ++k) {
      hti::TableData data = table.data();
      for (std::size_t v = 0; v < 45; ++v) {
        const auto u = [&](std::uint32_t source, std::size_t leaf) { return drawn(seed, source, 40 + k, leaf * 48 + v); };
        const auto z = [&](double x) {
          const std::vector<double> xs(hti::detail::batch, x);
          std::vector<double> zs(hti::detail::batch);
          hti::detail::normal_scores(xs.data(), xs.size(), zs.data());
          return zs[0];
        };
        data.values[4 * 45 + v] += 0.05 * (2 * u(2, 4) - 1) + 3 * z(u(0, 4));
        data.values[9 * 45 + v] += 3 * z(u(0, 9));
        data.values[5 * 45 + v] += 2 * std::sqrt(3.0) * (2 * u(1, 5) - 1);
      }
      const hti::Scores scores = index.score(hti::Table(std::move(data)));
      for (std::size_t v = 0; v < 45; ++v) REQUIRE(found[k * 45 + v] == Approx(scores["index"][v]).epsilon(1e-12));
    }
  }
}

TEST_CASE("figures drawn anew have the same bytes on every path") {
  const hti::Table table = counted();
  const hti::Index index = plain(table);
  const auto once = [&] { return replicates(index, table, {sampling{.rho = 0.3}, rounding{.step = 1}}, 8, 0, 40); };
  const std::vector<double> expected = once();
  for (auto rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    const std::vector<double> found = once();
    hwy::SetSupportedTargetsForTest(0);
    REQUIRE(same_bits(found, expected));
  }
}

TEST_CASE("what no affine map takes stays in its range") {
  const hti::Table table = counted();
  const hti::Index index = hti::fit({.id = "logs",
                                     .model = plain(table).model(),
                                     .method = {.treat = hti::treat::log{}, .normalise = hti::normalise::none{}}},
                                    table);
  const hti::Scores scores = index.score(table);
  const double least = scores["A"][1];
  const auto u = uncertainty(index, table, {noise{.indicators = {"a"}, .sd = 40}}, {.n = 2000, .nodes = {"A"}});
  const double most = index.state().leaves[0].treat(100);
  for (const auto& s : u.scores(0.999)) {
    REQUIRE(s.low >= least - 0.01);
    REQUIRE(s.high <= most + 0.01);
  }
}

TEST_CASE("without spread the figures are as they are") {
  const hti::Table table = counted();
  const hti::Index index = plain(table);
  const auto u = uncertainty(index, table, {noise{.indicators = {"a"}, .sd = 0}, rounding{.step = 0}}, {.n = 200});
  const hti::Scores base = index.score(table);
  for (std::size_t v = 0; v < 4; ++v) REQUIRE(u.scores()[v].high == base["index"][v]);
}

TEST_CASE("what a chosen table fills in has no error of its own") {
  hti::TableData data = counted().data();
  data.values[0] = no_value;
  data.statuses[0] = hti::Status::missing;
  const hti::Table gap(data);
  data.statuses[0] = hti::Status::observed;
  std::vector<hti::vary::Step> filled;
  for (double value : {40.0, 60.0}) {
    data.values[0] = value;
    filled.push_back(hti::vary::prepared{hti::Table(data)});
  }
  const hti::vary::choice tables{.alternatives = filled};
  const hti::vary::Source rounded = rounding{.step = 1, .indicators = {"a"}};
  const hti::Index index = plain(gap);
  for (const auto frame : {hti::robust::Frame::frozen, hti::robust::Frame::refit}) {
    const auto u = uncertainty(index, gap, {tables, sampling{.rho = 0}, rounded}, {.n = 400, .nodes = {"A"}, .frame = frame});
    REQUIRE(u.scores(0.99)[0].low == 40);
    REQUIRE(u.scores(0.99)[0].high == 60);
    REQUIRE(u.scores(0.99)[1].sd > 5);
  }
}

TEST_CASE("figures of everybody leave the scores as they are") {
  hti::TableData data = counted().data();
  data.population = data.respondents;
  std::replace(data.standard_error.begin(), data.standard_error.end(), 1.5, 0.0);
  const hti::Table all(std::move(data));
  const hti::Index index = plain(all);
  const auto u = uncertainty(index, all, {sampling{.rho = 0}}, {.n = 100});
  const hti::Scores base = index.score(all);
  for (std::size_t v = 0; v < 4; ++v) REQUIRE(u.scores()[v].mean == base["index"][v]);
}

TEST_CASE("an assumption stands in for what the kind of a figure lacks") {
  hti::TableData data = counted().data();
  data.respondents.assign(data.values.size(), 60);
  data.population.clear();
  data.standard_error.clear();
  const hti::Table answered(std::move(data));
  const hti::Index index = plain(answered);
  const auto u = uncertainty(index, answered, {sampling{.rho = 0, .standard_error = 2}}, {.n = 4000, .nodes = {"D"}});
  for (const auto& s : u.scores()) REQUIRE(s.sd == Approx(2).epsilon(0.05));
}

TEST_CASE("sampling error is said to be random error only") {
  const std::vector<hti::vary::Source> sampled{rounding{}, sampling{.rho = 0}};
  REQUIRE(hti::vary::error(sampled).find("random error only") == 0);
  REQUIRE(hti::vary::error(std::span(sampled).first(1)).empty());
}

TEST_CASE("figures have one sampling error") {
  const hti::Table table = counted();
  const hti::Index index = plain(table);
  REQUIRE(faults<hti::MethodError>([&] {
            (void)uncertainty(index, table, {sampling{.rho = 0}, sampling{.rho = 0.5, .name = "again"}});
          }) == std::multiset<hti::code>{hti::code::conflicting_rules});
}

TEST_CASE("uncertain figures that are not there are errors") {
  const hti::Table table = counted();
  const hti::Index index = plain(table);
  const auto run = [&](hti::vary::Source source) {
    return faults<hti::MethodError>([&] { (void)uncertainty(index, table, {source}, {.n = 10}); });
  };
  using hti::code;
  using codes = std::multiset<code>;
  REQUIRE(run(sampling{.rho = -0.1}) == codes{code::invalid_parameter});
  REQUIRE(run(sampling{.rho = 0, .respondents = 0}) == codes{code::invalid_parameter});
  REQUIRE(run(noise{.indicators = {"x"}, .sd = 1}) == codes{code::unknown_indicator});
  REQUIRE(run(noise{.sd = 1}) == codes{code::invalid_parameter});
  REQUIRE(run(noise{.indicators = {"a"}, .sd = -1}) == codes{code::invalid_parameter});
  REQUIRE(run(rounding{.step = no_value}) == codes{code::invalid_parameter});
  const hti::Table facts = figures(20);
  const hti::Index of_facts = hti::fit(three_levels(), {}, facts);
  REQUIRE(faults<hti::MethodError>([&] { (void)uncertainty(of_facts, facts, {sampling{.rho = 0}}); }) ==
          codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>([&] { (void)uncertainty(of_facts, facts, {rounding{}}); }) ==
          codes{code::invalid_parameter});
  // Cells without counts: an error without an assumption, not with one.
  hti::TableData uncounted = table.data();
  for (std::size_t v = 0; v < 4; ++v) uncounted.respondents[v] = uncounted.population[v] = no_value;
  const hti::Table unknown(std::move(uncounted));
  REQUIRE(faults<hti::MethodError>([&] { (void)uncertainty(index, unknown, {sampling{.rho = 0}}, {.reference = unknown}); }) ==
          codes{code::invalid_parameter});
  const auto assumed =
      uncertainty(index, unknown, {sampling{.rho = 0, .respondents = 25}}, {.n = 4000, .nodes = {"A"}, .reference = unknown});
  REQUIRE(assumed.scores()[1].sd == Approx(100 * std::sqrt(13.5 * 12.5 / (26.0 * 26 * 27))).epsilon(0.05));
}
