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
  std::int64_t* at_least[4];
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
bool has_ties(const std::uint32_t* ranks, std::size_t n);

/// One replicate's places from 1, 0 where there is none, up to whole tiles.
struct placed {
  const std::uint32_t* place;
  const std::uint32_t* twice_average;  ///< twice the ranks in which ties share a mean; null: twice the places
};

/// Places are counted one by one up to `single`, and 2^shift together from there on.
struct rank_frame {
  std::size_t single;
  unsigned shift;
};

/// What replicates' places add to, [unit], and where their bins go.
struct places_view {
  std::uint32_t* twice_average;  ///< up to whole tiles
  std::uint64_t* sum;            ///< of places; null, as the next three: they are not wanted
  std::uint64_t* squares;
  double* best;
  double* worst;
  bins_view bin;
};

/// Adds the places of some replicates, and finds the bin of every one; 0 is in the first.
void add_places(const placed* replicate, std::size_t replicates, std::size_t n, const rank_frame& frame, const places_view& to);

}  // namespace hti::inline v0::detail
