// Scores in order, and where one more would stand among them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hti/base/equality.hpp"

namespace hti::inline v0::detail {

/// Scores in order with their tie groups, and where one more score would stand among them: a group is anchored at its best
/// score and holds all that tie with that one.
class ladder {
 public:
  ladder() = default;
  /// \param scores  in any order; NaN is left out
  ladder(std::span<const double> scores, const equality& rule) { assign(scores, rule); }

  void assign(std::span<const double> scores, const equality& rule);

  [[nodiscard]] std::size_t size() const noexcept { return scores_.size(); }
  /// How many stand above a score if it comes to them.
  [[nodiscard]] std::size_t above(double score) const { return find(score).first; }
  /// How many stand above it or tie with it.
  [[nodiscard]] std::size_t not_below(double score) const { return find(score).last; }
  /// The best score of the group that a score comes into, which may be its own; NaN for NaN. Not with decimals.
  [[nodiscard]] double best(double score) const;
  /// The lowest score that at most `above` of them stand above; minus infinity where there are no more.
  [[nodiscard]] double needed(std::size_t above) const;

 private:
  struct range {
    std::size_t first;
    std::size_t last;
  };
  [[nodiscard]] range find(double score) const;

  equality rule_{};  ///< of what is seen
  equality asked_{};
  std::vector<double> scores_{};        ///< best first, as they are seen
  std::vector<std::size_t> anchors_{};  ///< where tie groups begin
};

}  // namespace hti::inline v0::detail
