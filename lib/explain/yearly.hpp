// How much one indicator's figures change in a year.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "hti/base/statistics.hpp"
#include "hti/model.hpp"

namespace hti::inline v0::explain {

/// Changes of one indicator from a year to the next, by the third of the units in which they started.
class YearlyChanges {
 public:
  /// \param before, after  one value per unit, NaN where there is none
  YearlyChanges(std::span<const double> before, std::span<const double> after, Direction direction)
      : sign_(direction == Direction::lower ? -1 : 1) {
    std::vector<double> starts;
    for (std::size_t u = 0; u < after.size(); ++u) {
      if (!std::isnan(before[u]) && !std::isnan(after[u])) starts.push_back(sign_ * before[u]);
    }
    if (starts.size() < 3) return;
    std::sort(starts.begin(), starts.end());
    bounds_ = {detail::quantile(starts, 1.0 / 3), detail::quantile(starts, 2.0 / 3)};
    for (std::size_t u = 0; u < after.size(); ++u) {
      if (!std::isnan(before[u]) && !std::isnan(after[u]))
        changes_[third(before[u])].emplace_back(sign_ * (after[u] - before[u]), u);
    }
    for (auto& changes : changes_) std::sort(changes.begin(), changes.end());
  }

  /// Where the 75th percentile of the others' changes from the same third would bring a unit, and never backwards.
  [[nodiscard]] std::optional<double> step(std::size_t unit, double own) const {
    if (std::isnan(own)) return std::nullopt;
    std::vector<double> others;
    for (const auto& [change, u] : changes_[third(own)]) {
      if (u != unit) others.push_back(change);
    }
    if (others.empty()) return std::nullopt;
    return own + sign_ * std::max(0.0, detail::quantile(others, 0.75));
  }

 private:
  [[nodiscard]] std::size_t third(double raw) const {
    const double x = sign_ * raw;
    return x < bounds_[0] ? 0 : x < bounds_[1] ? 1 : 2;
  }

  double sign_;
  std::array<double, 2> bounds_{};
  std::array<std::vector<std::pair<double, std::size_t>>, 3> changes_{};
};

}  // namespace hti::inline v0::explain
