// refused: aggregator
#include "hti/hti.hpp"

#include <algorithm>

struct best_child {
  double operator()(std::span<const double> values, std::span<const double>) const {
    return *std::max_element(values.begin(), values.end());
  }
};
struct forgets_weights {
  double operator()(std::span<const double> values) const { return values.front(); }
};

#ifdef FAULTY
using chosen = forgets_weights;
#else
using chosen = best_child;
#endif

const hti::aggregate::custom method{"mine", chosen{}};
