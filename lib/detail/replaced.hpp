// Places in a list: of all units by their codes, and of one unit with another score.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hti/rank/rank.hpp"

namespace hti::detail {

/// Ranks as a published list has them: taken in order of unit code, by which ordinal ties break.
[[nodiscard]] std::vector<double> ranks_by_code(std::span<const double> scores, std::span<const std::string> units,
                                                const rank_options& options);

/// The rank of a unit whose score is replaced, among the others as they are: what `ranks_by_code` would give it.
class Replaced {
 public:
  Replaced(std::span<const double> scores, std::span<const std::string> units, const rank_options& options);

  /// NaN without a score.
  [[nodiscard]] double operator()(std::size_t unit, double score) const;

 private:
  std::vector<std::size_t> at_;    // position by unit, in order of code
  std::vector<double> scores_;     // in order of code
  std::vector<double> ranks_;      // of these
  std::vector<double> ascending_;  // those there are
  double slack_ = 0;               // scores that are no further apart are equal
  rank_options options_;
};

}  // namespace hti::detail
