// How sure every figure and score is, as far as surveys go: the one place where noise is computed.
#pragma once

#include <cstddef>
#include <vector>

#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// Standard errors of the figures and of the scores of a table's units, from the random error of survey figures alone.
///
/// Each figure is moved by its own standard error up and down, and half of what that does to a score is its part of the score's
/// error, with its sign. Errors go through an indicator's map before it is cut, so that a clipped frame hides none. Parts of
/// one survey go together by the correlation of their errors, all others are independent.
class node_errors {
 public:
  explicit node_errors(const Scores& scores);

  /// Of an indicator's figure; 0 where it carries no random error, NaN where its size is not known.
  [[nodiscard]] double raw(std::size_t unit, std::size_t node) const noexcept { return raw_[position(unit, node)]; }
  /// Of the score that is shown; 0 where no figure below carries random error. NaN where there is no score, no figure of any
  /// survey it rests on, where a figure's error is not known, or where two questions of a survey without rho count.
  [[nodiscard]] double score(std::size_t unit, std::size_t node) const noexcept { return score_[position(unit, node)]; }

 private:
  class walk;
  [[nodiscard]] std::size_t position(std::size_t unit, std::size_t node) const noexcept { return node * units_ + unit; }

  std::size_t units_;
  std::vector<double> raw_;  // column-major, units x nodes
  std::vector<double> score_;
};

}  // namespace hti::inline v0::explain
