#include <algorithm>
#include <atomic>
#include <thread>

#include "robust/parallel.hpp"
#include "robust/state.hpp"

namespace hti::robust {
namespace {

using hti::detail::counts;
using hti::detail::worker;

constexpr std::uint64_t block = 200;  // replicates given out at a time; no result depends on it

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
  const std::uint64_t threads = std::min(wanted, std::max<std::uint64_t>(1, (n + block - 1) / block));
  std::vector<std::unique_ptr<worker>> workers;
  for (std::uint64_t t = 0; t < threads; ++t) {
    workers.push_back(std::make_unique<worker>(asked->plan, asked->frames, asked->seed));
  }
  // Blocks are given out in order, and what has been given out is finished whatever happens.
  std::atomic<std::uint64_t> next{0};
  std::atomic<std::uint64_t> done{0};
  std::atomic<bool> stopped{false};
  hti::detail::for_each_item(workers.size(), workers.size(), [&](std::size_t thread, std::size_t) {
    try {
      while (!stopped) {
        const std::uint64_t first = next.fetch_add(block);
        if (first >= n) return;
        const std::uint64_t last = std::min(first + block, n);
        run(*workers[thread], replicates, first, last);
        done += last - first;
        if (thread == 0 && options.progress && !options.progress(done)) stopped = true;
      }
    } catch (...) {
      stopped = true;
      throw;
    }
  });
  counts sum = workers[0]->counted();
  for (std::size_t t = 1; t < workers.size(); ++t) merge(sum, workers[t]->counted());
  return {.study = std::move(asked), .counted = std::move(sum), .done = first_of(replicates, done)};
}

}  // namespace hti::robust
