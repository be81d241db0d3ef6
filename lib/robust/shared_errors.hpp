// What the errors of one survey in one unit share, because the same people answered.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace hti::inline v0::detail {

/// Normal scores of one survey's figures in a unit correlate by rho sqrt(m / M), m and M being the smaller and the larger of
/// two figures' numbers of answers (of a sample without limit that errs as much, n N / (N - n), where N people could answer).
/// That is what a correlation rho between one person's answers gives when those who answered the one question are among those
/// who answered the other, which is the most that they can have in common. Brownian motion at the times m has these
/// correlations, so what is shared goes from figure to figure in the order of m. As in Kalman's filter \cite Kalman1960 each
/// score is what those before it tell of it and what is new in it, so that it takes one number.
class shared_errors {
 public:
  struct figure {
    std::size_t column = 0;  ///< among the noisy ones
    double answers = 0;      ///< m; NaN: not known, and counted as the most that is known in the unit
  };
  /// One step to a figure: its score = expected + own (a number of its own), and what is expected of the next is the next
  /// one's `kept` (expected + told (the same number)).
  struct step {
    std::size_t column = 0;
    double kept = 1;
    double own = 1;
    double told = 0;
  };

  explicit shared_errors(double correlation) : rho(correlation) {}

  /// Orders the figures of each unit.
  void order(std::span<std::vector<figure>> units);
  [[nodiscard]] std::span<const step> of(std::size_t unit) const {
    return std::span(steps_).subspan(first_[unit], first_[unit + 1] - first_[unit]);
  }

  double rho;

 private:
  std::vector<std::size_t> first_{};  ///< by unit: where its steps begin, and at the end how many there are
  std::vector<step> steps_{};
};

}  // namespace hti::inline v0::detail
