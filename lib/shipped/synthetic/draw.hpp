// Numbers drawn by counters: the same key gives the same number, whatever else is drawn and in whatever order.
#pragma once

#include <cstdint>

namespace hti::inline v0::synthetic {

/// What a number is for; each has its own stream.
enum class Stream : std::uint32_t {
  quality,
  part,
  survey,
  indicator,
  takes_part,
  figure,
  answers,
  response,
  population,
  background,
  size,
  provider
};

/// Philox4x32-10 \cite Salmon2011, keyed by the seed; the counter is (stream, year, unit, item).
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : seed_(seed) {}

  /// Uniform in (0, 1).
  [[nodiscard]] double uniform(Stream stream, int year, std::uint32_t unit, std::uint32_t item = 0) const;
  /// Standard normal.
  [[nodiscard]] double normal(Stream stream, int year, std::uint32_t unit, std::uint32_t item = 0) const;
  /// Standard normal in every year, with that correlation from one year to the next; starts in the first year.
  [[nodiscard]] double walk(Stream stream, int year, std::uint32_t unit, std::uint32_t item, double correlation) const;

 private:
  std::uint64_t seed_;
};

/// The first and last year that can be drawn.
inline constexpr int first_year = 2022;
inline constexpr int last_year = 2025;

/// Standard normal distribution and quantile function.
[[nodiscard]] double normal_cdf(double z);
[[nodiscard]] double normal_quantile(double p);
/// Quantile of a symmetric bell of mean 0 and standard deviation 1 with no values beyond 3.6: a scaled Beta(6, 6).
[[nodiscard]] double bounded_quantile(double p);

}  // namespace hti::inline v0::synthetic
