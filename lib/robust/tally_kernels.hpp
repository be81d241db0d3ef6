// The part of counting that goes over units side by side.
#pragma once

#include <cstddef>
#include <cstdint>

namespace hti::detail {

/// What one replicate adds to, all [unit].
struct moments_view {
  double* sum;
  double* squares;
  double* low;
  double* high;
  double* at_least[4];
  std::int32_t* bin;
};

/// Where scores are counted.
struct score_frame {
  double low;
  double per_width;  ///< bins per unit of score
  double per_step;   ///< steps per unit of score
  double cutoffs[4];
  std::int32_t bins;
};

/// Adds deviations from the centre and their squares in whole steps, extremes and groups; finds the bin of every score, `bins`
/// where there is none. A score beyond the frame is in the outermost bin.
void add_scores(const double* score, const double* centre, std::size_t n, const score_frame& frame, const moments_view& to);

}  // namespace hti::detail
