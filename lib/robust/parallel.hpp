// Work on items that do not depend on each other, by several threads.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace hti::inline v0::detail {

/// Gives out items in order and knows how many are finished.
class item_queue {
 public:
  explicit item_queue(std::size_t items) : items_(items) {}

  /// The next item, or nothing where none is given out any more.
  std::optional<std::size_t> take() {
    const std::lock_guard lock(mutex_);
    return next_ < items_ ? std::optional(next_++) : std::nullopt;
  }
  void finish() {
    const std::lock_guard lock(mutex_);
    ++finished_;
    changed_.notify_one();
  }
  /// Nothing more is given out.
  void close() {
    const std::lock_guard lock(mutex_);
    items_ = next_;
  }
  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    items_ = next_;
    ++failed_;
    if (!error_) error_ = std::move(error);
    changed_.notify_one();
  }
  [[nodiscard]] std::size_t finished() {
    const std::lock_guard lock(mutex_);
    return finished_;
  }
  /// Waits until more than `seen` items are finished. \return how many are; no more than `seen` where nothing is left to wait
  /// for
  std::size_t more_than(std::size_t seen) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return finished_ > seen || (next_ == items_ && finished_ + failed_ == next_); });
    return finished_;
  }
  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::size_t items_;
  std::size_t next_ = 0;
  std::size_t finished_ = 0;
  std::size_t failed_ = 0;
  std::exception_ptr error_{};
};

/// Calls work(worker, item) for every item; a worker is one of `workers` and has one item at a time. Items are given out in
/// order, and those given out are finished whatever happens.
///
/// tell(finished) is called by the calling thread alone, while it works and while it waits for the others, and once after the
/// last item; where it says false, no more items are given out. What it or an item throws is thrown again when all threads have
/// come to rest.
/// \return how many items are finished: the first ones
template <class Work, class Tell>
std::size_t for_each_item(std::size_t workers, std::size_t items, Work&& work, Tell&& tell) {
  item_queue queue(items);
  const auto step = [&](std::size_t worker) {
    const std::optional<std::size_t> item = queue.take();
    if (!item) return false;
    try {
      work(worker, *item);
      queue.finish();
    } catch (...) {
      queue.fail(std::current_exception());
    }
    return true;
  };
  std::exception_ptr refused;
  bool open = true;
  const auto ask = [&](std::size_t finished) {
    try {
      open = tell(finished);
    } catch (...) {
      refused = std::current_exception();
      open = false;
    }
    if (!open) queue.close();
  };
  {
    std::vector<std::thread> others;
    try {
      for (std::size_t w = 1; w < std::min(workers, items); ++w) {
        others.emplace_back([&step, w] {
          while (step(w)) {
          }
        });
      }
    } catch (const std::exception&) {
      // The system gives no more threads, or no memory for one; those there are do all the work.
    }
    std::size_t told = 0;
    const auto ask_if_more = [&](std::size_t finished) {
      if (open && finished > told) ask(told = finished);
      return finished;
    };
    while (step(0)) ask_if_more(queue.finished());
    for (std::size_t seen = queue.finished();;) {
      ask_if_more(seen);
      const std::size_t now = queue.more_than(seen);
      if (now == seen) break;
      seen = now;
    }
    for (std::thread& t : others) t.join();
  }
  if (refused) std::rethrow_exception(refused);
  queue.rethrow();
  return queue.finished();
}

/// The same, with nobody to tell.
template <class Work>
void for_each_item(std::size_t workers, std::size_t items, Work&& work) {
  for_each_item(workers, items, work, [](std::size_t) { return true; });
}

}  // namespace hti::inline v0::detail
