// The guide's rule from its header alone.
#include <array>
#include <cstdio>

#include "hti/normalise/sigmoid.hpp"

int main() {
  const std::array values{1.0, 2.0, 4.5};
  const auto fitted = hti::normalise::sigmoid{.spread = 2}.fit({.values = values});
  for (const double x : values) std::printf("%.17g\n", fitted(x));
}
