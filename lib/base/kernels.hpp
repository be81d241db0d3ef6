// The loops over units, compiled for every SIMD path with run-time dispatch. Same bytes on every path: only + - x / and
// comparisons, never fused, each unit on its own.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace hti::inline v0::kernels {

/// x -> (clamp(x, low, high) - origin) * scale + offset on raw values; NaN stays NaN.
struct transform {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  double origin = 0;
  double scale = 1;
  double offset = 0;
};

/// One child of a weighted mean: its values (NaN = absent), its weight, and the map its values go through first, if any.
struct child {
  const double* values;
  double weight;
  const transform* map;  ///< nullptr: the values as they are
  bool gaps = true;      ///< whether some value may be absent
  bool clips = map && (map->low != -std::numeric_limits<double>::infinity() ||
                       map->high != std::numeric_limits<double>::infinity());  ///< whether the map cuts anything
};

struct extent {
  double low;   ///< +infinity where every value is NaN
  double high;  ///< -infinity where every value is NaN
};

/// Smallest and largest value, NaN left out; a zero is +0.
[[nodiscard]] extent extent_of(std::span<const double> values);

struct moments {
  std::size_t n;  ///< values that are not NaN
  double mean;    ///< NaN where n = 0
  double sd;      ///< sample standard deviation (n - 1); NaN where n < 2
};

/// Moments of the values that are not NaN, summed in eight interleaved parts that are then added in order: the same order on
/// every SIMD path.
[[nodiscard]] moments moments_of(std::span<const double> values);

/// out[u] = map(in[u]). False where a value became infinite.
bool apply(const transform& map, const double* in, std::size_t n, double* out);

struct outcome {
  bool finite;  ///< every score that should be there is a finite number
  bool whole;   ///< every score is there
};

/// out[u] = sum(w x) / sum(w) over the children present at u, in their order; NaN where the present weight is 0 or below
/// `required`.
outcome mean(std::span<const child> children, double required, std::size_t n, double* out);

/// The same, but NaN where fewer than `required` children are present.
outcome mean_by_count(std::span<const child> children, double required, std::size_t n, double* out);

}  // namespace hti::inline v0::kernels
