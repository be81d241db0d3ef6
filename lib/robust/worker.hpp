// Replicates run and counted by one thread.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/scratch.hpp"
#include "robust/replicator.hpp"
#include "robust/tally.hpp"

namespace hti::inline v0::detail {

/// What came out of replicates; counts of the same replicator and frames add up exactly, in any order.
struct counts {
  counts(const Replicator& replicator, std::span<const tally_frame> frames);

  std::vector<std::uint64_t> variants;              ///< replicates that fell on each variant of the replicator
  std::map<std::string, std::uint64_t> failures{};  ///< replicates without scores, by why
  std::vector<tally> tallies;                       ///< by node followed
};

void merge(counts& into, const counts& other);

/// Bytes of counts.
[[nodiscard]] std::size_t bytes(const counts& c);
/// Bytes that one worker holds beside its counts.
[[nodiscard]] std::size_t worker_bytes(const Replicator& replicator, std::span<const tally_frame> frames);

class worker {
 public:
  worker(const Replicator& replicator, std::span<const tally_frame> frames, std::uint64_t seed);

  /// Counts replicates [first, last).
  void run(std::uint64_t first, std::uint64_t last);
  /// What was counted; the worker has none of it any more.
  [[nodiscard]] counts counted();

 private:
  void run_variant(const variant& v, std::span<const std::uint64_t> replicates);
  /// Keeps the runs whose scores lie within the frames; the others have failed.
  [[nodiscard]] std::span<std::size_t> within_reach(const variant& v, std::span<std::size_t> runs, const double* scores);

  const Replicator& replicator_;
  std::span<const tally_frame> frames_;
  std::uint64_t seed_;
  counts counts_;
  std::vector<counter> counters_;
  replicator_workspace work_{};
  tally_workspace counting_{};
  scratch<double> scores_{};
  std::vector<std::vector<std::uint64_t>> by_variant_{};
};

}  // namespace hti::inline v0::detail
