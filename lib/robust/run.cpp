#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>

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

/// Gives out blocks in order; what has been given out is finished whatever happens.
class blocks {
 public:
  explicit blocks(std::span<const Range> ranges) : ranges_(ranges), n_(size_of(ranges)) {}

  /// Until there is none left, or somebody stopped; `after` is told after each.
  template <class After>
  void work(worker& w, After&& after) {
    try {
      while (!stopped_) {
        const std::uint64_t first = next_.fetch_add(block);
        if (first >= n_) return;
        const std::uint64_t last = std::min(first + block, n_);
        std::uint64_t before = 0;  // replicates in the ranges before
        for (const Range& r : ranges_) {
          const std::uint64_t from = std::max(first, before);
          const std::uint64_t to = std::min(last, before + (r.last - r.first));
          if (from < to) w.run(r.first + (from - before), r.first + (to - before));
          before += r.last - r.first;
        }
        done_ += last - first;
        after();
      }
    } catch (...) {
      stop();
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
    }
  }
  void stop() noexcept { stopped_ = true; }
  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::span<const Range> ranges_;
  std::uint64_t n_;
  std::atomic<std::uint64_t> next_{0};
  std::atomic<std::uint64_t> done_{0};
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

Uncertainty::State run(std::shared_ptr<const study> asked, std::span<const Range> replicates, const run_options& options) {
  const std::uint64_t wanted = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const std::uint64_t most = std::max<std::uint64_t>(1, (size_of(replicates) + block - 1) / block);
  std::vector<std::unique_ptr<worker>> workers;
  for (std::uint64_t t = 0; t < std::min(wanted, most); ++t) {
    workers.push_back(std::make_unique<worker>(asked->plan, asked->frames, asked->seed));
  }
  blocks all(replicates);
  {
    std::vector<std::thread> others;
    try {
      for (std::size_t t = 1; t < workers.size(); ++t) others.emplace_back([&all, &w = *workers[t]] { all.work(w, [] {}); });
    } catch (const std::system_error&) {
      // The system gives no more threads; those there are do all the work.
    }
    all.work(*workers[0], [&] {
      if (options.progress && !options.progress(all.done())) all.stop();
    });
    for (std::thread& t : others) t.join();
  }
  all.rethrow();
  counts sum = workers[0]->counted();
  for (std::size_t t = 1; t < workers.size(); ++t) merge(sum, workers[t]->counted());
  return {.study = std::move(asked), .counted = std::move(sum), .done = first_of(replicates, all.done())};
}

}  // namespace hti::robust
