#include "hti/explain/regression.hpp"

#include <cmath>

namespace hti::inline v0::explain {

Regression regression(std::span<const double> levels, std::span<const double> changes) {
  const auto counts = [&](std::size_t u) { return !std::isnan(levels[u]) && !std::isnan(changes[u]); };
  Regression line;
  double level = 0;
  double change = 0;
  for (std::size_t u = 0; u < levels.size(); ++u) {
    if (!counts(u)) continue;
    level += levels[u];
    change += changes[u];
    ++line.units;
  }
  if (line.units == 0) return line;
  line.mean = level / static_cast<double>(line.units);
  change /= static_cast<double>(line.units);
  double spread = 0;
  double along = 0;
  for (std::size_t u = 0; u < levels.size(); ++u) {
    if (!counts(u)) continue;
    spread += (levels[u] - line.mean) * (levels[u] - line.mean);
    along += (levels[u] - line.mean) * (changes[u] - change);
  }
  if (line.units > 2 && spread > 0) line.slope = along / spread;
  return line;
}

}  // namespace hti::inline v0::explain
