// Exact ranks of doubles without sorting them, compiled for every SIMD path with run-time dispatch.
//
// Values go into cells by linear interpolation, two to a cell on average, highest cell first. The rank of a value is where its
// cell begins plus the number of greater values in it, and one or two instructions compare a value with a whole cell. Many or
// unevenly spread values are first parted by sampled splitters into 256 parts of about equal size, each of which fits the
// cache.
#pragma once

#include <cstdint>
#include <span>

#include "base/scratch.hpp"
#include "hti/base/equality.hpp"

namespace hti::inline v0::detail {

/// Ranks many vectors, one after the other; memory is allocated when a vector is longer than all before it.
class ranker {
 public:
  /// ranks[i] = 1 + number of values greater than values[i]; NaN where it is NaN. -0 equals 0, infinities are values.
  /// \param values fewer than 2^31
  /// \param ranks as many as values, elsewhere in memory
  void min_ranks(std::span<const double> values, std::span<double> ranks);

  /// The same with 0 where a value is NaN.
  void min_ranks(std::span<const double> values, std::span<std::uint32_t> ranks);

  /// The same with ties by a rule: every value has the rank of the best of its tie group. Equal numbers are found on the way;
  /// only where unequal ones are so near that they may tie, or the rule says more than that, are groups formed afterwards.
  void min_ranks(std::span<const double> values, std::span<double> ranks, const equality& rule);
  void min_ranks(std::span<const double> values, std::span<std::uint32_t> ranks, const equality& rule);

  struct workspace {
    scratch<double> present;        ///< the values that are not NaN
    scratch<double> parted;         ///< values by part
    scratch<double> sorted;         ///< values by cell
    scratch<std::uint32_t> cell;    ///< of each value
    scratch<std::uint32_t> start;   ///< of each cell
    scratch<std::uint32_t> local;   ///< ranks by part
    scratch<std::uint8_t> part;     ///< of each value
    scratch<double> seen;           ///< what is ranked of the values
    scratch<double> by_rank;        ///< the value of each rank
    scratch<std::uint32_t> joined;  ///< the rank of its tie group
  };

  /// How near unequal values may come before it matters, and whether any did.
  struct nearness {
    double absolute = 0;
    double relative = 0;  ///< to the greatest magnitude
    bool found = false;
    double lowest = 0;  ///< of the part before
  };

 private:
  template <class Rank>
  bool run(std::span<const double> values, std::span<Rank> ranks, nearness& near);
  template <class Rank>
  void run(std::span<const double> values, std::span<Rank> ranks, const equality& rule);
  template <class Rank>
  void join(std::span<const double> values, std::span<Rank> ranks, const equality& rule);

  workspace work_;
};

}  // namespace hti::inline v0::detail
