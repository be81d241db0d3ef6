#include <algorithm>
#include <thread>

#include "robust/parallel.hpp"
#include "robust/state.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::counts;
using hti::detail::worker;

/// Replicates given out at a time: few where each fits the frames anew, so that a run can be stopped soon. No result depends on
/// it.
std::uint64_t block_of(const hti::detail::Replicator& replicator) { return replicator.refits() ? hti::detail::batch : 200; }

std::uint64_t size_of(std::span<const Range> ranges) {
  std::uint64_t n = 0;
  for (const Range& r : ranges) n += r.last - r.first;
  return n;
}

/// The first n replicates of the ranges.
std::vector<Range> first_of(std::span<const Range> ranges, std::uint64_t n) {
  std::vector<Range> some;
  for (const Range& r : ranges) {
    const std::uint64_t taken = std::min(n, r.last - r.first);
    if (taken > 0) some.push_back({r.first, r.first + taken});
    n -= taken;
  }
  return some;
}

/// Runs replicates [first, last) of those in the ranges.
void run(worker& w, std::span<const Range> ranges, std::uint64_t first, std::uint64_t last) {
  std::uint64_t before = 0;  // replicates in the ranges before
  for (const Range& r : ranges) {
    const std::uint64_t from = std::max(first, before);
    const std::uint64_t to = std::min(last, before + (r.last - r.first));
    if (from < to) w.run(r.first + (from - before), r.first + (to - before));
    before += r.last - r.first;
  }
}

}  // namespace

Uncertainty::State run(std::shared_ptr<const study> asked, std::span<const Range> replicates, const run_options& options) {
  const std::uint64_t n = size_of(replicates);
  const std::uint64_t wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const std::uint64_t block = block_of(asked->replicator);
  const std::uint64_t blocks = (n + block - 1) / block;
  const std::uint64_t threads = std::min(wanted, std::max<std::uint64_t>(1, blocks));
  std::vector<std::unique_ptr<worker>> workers;
  for (std::uint64_t t = 0; t < threads; ++t) {
    workers.push_back(std::make_unique<worker>(asked->replicator, asked->frames, asked->seed));
  }
  const auto in = [&](std::uint64_t first_blocks) { return std::min(first_blocks * block, n); };
  const std::size_t finished = hti::detail::for_each_item(
      workers.size(), blocks, [&](std::size_t w, std::size_t item) { run(*workers[w], replicates, in(item), in(item + 1)); },
      [&](std::size_t so_far) { return !options.progress || options.progress(in(so_far)); });
  counts sum = workers[0]->counted();
  for (std::size_t t = 1; t < workers.size(); ++t) merge(sum, workers[t]->counted());
  return {.study = std::move(asked), .counted = std::move(sum), .done = first_of(replicates, in(finished))};
}

}  // namespace hti::inline v0::robust
