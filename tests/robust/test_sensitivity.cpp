// Sobol' indices of an index against exact cases and against running its design by hand.
#include "hti/robust/sensitivity.hpp"

#include <hwy/targets.h>

#include "robust/rank_shift.hpp"
#include "robust/sobol_runs.hpp"
#include "robust/sobol_sums.hpp"
#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::Output;
using hti::robust::Sensitivity;
using hti::robust::sensitivity_options;
using hti::robust::sobol;
using hti::robust::SobolIndices;

namespace {

const hti::vary::choice two_means{.alternatives = {hti::Choice<hti::Aggregate>{hti::aggregate::arithmetic{}},
                                                   hti::Choice<hti::Aggregate>{hti::aggregate::geometric{.floor = 1}}}};

/// The definition at one row of a design: the weights of the sub-indices, and the mean.
hti::Definition at(const hti::Definition& definition, const double* x) {
  hti::Definition changed = definition;
  std::vector<hti::Node> nodes(definition.model.nodes().begin(), definition.model.nodes().end());
  for (std::size_t s = 0; s < 3; ++s) nodes[definition.model.at("s" + std::to_string(s))].weight *= 1 + 0.5 * (2 * x[s] - 1);
  changed.model = hti::Model(std::move(nodes));
  if (x[3] >= 0.5) changed.method.aggregate = hti::aggregate::geometric{.floor = 1};
  return changed;
}

bool same(const std::vector<SobolIndices>& a, const std::vector<SobolIndices>& b) {
  const auto numbers = [](const std::vector<SobolIndices>& all) {
    std::vector<double> x;
    for (const SobolIndices& o : all) {
      x.insert(x.end(), {o.mean, o.variance, static_cast<double>(o.failed)});
      for (const auto* kind : {&o.first, &o.total, &o.second}) {
        for (const auto& index : *kind) x.insert(x.end(), {index.value, index.low, index.high});
      }
    }
    return x;
  };
  return same_bits(numbers(a), numbers(b));
}

}  // namespace

TEST_CASE("indices of independent errors that add up are their shares of the variance") {
  const hti::Table data = table({{"a", {0, 50, 100, 40}}, {"b", {100, 40, 0, 70}}, {"c", {30, 0, 60, 100}}});
  const hti::Index index = hti::fit(flat({1, 2, 3}), {}, data);
  std::vector<hti::vary::Source> errors;
  for (const char* id : {"a", "b", "c"}) {
    errors.push_back(
        hti::vary::noise{.indicators = {id}, .sd = 2, .distribution = hti::vary::Distribution::uniform, .name = id});
  }
  const Sensitivity found =
      sobol(index, data, errors, {.n = 2048, .output = Output::score, .unit = "u4", .resamples = 400, .level = 0.99});
  REQUIRE(found.factors == std::vector<std::string>{"a", "b", "c"});
  REQUIRE(found.outputs == std::vector<std::string>{"score"});
  const SobolIndices& score = found.indices.at(0);
  CHECK(score.variance == Approx(4.0 * 14 / 36).epsilon(0.05));
  for (std::size_t k = 0; k < 3; ++k) {
    const double share = static_cast<double>((k + 1) * (k + 1)) / 14;
    INFO(found.factors[k]);
    CHECK(score.first[k].low <= share);
    CHECK(share <= score.first[k].high);
    CHECK(score.total[k].low <= share);
    CHECK(share <= score.total[k].high);
    CHECK(score.total[k].high - score.total[k].low < 0.2);
  }
}

TEST_CASE("every run is the index with what the design says, whatever moves together") {
  const hti::Table data = figures(30);
  const std::vector<hti::vary::Source> sources{hti::vary::weights{.spread = 0.5, .levels = {3}}, two_means};
  // With coverage asked for, some units have a score only where the weights of what they have are drawn high.
  for (const auto& [apart, least] :
       std::vector<std::pair<bool, double>>{{false, 0.0}, {true, 0.0}, {false, 0.5}, {true, 0.5}}) {
    const hti::missing::renormalise rule{.min_coverage = least};
    const hti::Definition definition{.id = "small",
                                     .model = three_levels(),
                                     .method = {.missing = {.missing = rule, .suppressed = rule, .not_applicable = rule}}};
    const hti::Index index = hti::fit(definition, data);
    hti::robust::sobol_design design{.factors = 4, .n = 70, .seed = 9};
    if (!apart) design.groups = {"weights", "weights", "weights", "aggregate"};
    const std::vector<double> x = hti::robust::sobol_sample(design);
    std::vector<double> y;
    for (std::size_t row = 0; row < x.size() / 4; ++row) {
      const hti::Scores scores = hti::fit(at(definition, &x[4 * row]), data).score(data, {.indicators = false});
      const std::vector<double> rank = scores.ranks();
      y.insert(y.end(), scores["index"].begin(), scores["index"].end());
      y.insert(y.end(), rank.begin(), rank.end());
    }
    const std::vector<SobolIndices> expected = hti::robust::sobol_indices(y, design);
    const Sensitivity found = sobol(index, data, sources,
                                    {.n = 70,
                                     .seed = 9,
                                     .output = Output::units,
                                     .each = apart ? std::vector<std::string>{"weights"} : std::vector<std::string>{}});
    REQUIRE(found.factors == (apart ? std::vector<std::string>{"weights[s0]", "weights[s1]", "weights[s2]", "aggregate"}
                                    : std::vector<std::string>{"weights", "aggregate"}));
    REQUIRE(found.indices.size() == expected.size());
    CHECK(found.units[31] == data.units()[1]);
    CHECK(found.runs == x.size() / 4);
    std::size_t partly = 0;  // outputs of which some base points failed
    for (std::size_t o = 0; o < expected.size(); ++o) {
      INFO(found.outputs[o] << " of " << found.units[o]);
      CHECK(found.indices[o].mean == Approx(expected[o].mean));
      CHECK(found.indices[o].failed == expected[o].failed);
      for (std::size_t k = 0; k < found.factors.size() && expected[o].variance > 0; ++k) {
        for (const auto kind : {&SobolIndices::first, &SobolIndices::total}) {
          const auto& told = (found.indices[o].*kind)[k];
          const auto& wanted = (expected[o].*kind)[k];
          CHECK(told.value == Approx(wanted.value).margin(1e-12));
          CHECK(told.low == Approx(wanted.low).margin(1e-12));
          CHECK(told.high == Approx(wanted.high).margin(1e-12));
        }
      }
      partly += expected[o].failed > 0 && expected[o].variance > 0;
    }
    CHECK((partly > 0) == (least > 0));
  }
}

TEST_CASE("sensitivity has the same bytes for any number of threads, on every path and output by output") {
  const hti::Table data = figures(45);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  const std::vector<hti::vary::Source> sources{hti::vary::weights{}, two_means,
                                               hti::vary::drop{.nodes = {"i1", "s2"}, .p = 0.3},
                                               hti::vary::noise{.indicators = {"i2", "i9"}, .sd = 3}};
  const auto run = [&](unsigned threads, Output output, bool second_order = false) {
    return sobol(index, data, sources,
                 {.n = 70,
                  .output = output,
                  .each = {"weights", "drop"},
                  .second_order = second_order,
                  .resamples = 20,
                  .threads = threads})
        .indices;
  };
  const auto all = run(1, Output::units);
  const auto one = run(1, Output::kendall, true);
  for (const unsigned threads : {2U, 7U}) {
    CHECK(same(run(threads, Output::units), all));
    CHECK(same(run(threads, Output::kendall, true), one));
  }
  const auto ranks = run(2, Output::ranks);
  CHECK(same(ranks, {all.begin() + 45, all.end()}));
  for (auto rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    const auto found = run(2, Output::units);
    hwy::SetSupportedTargetsForTest(0);
    CHECK(same(found, all));
  }
}

TEST_CASE("a run that is stopped gives the totals of one of so many base points, and their intervals") {
  const hti::Table data = figures(30);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  const std::vector<hti::vary::Source> sources{hti::vary::weights{}, two_means};
  const Sensitivity stopped = sobol(index, data, sources, {.n = 1000, .progress = [](std::size_t done) { return done < 64; }});
  const Sensitivity whole = sobol(index, data, sources, {.n = 64});
  REQUIRE(stopped.n == 64);
  for (std::size_t k = 0; k < 2; ++k) {
    // First-order indices depend on the mean that is taken away, which is known of all base points beforehand.
    const auto& total = stopped.indices[0].total[k];
    const auto& expected = whole.indices[0].total[k];
    CHECK(total.value == Approx(expected.value).margin(1e-9));
    CHECK(total.low == Approx(expected.low).margin(1e-9));
    CHECK(total.high == Approx(expected.high).margin(1e-9));
  }
}

TEST_CASE("base points are in resamples as often as Poisson numbers of mean 1 say, and in the first one once") {
  constexpr std::size_t points = 4000;
  const hti::detail::resampling resamples(3, 6);
  const std::vector<double> times = resamples.times(0, points);
  const std::vector<double> later = resamples.times(1000, 8);
  std::array<double, 4> found{};  // how many are never, once, twice, more often in a resample
  for (std::size_t p = 0; p < points; ++p) {
    CHECK(times[p * 8] == 1);
    CHECK(times[p * 8 + 7] == 0);
    for (std::size_t r = 1; r < 7; ++r) {
      found[static_cast<std::size_t>(std::min(times[p * 8 + r], 3.0))] += 1 / (6.0 * points);
      if (p >= 1000 && p < 1008) CHECK(times[p * 8 + r] == later[(p - 1000) * 8 + r]);
    }
  }
  const double never = std::exp(-1.0);
  const std::array<double, 4> expected{never, never, never / 2, 1 - 2.5 * never};
  for (std::size_t k = 0; k < 4; ++k) {
    CHECK(found[k] == Approx(expected[k]).margin(4 * std::sqrt(expected[k] * (1 - expected[k]) / (6 * points))));
  }
}

TEST_CASE("there are no more workers than work for them") {
  const hti::Table data = figures(30);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  const std::vector<hti::vary::Source> sources{hti::vary::weights{}, two_means};
  const auto threads = [&](sensitivity_options o) { return hti::detail::sobol_runs(index, data, sources, o).threads(); };
  CHECK(threads({.n = 3, .threads = 5000}) == 2);  // 3 points of 4 runs, 8 runs at a time
  CHECK(threads({.n = 1'000'000, .threads = 5000}) == 32);
  CHECK(threads({.n = 1'000'000, .threads = 7}) == 7);
}

TEST_CASE("A and B of what is drawn cell by cell are two replicates") {
  const hti::Table data = table({{"a", {0, 50, 100}}, {"b", {100, 30, 0}}});
  const hti::Index index = hti::fit(flat({1, 1}), {}, data);
  const hti::vary::Source noise = hti::vary::noise{.indicators = {"a"}, .sd = 1};
  const Sensitivity found = sobol(index, data, {noise}, {.n = 50, .seed = 4, .output = Output::score, .unit = "u2"});
  const std::vector<double> drawn = hti::robust::replicates(index, data, {noise}, 4, 0, 100);
  double mean = 0;
  for (std::size_t k = 0; k < 100; ++k) mean += drawn[3 * k + 1] / 100;
  CHECK(found.indices[0].mean == Approx(mean));
  CHECK(found.indices[0].first[0].value == Approx(1).margin(0.2));  // AB is B
}

TEST_CASE("base points that fail are left out and counted with their reason") {
  const hti::Table data = figures(30);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  const hti::vary::choice failing{.alternatives = {hti::Choice<hti::Aggregate>{hti::aggregate::arithmetic{}},
                                                   hti::Choice<hti::Aggregate>{hti::aggregate::geometric{}}},
                                  .p = {3, 1}};
  const Sensitivity found = sobol(index, data, {hti::vary::weights{}, failing}, {.n = 64});
  REQUIRE(found.failures.size() == 1);
  // Out where A, B or both chose the second; each does in a quarter of the points.
  CHECK(found.failures[0].base_points > 64 / 4);
  CHECK(found.failures[0].base_points < 64 * 3 / 4);
  CHECK(found.indices[0].failed == found.failures[0].base_points);
  CHECK(found.indices[0].total[1].value == 0);
  CHECK(found.indices[0].first[0].value == Approx(1).margin(0.3));
}

TEST_CASE("without spread nothing has a share, and a run that is stopped keeps what is done") {
  const hti::Table data = figures(30);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  const Sensitivity still = sobol(index, data, {hti::vary::weights{.spread = 0}}, {.n = 8});
  CHECK(still.indices[0].mean == 0);
  CHECK(std::isnan(still.indices[0].total[0].value));
  const sensitivity_options stopped{.n = 256, .progress = [](std::size_t done) { return done < 100; }};
  const Sensitivity part = sobol(index, data, {hti::vary::weights{}, two_means}, stopped);
  CHECK(part.n == 128);
  CHECK(part.indices[0].total[1].value > 0);
  const sensitivity_options at_once{.n = 256, .progress = [](std::size_t) { return false; }};
  const Sensitivity nothing = sobol(index, data, {hti::vary::weights{}}, at_once);
  CHECK((nothing.n == 0 && nothing.runs == 0));
  CHECK(std::isnan(nothing.indices[0].mean));
}

TEST_CASE("of another table than the index was fitted to only scores can be explained") {
  const hti::Index index = hti::fit(three_levels(), {}, figures(10));
  const hti::Table other = figures(10, 2);
  CHECK_THROWS_AS(sobol(index, other, {hti::vary::weights{}}, {.n = 8}), hti::MethodError);
  CHECK(sobol(index, other, {hti::vary::weights{}}, {.n = 8, .output = Output::scores}).n == 8);
}

TEST_CASE("faults of a sensitivity analysis are all listed") {
  const hti::Table data = figures(10);
  const hti::Index index = hti::fit(three_levels(), {}, data);
  const std::vector<hti::vary::Source> sources{hti::vary::weights{}, hti::vary::noise{.indicators = {"i0"}, .sd = 1}};
  const auto count = [&](const sensitivity_options& o) {
    return faults<hti::MethodError>([&] { (void)sobol(index, data, sources, o); }).size();
  };
  CHECK(count({.n = 1, .output = Output::scores, .second_order = true, .level = 1}) == 3);
  CHECK(count({.output = Output::top_k, .k = 11}) == 1);
  CHECK(count({.output = Output::rank}) == 1);
  CHECK(count({.each = {"weight", "noise"}}) == 2);
  CHECK_THROWS_AS(sobol(index, data, sources, {.output = Output::rank, .unit = "nobody"}), hti::DataError);
  CHECK_THROWS_AS(sobol(index, data, sources, {.node = "i0"}), hti::ModelError);
}

TEST_CASE("distances between rankings are what their definitions say") {
  std::mt19937 bits(3);
  for (int round = 0; round < 50; ++round) {
    const std::size_t n = 2 + bits() % 12;
    const auto drawn = [&] {
      std::vector<double> score(n);
      for (double& s : score) s = bits() % 8 == 0 ? no_value : static_cast<double>(bits() % 6);
      return hti::rank(score, {.ties = round % 2 == 0 ? hti::Ties::min : hti::Ties::average});
    };
    const std::vector<double> a = drawn();
    const std::vector<double> b = drawn();
    double pairs = 0;
    double other = 0;
    double shift = 0;
    double shared = 0;
    double top = 0;
    double kept = 0;
    for (std::size_t i = 0; i < n; ++i) {
      if (a[i] <= 2) {
        ++top;
        kept += b[i] <= 2;
      }
      if (std::isnan(a[i]) || std::isnan(b[i])) continue;
      ++shared;
      shift += std::abs(a[i] - b[i]);
      for (std::size_t j = 0; j < i; ++j) {
        if (std::isnan(a[j]) || std::isnan(b[j])) continue;
        ++pairs;
        const auto sign = [&](const std::vector<double>& r) { return (r[i] > r[j]) - (r[i] < r[j]); };
        other += std::abs(sign(a) - sign(b)) / 2.0;
      }
    }
    hti::detail::rank_shift from_a(a);
    CHECK((pairs > 0 ? from_a.kendall(b) == Approx(other / pairs) : std::isnan(from_a.kendall(b))));
    CHECK((shared > 0 ? from_a.mean(b) == Approx(shift / shared) : std::isnan(from_a.mean(b))));
    CHECK((top > 0 ? from_a.top_kept(b, 2) == kept / top : std::isnan(from_a.top_kept(b, 2))));
  }
}
