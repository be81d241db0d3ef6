// The least that replicates of a ranking can cost: a yardstick for the library's engine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace workload {

/// Noise on all weights, one product of effective weights and normalised values, exact ranks of the root; nothing is kept but a
/// sum of ranks. Complete data only, and made for this tree: no thresholds, no other means, fused operations, a weak generator.
class replicate_kernel {
 public:
  /// \param normalised  units x indicators, column-major, no NaN
  explicit replicate_kernel(std::span<const double> normalised, std::size_t units);

  /// Sum of all units' ranks times their position, so that the work cannot be left out.
  [[nodiscard]] std::uint64_t run(std::uint64_t seed, std::size_t replicates) const;
  /// Whether the ranks of the first replicates are those of scores added up in the plain way.
  [[nodiscard]] bool verified() const;

 private:
  std::size_t units_;
  std::size_t padded_;
  std::vector<double> values_;  ///< [tile][indicator][8 units]
};

}  // namespace workload
