#include "all_headers.hpp"

double from_second_unit(const hti::aggregate::arithmetic& mean) {
  const double values[] = {1, 3};
  const double weights[] = {1, 1};
  return mean(values, weights);
}
