// Quantiles by table: Boost's take a microsecond each, and a replicate needs one for every uncertain figure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "hti/model.hpp"

namespace hti::inline v0::detail {

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
/// How probable each count is, from the first on that has any chance; the others have none.
struct count_distribution {
  double first = 0;
  std::vector<double> p{};
};
/// Of m who have not been asked, after Beta(a, b).
[[nodiscard]] count_distribution beta_binomial(double a, double b, std::size_t m);
/// Of n who answer, each with probability p.
[[nodiscard]] count_distribution binomial(double p, std::size_t n);
/// Of n who are asked among `population`, `positive` of them so.
[[nodiscard]] count_distribution hypergeometric(std::size_t positive, std::size_t population, std::size_t n);

/// A count by normal scores, exactly: `first`, and one more above each of these ascending scores.
struct count_steps {
  double first = 0;
  std::vector<double> scores{};
  /// The count less `first`, give or take little, is the whole part of this cubic in a score \cite CornishFisher1938.
  std::array<double, 4> guess{};
};
[[nodiscard]] count_steps steps_of(const count_distribution& counts);
/// Above so many steps, counts are interpolated: a step is then next to nothing, and the table long.
inline constexpr std::size_t most_steps = 1023;
/// Quantiles of a count at the knots, made continuous: rounded to the nearest number they are about those of the distribution,
/// the closer the more numbers it has.
[[nodiscard]] std::vector<double> quantiles_of(const count_distribution& counts);
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

}  // namespace hti::inline v0::detail
