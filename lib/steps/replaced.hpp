// The place of one unit in a list, with another score.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hti/base/equality.hpp"
#include "hti/rank/rank.hpp"

namespace hti::inline v0::detail {

/// The rank of a unit whose score is replaced, among the others as they are: what `ranks_by_code` would give it.
class Replaced {
 public:
  Replaced(std::span<const double> scores, std::span<const std::string> units, Ties ties, const equality& rule);

  /// NaN without a score.
  [[nodiscard]] double operator()(std::size_t unit, double score) const;

 private:
  std::vector<std::size_t> at_;    // position by unit, in order of code
  std::vector<double> scores_;     // in order of code
  std::vector<double> ranks_;      // of these
  std::vector<double> ascending_;  // those there are
  Ties ties_;
  equality rule_;
};

}  // namespace hti::inline v0::detail
