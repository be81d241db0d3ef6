// Ranks of one run, and how far they are from those of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/rank_kernels.hpp"
#include "hti/rank/rank.hpp"

namespace hti::inline v0::detail {

/// Ranks by the method's rule, ordinal ones by unit code.
class run_ranks {
 public:
  run_ranks(std::span<const std::string> units, Ties ties);
  /// NaN where there is no score. \param rule of what ties
  void operator()(std::span<const double> score, std::span<double> rank, const equality& rule);

 private:
  Ties ties_;
  std::vector<std::size_t> by_code_{};  ///< for ordinal ranks
  std::vector<double> ordered_{};
  std::vector<double> ranks_{};
  ranker ranker_{};
};

/// Compares ranks with base ranks, over the units that have both.
class rank_shift {
 public:
  explicit rank_shift(std::vector<double> base);

  /// Mean absolute difference; NaN without units.
  [[nodiscard]] double mean(std::span<const double> rank) const;
  /// Largest absolute difference and the first unit that has it; NaN without units.
  struct largest {
    double shift;
    std::size_t unit;
  };
  [[nodiscard]] largest most(std::span<const double> rank) const;
  /// Share of the units of base rank k or better that are still there; NaN without such units.
  [[nodiscard]] double top_kept(std::span<const double> rank, double k) const;
  /// Share of the pairs of units in the other order, a pair that ties in one ranking only being half one \cite Fagin2006; in
  /// O(n log n). NaN with fewer than two units.
  [[nodiscard]] double kendall(std::span<const double> rank);

 private:
  std::vector<double> base_;
  std::vector<std::size_t> order_{};   ///< units with a base rank, best first
  std::vector<std::uint32_t> seen_{};  ///< units of better base rank so far, cumulated by twice their rank: a Fenwick tree
  std::vector<std::uint32_t> tied_{};  ///< twice the ranks of units that share a base rank
};

}  // namespace hti::inline v0::detail
