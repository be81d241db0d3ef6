// Scrambled Sobol' points, any of them by its number.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace hti::inline v0::detail {

inline constexpr std::size_t most_sobol_dimensions = 3667;

/// The direction numbers of one dimension, most significant bit first: point i is the exclusive or of those that the Gray code
/// of i has bits for.
using directions = std::array<std::uint32_t, 32>;

/// Direction numbers as \cite Joe2008 tabulates them.
[[nodiscard]] std::vector<directions> sobol_directions(std::size_t dimensions);

class SobolSequence {
 public:
  SobolSequence(std::size_t dimensions, std::uint64_t seed);
  /// Point number `i`, one number in (0, 1) per dimension.
  void point(std::uint32_t i, std::span<double> out) const;

 private:
  std::vector<directions> directions_;
  std::vector<std::uint32_t> shift_;
};

}  // namespace hti::inline v0::detail
