#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "hti/base/number_text.hpp"
#include "hti/error.hpp"
#include "hti/robust/sobol.hpp"
#include "robust/sobol_sums.hpp"

namespace hti::inline v0::robust {
namespace {

using hti::detail::sobol_layout;

constexpr std::size_t block = 64;  // base points at a time, for the cache

/// Means of A and B over the base points without a failed run.
std::vector<double> means(std::span<const double> y, std::size_t outputs, std::size_t points, const sobol_layout& l) {
  std::vector<double> mean(outputs, 0.0);
  for (std::size_t o = 0; o < outputs; ++o) {
    double n = 0;
    for (std::size_t p = 0; p < points; ++p) {
      const double* const run = y.data() + p * l.rows() * outputs + o;
      bool finite = true;
      for (std::size_t row = 0; row < l.rows(); ++row) finite &= std::isfinite(run[row * outputs]);
      if (!finite) continue;
      n += 2;
      mean[o] += run[0] + run[l.b() * outputs];
    }
    if (n > 0) mean[o] /= n;
  }
  return mean;
}

}  // namespace

std::vector<SobolIndices> sobol_indices(std::span<const double> y, const sobol_design& design, const sobol_options& options) {
  const std::size_t rows = design.n * sobol_rows(design);
  if (!(options.level > 0 && options.level < 1)) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("sobol-level", "the level must lie between 0 and 1, not {level}",
                                    {{"level", hti::detail::number_text(options.level)}})}});
  }
  if (y.empty() || y.size() % rows != 0) {
    throw DataError(
        {{.code = code::wrong_size,
          .said = say("number-of-outputs", "there are {outputs} outputs where the design asks for a multiple of {rows}",
                      {{"outputs", y.size()}, {"rows", rows}})}});
  }
  const sobol_layout l{.movers = sobol_labels(design).size(), .second_order = design.second_order};
  const std::size_t outputs = y.size() / rows;
  const hti::detail::resampling resamples(design.seed, options.resamples);
  hti::detail::sobol_sums sums(l, resamples, means(y, outputs, design.n, l));
  for (std::size_t first = 0; first < design.n; first += block) {
    const std::size_t points = std::min(block, design.n - first);
    const std::vector<double> times = resamples.times(first, points);
    for (std::size_t g = 0; g < sums.groups(); ++g) {
      sums.add(g, y.data() + first * l.rows() * outputs, outputs, points, times);
    }
  }
  std::vector<SobolIndices> found;
  for (std::size_t o = 0; o < outputs; ++o) found.push_back(sums.indices(o, design.n, options.level));
  return found;
}

}  // namespace hti::inline v0::robust
