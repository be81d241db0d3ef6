// Rankings of the nodes of one table, for those who ask for many: what they share is computed once.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "hti/base/equality.hpp"
#include "hti/rank/rank.hpp"
#include "hti/scores.hpp"
#include "index/thin.hpp"

namespace hti::inline v0::detail {

class rankings {
 public:
  rankings(const Scores& scores, const index_state& state);

  struct listed {
    Ranking ranking{};
    std::vector<std::size_t> units{};  ///< by row
  };
  /// What Scores::ranking tells.
  [[nodiscard]] listed list(std::size_t node, std::string_view by = {});

  /// Only the ranks of that, in the order of the units.
  [[nodiscard]] std::vector<double> ranks(std::size_t node, std::string_view by = {}) const;

 private:
  [[nodiscard]] std::vector<double> ranks_within(std::size_t node, std::string_view by, Ties ties, const equality& rule) const;

  const Scores& scores_;
  const index_state& state_;
  thin_finder thin_;
  std::vector<std::size_t> order_;  // of units by code
};

}  // namespace hti::inline v0::detail
