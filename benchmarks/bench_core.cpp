// Fit, score and rank on one thread. JSON: --benchmark_format=json or --benchmark_out=FILE.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <memory>

#include "hti/index.hpp"
#include "hti/rank/rank.hpp"
#include "hti/scores.hpp"
#include "workload.hpp"

namespace {

/// Tables are made once; a million units take seconds.
const hti::Table& table_of(std::size_t units) {
  static std::map<std::size_t, hti::Table> tables;
  const auto it = tables.find(units);
  return it != tables.end() ? it->second : tables.emplace(units, workload::table(workload::values(units))).first->second;
}

std::size_t units(const benchmark::State& state) { return static_cast<std::size_t>(state.range(0)); }

void fit(benchmark::State& state) {
  const hti::Table& table = table_of(units(state));
  const hti::Definition definition = workload::definition();
  for (auto _ : state) benchmark::DoNotOptimize(hti::fit(definition, table));
}

void score(benchmark::State& state, bool indicators) {
  const hti::Table& table = table_of(units(state));
  const hti::Index index = hti::fit(workload::definition(), table);
  for (auto _ : state) benchmark::DoNotOptimize(index.score(table, {.indicators = indicators}));
}

void rank(benchmark::State& state, hti::Ties ties) {
  const hti::Table& table = table_of(units(state));
  const hti::Scores scores = hti::fit(workload::definition(), table).score(table, {.indicators = false});
  std::vector<double> ranks(table.n_units());
  for (auto _ : state) {
    hti::rank(scores["index"], ranks, {.ties = ties});
    benchmark::ClobberMemory();
  }
}

void fit_score_rank(benchmark::State& state) {
  const hti::Table& table = table_of(units(state));
  const hti::Definition definition = workload::definition();
  std::vector<double> ranks(table.n_units());
  for (auto _ : state) {
    const hti::Scores scores = hti::fit(definition, table).score(table, {.indicators = false});
    hti::rank(scores["index"], ranks);
    benchmark::ClobberMemory();
  }
}

/// What a score costs at least: the input read once, a new output written once.
void read_and_write(benchmark::State& state) {
  const hti::Table& table = table_of(units(state));
  for (auto _ : state) {
    const std::unique_ptr<double[]> out(new double[workload::aggregates * table.n_units()]);
    workload::read_and_write(table.data().values, table.n_units(), out.get());
    benchmark::DoNotOptimize(out.get());
  }
}

void sizes(benchmark::internal::Benchmark* b) {
  b->ArgName("units")->Arg(290)->Arg(29'000)->Arg(1'000'000)->Unit(benchmark::kMicrosecond)->UseRealTime();
}

BENCHMARK(fit)->Apply(sizes);
BENCHMARK_CAPTURE(score, aggregates, false)->Apply(sizes);
BENCHMARK_CAPTURE(score, with_indicators, true)->Apply(sizes);
BENCHMARK_CAPTURE(rank, min, hti::Ties::min)->Apply(sizes);
BENCHMARK_CAPTURE(rank, average, hti::Ties::average)->Apply(sizes);
BENCHMARK(fit_score_rank)->Apply(sizes);
BENCHMARK(read_and_write)->Apply(sizes);

}  // namespace

int main(int argc, char** argv) {
  if (!workload::optimised()) {
    std::fputs("bench_core is not optimised; build it with the preset \"bench\"\n", stderr);
    return 1;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
