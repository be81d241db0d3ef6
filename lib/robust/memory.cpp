#include <algorithm>
#include <thread>

#include "robust/state.hpp"

namespace hti::inline v0::robust {

std::size_t Uncertainty::memory(unsigned threads) const {
  const std::size_t workers = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
  const study& asked = *state_->study;
  std::size_t layouts = 0;
  for (const hti::detail::variant& v : asked.replicator.variants()) {
    layouts += (v.layout.values.size() + v.layout.logs.size() + v.base.size()) * sizeof(double);
  }
  // Each worker's counts, their sum, and that with what was counted before.
  const std::size_t counted = hti::detail::bytes(state_->counted);
  return layouts + (workers + 2) * counted + workers * hti::detail::worker_bytes(asked.replicator, asked.frames);
}

}  // namespace hti::inline v0::robust
