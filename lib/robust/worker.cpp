#include "robust/worker.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace hti::inline v0::detail {

namespace {

/// Replicates counted at a time: many, unless that takes more than some memory. An odd number of batches, so that tiles do not
/// all fall on the same few sets of the cache.
std::size_t counted_together(std::span<const tally_frame> frames) {
  constexpr std::size_t most = 75;
  constexpr std::size_t most_bins = std::size_t{1} << 23U;
  const std::size_t units = std::max(frames.size() * frames[0].padded, std::size_t{1});
  return std::min(most_bins / units / batch | 1U, most) * batch;
}

}  // namespace

counts::counts(const Replicator& replicator, std::span<const tally_frame> frames)
    : variants(replicator.variants().size()), tallies(frames.begin(), frames.end()) {}

void merge(counts& into, const counts& other) {
  for (std::size_t v = 0; v < into.variants.size(); ++v) into.variants[v] += other.variants[v];
  for (const auto& [reason, replicates] : other.failures) into.failures[reason] += replicates;
  for (std::size_t o = 0; o < into.tallies.size(); ++o) merge(into.tallies[o], other.tallies[o]);
}

std::size_t bytes(const counts& c) {
  std::size_t sum = c.variants.size() * sizeof(c.variants[0]);
  for (const tally& t : c.tallies) {
    tally::fields(t, [&](const char*, const auto& array) { sum += array.size() * sizeof(array[0]); });
  }
  return sum;
}

std::size_t worker_bytes(const Replicator& replicator, std::span<const tally_frame> frames) {
  constexpr std::size_t sums = 8 * sizeof(double) + sizeof(std::uint32_t);  // of a counter
  constexpr std::size_t ranking = 3 * sizeof(double) + (3 + 2 * batch) * sizeof(std::uint32_t);
  const std::size_t kept = counted_together(frames) * 2 * sizeof(std::uint16_t);
  std::size_t weights = 0;  // and what is drawn of one tile
  for (const variant& v : replicator.variants()) {
    const std::size_t slots = v.layout.source.size() + v.layout.branches.size();
    weights = std::max(weights, (4 + 2 * tile) * slots * batch * sizeof(double));
  }
  return replicator.padded() * (frames.size() * (kept + sums + batch * sizeof(double)) + ranking) + weights;
}

worker::worker(const Replicator& replicator, std::span<const tally_frame> frames, std::uint64_t seed)
    : replicator_(replicator),
      frames_(frames),
      seed_(seed),
      counts_(replicator, frames),
      by_variant_(replicator.variants().size()) {
  for (const tally_frame& frame : frames) counters_.emplace_back(frame, counted_together(frames));
}

void worker::run(std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t k = first; k < last; k += batch) {
    std::array<std::uint64_t, batch> replicates;
    std::size_t variants[batch];
    std::iota(replicates.begin(), replicates.end(), k);
    replicator_.draw_variants(replicate_draws(seed_, replicates), work_, variants);
    for (std::size_t r = 0; r < std::min<std::uint64_t>(batch, last - k); ++r)
      by_variant_[variants[r]].push_back(replicates[r]);
  }
  for (std::size_t v = 0; v < by_variant_.size(); ++v) {
    counts_.variants[v] += by_variant_[v].size();
    if (replicator_.variants()[v].index) run_variant(replicator_.variants()[v], by_variant_[v]);
    by_variant_[v].clear();
  }
}

counts worker::counted() {
  for (std::size_t o = 0; o < frames_.size(); ++o) counters_[o].flush(frames_[o], counts_.tallies[o]);
  return std::move(counts_);
}

std::span<std::size_t> worker::within_reach(const variant& v, std::span<std::size_t> runs, const double* scores) {
  const auto beyond = [&](std::size_t run) {
    for (std::size_t o = 0; o < frames_.size(); ++o) {
      const Interval reach = frames_[o].reach;
      const double* const score = scores + (run * frames_.size() + o) * replicator_.padded();
      if (std::none_of(score, score + replicator_.units(), [&](double x) { return x < reach.low || x > reach.high; })) continue;
      ++counts_.failures[std::string(name(code::out_of_range)) + " (" + v.index->model()[replicator_.nodes()[o]].id + ")"];
      return true;
    }
    return false;
  };
  return runs.first(static_cast<std::size_t>(std::remove_if(runs.begin(), runs.end(), beyond) - runs.begin()));
}

void worker::run_variant(const variant& v, std::span<const std::uint64_t> list) {
  const std::size_t outputs = frames_.size();
  double* const out = scores_.room(batch * outputs * replicator_.padded());
  const auto& cutoffs = v.index->state().cutoffs();
  for (std::size_t k = 0; k < list.size(); k += batch) {
    const std::size_t n = std::min(batch, list.size() - k);
    std::array<std::uint64_t, batch> replicates;
    for (std::size_t r = 0; r < batch; ++r) replicates[r] = list[k + std::min(r, n - 1)];
    const replicate_draws from(seed_, replicates);
    std::array<std::size_t, batch> given;  // runs with scores
    std::span<std::size_t> runs(given);
    const std::vector<std::string> failures = replicator_.refits() ? replicator_.refit_scores(from, v, n, work_, out)
                                                                   : replicator_.scores_or_reasons(from, v, n, work_, out);
    std::size_t scored = 0;
    for (std::size_t r = 0; r < n; ++r) {
      if (failures[r].empty()) {
        runs[scored++] = r;
      } else {
        ++counts_.failures[failures[r]];
      }
    }
    runs = runs.first(scored);
    if (replicator_.own_means()) runs = within_reach(v, runs, out);
    for (std::size_t o = 0; o < outputs; ++o) {
      const Cutoffs groups = cutoffs[replicator_.nodes()[o]].value_or(Cutoffs{});
      const double* of[batch];
      for (std::size_t r = 0; r < runs.size(); ++r) of[r] = out + (runs[r] * outputs + o) * replicator_.padded();
      counters_[o].add(frames_[o], counts_.tallies[o], std::span(of).first(runs.size()), groups,
                       v.index->state().ties(replicator_.nodes()[o]), counting_);
    }
  }
}

}  // namespace hti::inline v0::detail
