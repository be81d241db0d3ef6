// Quantiles by table: Boost's take a microsecond each, and a replicate needs one for every uncertain figure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hti/model.hpp"

namespace hti::detail {

/// Standard normal scores of numbers in (0, 1): a quadratic in each of 64 parts of every octave, off by less than 1e-6.
class normal_table {
 public:
  static const normal_table& instance();
  [[nodiscard]] const double* coefficients() const noexcept { return coefficients_.data(); }

  static constexpr int parts_bits = 6;
  static constexpr int lowest = -53;  ///< the first octave begins at 2^-53, the last ends at 1/2, which has a part of its own
  static constexpr std::size_t parts = (std::size_t{52} << parts_bits) + 1;

 private:
  normal_table();
  std::array<double, 3 * parts> coefficients_{};
};

/// Distributions are tabled at so many standard normal scores, evenly from -most_score to most_score.
inline constexpr std::size_t knots = 65;
inline constexpr double most_score = 4.5;

/// Quantiles of Beta(a, b) at the knots.
[[nodiscard]] std::vector<double> beta_quantiles(double a, double b);
/// The number of positives among m < knots, beta-binomial with a and b: the k-th of these normal scores is where it goes from k to
/// k + 1, infinite beyond m. Exact where steps are few and wide.
[[nodiscard]] std::vector<double> beta_binomial_scores(double a, double b, std::size_t m);
/// Quantiles at the knots of the same of any m, made continuous: rounded to the nearest number they are about those of the
/// distribution, the closer the larger m is.
[[nodiscard]] std::vector<double> beta_binomial_quantiles(double a, double b, std::size_t m);
/// The gamma distribution of that shape and mean 1: the cube root of its quantile, which is nearly a straight line in normal
/// scores \cite WilsonHilferty1931, as a cubic in each of 132 parts of the scores from -8.25 to 8.25, four coefficients each.
/// Quantiles are off by less than 2e-5 (1 + quantile) from shape 0.02 on, and less than 1e-7 (1 + quantile) from shape 1 on.
[[nodiscard]] std::vector<double> gamma_cube_roots(double shape);
inline constexpr double gamma_most_score = 8.25;
inline constexpr double gamma_parts_per_score = 8;
inline constexpr std::size_t gamma_parts = 132;
inline constexpr std::size_t gamma_table_size = 4 * gamma_parts;
/// Between what its quantiles lie.
[[nodiscard]] Interval gamma_extent(std::span<const double> table);
/// The knots themselves.
[[nodiscard]] std::vector<double> normal_quantiles();

}  // namespace hti::detail
