// Work on items that do not depend on each other, by several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace hti::detail {

/// Calls work(worker, item) for every item; a worker is one of `workers` and has one item at a time. What an item throws is
/// thrown again when all threads have come to rest.
template <class Work>
void for_each_item(std::size_t workers, std::size_t items, Work&& work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::exception_ptr error;
  const auto run = [&](std::size_t worker) {
    try {
      for (std::size_t item = next++; item < items; item = next++) work(worker, item);
    } catch (...) {
      next = items;
      const std::lock_guard lock(mutex);
      if (!error) error = std::current_exception();
    }
  };
  {
    std::vector<std::thread> others;
    try {
      for (std::size_t w = 1; w < std::min(workers, items); ++w) others.emplace_back(run, w);
    } catch (const std::exception&) {
      // The system gives no more threads, or no memory for one; those there are do all the work.
    }
    run(0);
    for (std::thread& t : others) t.join();
  }
  if (error) std::rethrow_exception(error);
}

}  // namespace hti::detail
