// Raw values of an indicator from worst to best, to raise a unit to.
#pragma once

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "hti/base/statistics.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::explain {

[[nodiscard]] inline double better_of(const Indicator& indicator, double a, double b) {
  return indicator.direction == Direction::lower ? std::min(a, b) : std::max(a, b);
}

/// The observed values of one column; never empty for an indicator that has a frame.
class Ladder {
 public:
  Ladder(const Table& table, std::size_t column, const Indicator& indicator)
      : values_(table.values(column)),
        sign_(indicator.direction == Direction::lower ? -1 : 1),
        whole_(indicator.kind == Kind::yes_no) {
    for (double x : values_) {
      if (!std::isnan(x)) ascending_.push_back(sign_ * x);
    }
    std::sort(ascending_.begin(), ascending_.end());
  }

  /// The value a share p of the units is not better than (type 7): 0 the worst, 1 the best. Of yes/no facts one that a unit has
  /// and that is no better, since nobody goes halfway.
  [[nodiscard]] double at(double p) const {
    if (ascending_.empty()) return std::nan("");
    const double between = detail::quantile(ascending_, p);
    return sign_ * (whole_ ? *std::prev(std::upper_bound(ascending_.begin(), ascending_.end(), between)) : between);
  }

  /// The best of some units; of all where none is given or none of them has a value.
  [[nodiscard]] double best(const std::vector<std::size_t>& units) const {
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t u : units) {
      if (!std::isnan(values_[u])) most = std::max(most, sign_ * values_[u]);
    }
    return std::isinf(most) ? at(1) : sign_ * most;
  }

 private:
  std::span<const double> values_;
  double sign_;
  bool whole_;
  std::vector<double> ascending_{};
};

}  // namespace hti::inline v0::explain
