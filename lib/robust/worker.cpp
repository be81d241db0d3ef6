#include "robust/worker.hpp"

#include <algorithm>
#include <numeric>

namespace hti::detail {

namespace {

/// As many as are counted at a time, or fewer where their scores would take too much memory.
std::size_t replicates_together(const Plan& plan) {
  constexpr std::size_t most_scores = std::size_t{1} << 21U;
  return std::clamp(most_scores / (plan.nodes().size() * plan.padded()) / batch * batch, batch, group);
}

}  // namespace

counts::counts(const Plan& plan, std::span<const tally_frame> frames)
    : variants(plan.variants().size()), tallies(frames.begin(), frames.end()) {}

void merge(counts& into, const counts& other) {
  for (std::size_t v = 0; v < into.variants.size(); ++v) into.variants[v] += other.variants[v];
  for (std::size_t o = 0; o < into.tallies.size(); ++o) merge(into.tallies[o], other.tallies[o]);
}

worker::worker(const Plan& plan, std::span<const tally_frame> frames, std::uint64_t seed)
    : plan_(plan),
      frames_(frames),
      seed_(seed),
      counts_(plan, frames),
      counters_(frames.begin(), frames.end()),
      together_(replicates_together(plan)),
      by_variant_(plan.variants().size()) {}

void worker::run(std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t k = first; k < last; k += batch) {
    std::array<std::uint64_t, batch> replicates;
    std::size_t variants[batch];
    std::iota(replicates.begin(), replicates.end(), k);
    plan_.draw_variants(replicate_draws(seed_, replicates), work_, variants);
    for (std::size_t r = 0; r < std::min<std::uint64_t>(batch, last - k); ++r)
      by_variant_[variants[r]].push_back(replicates[r]);
  }
  for (std::size_t v = 0; v < by_variant_.size(); ++v) {
    counts_.variants[v] += by_variant_[v].size();
    if (plan_.variants()[v].index) run_variant(plan_.variants()[v], by_variant_[v]);
    by_variant_[v].clear();
  }
  for (std::size_t o = 0; o < frames_.size(); ++o) counters_[o].flush(frames_[o], counts_.tallies[o]);
}

void worker::run_variant(const variant& v, std::span<const std::uint64_t> list) {
  const std::size_t outputs = frames_.size();
  const std::size_t size = outputs * plan_.padded();
  double* const out = scores_.room(together_ * size);
  const auto& cutoffs = v.index->state().cutoffs();
  for (std::size_t k = 0; k < list.size(); k += together_) {
    const std::size_t n = std::min(together_, list.size() - k);
    for (std::size_t first = 0; first < n; first += batch) {
      std::array<std::uint64_t, batch> replicates;
      for (std::size_t r = 0; r < batch; ++r) replicates[r] = list[k + std::min(first + r, n - 1)];
      plan_.scores(replicate_draws(seed_, replicates), v, work_, out + first * size);
    }
    for (std::size_t o = 0; o < outputs; ++o) {
      const Cutoffs groups = cutoffs[plan_.nodes()[o]].value_or(Cutoffs{});
      const double* of[group];
      for (std::size_t r = 0; r < n; ++r) of[r] = out + r * size + o * plan_.padded();
      counters_[o].add(frames_[o], counts_.tallies[o], std::span(of).first(n), groups, counting_);
    }
  }
}

}  // namespace hti::detail
