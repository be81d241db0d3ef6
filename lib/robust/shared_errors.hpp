// What the errors of one survey in one unit share, because the same people answered.
#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

namespace hti::detail {

/// Normal scores of one survey's figures in a unit correlate by rho sqrt(m / M), m and M being the smaller and the larger of
/// two figures' numbers of answers (of a sample without limit that errs as much, n N / (N - n), where N people could answer).
/// That is what a correlation rho between one person's answers gives when those who answered the one question are among those
/// who answered the other, which is the most that they can have in common. Brownian motion at the times m has these
/// correlations, so what is shared goes from figure to figure in steps, in the order of m.
class shared_errors {
 public:
  struct figure {
    std::size_t column = 0;  ///< among the noisy ones
    double answers = 0;      ///< m; NaN: not known, and counted as the most that is known in the unit
  };
  /// One step to a figure: shared = kept shared + fresh (a number of its own).
  struct step {
    std::size_t column = 0;
    double kept = 1;
    double fresh = 0;  ///< sqrt(1 - kept^2)
  };

  explicit shared_errors(double correlation)
      : rho(correlation), own(std::sqrt(1 - correlation)), shared(std::sqrt(correlation)) {}

  /// Orders the figures of each unit.
  void order(std::span<std::vector<figure>> units);
  [[nodiscard]] std::span<const step> of(std::size_t unit) const {
    return std::span(steps_).subspan(first_[unit], first_[unit + 1] - first_[unit]);
  }
  /// The variance of a sum of the survey's figures in a unit. \param error  of a column, with the sign of its part in the sum
  template <class Error>
  [[nodiscard]] double variance(std::size_t unit, Error error) const {
    double squares = 0;
    double products = 0;  // of every two figures, by their correlation but rho
    double before = 0;    // errors of the figures so far, by their correlation with this one
    for (const step& s : of(unit)) {
      const double e = error(s.column);
      before *= s.kept;
      squares += e * e;
      products += e * before;
      before += e;
    }
    return squares + 2 * rho * products;
  }

  double rho;
  double own;     ///< sqrt(1 - rho): of a normal score, the part that is the figure's alone
  double shared;  ///< sqrt(rho)
  std::vector<std::size_t> columns{};

 private:
  std::vector<std::size_t> first_{};  ///< by unit: where its steps begin, and at the end how many there are
  std::vector<step> steps_{};
};

}  // namespace hti::detail
