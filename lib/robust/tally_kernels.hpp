// The part of counting that goes over units side by side.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hti::inline v0::detail {

/// Where the bins of a replicate go.
struct bins_view {
  std::uint16_t* first;
  std::size_t to_next;  ///< from tile to tile; from replicate to replicate it is a tile
};

/// What replicates add to, [unit], and where their bins go.
struct moments_view {
  double* sum;
  double* squares;
  double* low;
  double* high;
  double* at_least[4];
  bins_view bin;
};

/// Where scores are counted.
struct score_frame {
  double low;
  double per_width;  ///< bins per unit of score
  double per_step;   ///< steps per unit of score
  double cutoffs[4];
  std::int32_t bins;
};

/// Adds deviations from the centre and their squares in whole steps, extremes and groups; finds the bin of every score, the
/// last where there is none. A score beyond the frame is in the outermost bin.
/// \param n  units, filled up to whole tiles
void add_scores(const double* const* scores, std::size_t replicates, const double* centre, std::size_t n,
                const score_frame& frame, const moments_view& to);

/// Whether any two of the ranks from 1 are equal, those being the least of the places that equals share; 0 is none.
/// \param twice  becomes twice the ranks
bool has_ties(const std::uint32_t* ranks, std::size_t n, std::uint32_t* twice);

/// Places are counted one by one up to `single`, and 2^shift together from there on.
struct rank_frame {
  std::size_t single;
  unsigned shift;
};

/// Adds `twice_average` of one replicate to `sum`, and finds the bin of every place, both from 1, and 0 for 0.
void add_ranks(const std::uint32_t* place, const std::uint32_t* twice_average, std::size_t n, const rank_frame& frame,
               std::uint32_t* sum, const bins_view& bin);

}  // namespace hti::inline v0::detail
