// C functions for compare.py: each does the work once and returns the seconds it took.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "hti/index.hpp"
#include "hti/rank/rank.hpp"
#include "hti/robust/uncertainty.hpp"
#include "hti/scores.hpp"
#include "robust_kernel.hpp"
#include "workload.hpp"

namespace {

template <class Work>
double seconds(Work&& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Bench {
  hti::Definition definition;
  hti::Table table;
  hti::Index index;
};

}  // namespace

extern "C" {

int hti_bench_optimised() { return workload::optimised() ? 1 : 0; }

Bench* hti_bench_open(const double* values, std::size_t units) {
  hti::Table table = workload::table(std::vector<double>(values, values + units * workload::indicators));
  hti::Index index = hti::fit(workload::definition(), table);
  return new Bench{workload::definition(), std::move(table), std::move(index)};
}

/// The same as shares that 60 answered in every cell, of a survey.
Bench* hti_bench_open_survey(const double* values, std::size_t units) {
  hti::Table table = workload::survey_table(std::vector<double>(values, values + units * workload::indicators), 60);
  hti::Index index = hti::fit(workload::survey_definition(), table);
  return new Bench{workload::survey_definition(), std::move(table), std::move(index)};
}

void hti_bench_close(Bench* b) { delete b; }

/// The fitted index as JSON: what tells Python which definition is measured. Valid until the next call.
const char* hti_bench_index(const Bench* b) {
  static std::string json;
  json = b->index.to_json();
  return json.c_str();
}

/// Fit, score and rank; scores and ranks of the root go to `scores` and `ranks` outside the time taken.
double hti_bench_fit_score_rank(const Bench* b, double* scores, double* ranks) {
  std::vector<double> places(b->table.n_units());
  std::vector<double> root(b->table.n_units());
  const double taken = seconds([&] {
    const hti::Scores s = hti::fit(b->definition, b->table).score(b->table, {.indicators = false});
    hti::rank(s["index"], places);
    std::copy(s["index"].begin(), s["index"].end(), root.begin());
  });
  std::copy(places.begin(), places.end(), ranks);
  std::copy(root.begin(), root.end(), scores);
  return taken;
}

double hti_bench_score(const Bench* b) {
  return seconds([&] { (void)b->index.score(b->table, {.indicators = false}); });
}

/// The input read once and a new output written once.
double hti_bench_read_and_write(const Bench* b) {
  return seconds([&] {
    const std::unique_ptr<double[]> out(new double[workload::aggregates * b->table.n_units()]);
    workload::read_and_write(b->table.data().values, b->table.n_units(), out.get());
  });
}

double hti_bench_rank(const double* values, std::size_t n, double* ranks) {
  return seconds([&] { hti::rank(std::span(values, n), std::span(ranks, n)); });
}

/// Replicates of the ranking with noise on all weights; where `choices` is set, normalisation and aggregation vary too, and
/// where `sampling` is, every cell. Every aggregate is followed, or the root alone.
double hti_bench_uncertainty(const Bench* b, std::size_t replicates, unsigned threads, int every_node, int choices,
                             int sampling) {
  using hti::normalise::min_max;
  hti::robust::uncertainty_options options{.n = replicates, .run = {.threads = threads}};
  for (const hti::Node& node : b->index.model().nodes()) {
    if (every_node != 0 && !node.indicator) options.nodes.push_back(node.id);
  }
  std::vector<hti::vary::Source> sources{hti::vary::weights{}};
  if (choices != 0) {
    using normalise = hti::Choice<hti::Normalise>;
    using aggregate = hti::Choice<hti::Aggregate>;
    sources.emplace_back(hti::vary::choice{
        .alternatives = {normalise(min_max{.low = 1, .high = 100}), normalise(hti::normalise::z_score{.mean = 50, .sd = 8})}});
    sources.emplace_back(hti::vary::choice{
        .alternatives = {aggregate(hti::aggregate::arithmetic{}), aggregate(hti::aggregate::geometric{.floor = 1})}});
  }
  if (sampling != 0) sources.emplace_back(hti::vary::sampling{.rho = 0.2});
  return seconds([&] { (void)hti::robust::uncertainty(b->index, b->table, sources, options); });
}

/// The same by the yardstick, on the normalised values of a table without gaps; negative where its ranks are wrong.
double hti_bench_yardstick(const Bench* b, std::size_t replicates, unsigned threads) {
  const hti::Scores s = b->index.score(b->table);
  std::vector<double> normalised;
  for (std::size_t leaf : b->index.model().indicators()) normalised.insert(normalised.end(), s[leaf].begin(), s[leaf].end());
  const workload::replicate_kernel kernel(normalised, b->table.n_units());
  if (!kernel.verified()) return -1;
  std::vector<std::uint64_t> sums(threads);
  return seconds([&] {
    std::vector<std::thread> others;
    for (unsigned t = 0; t < threads; ++t) {
      others.emplace_back([&, t] { sums[t] = kernel.run(t, replicates / threads); });
    }
    for (std::thread& t : others) t.join();
  });
}
}
