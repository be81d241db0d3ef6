// refused: value_map
#include "hti/hti.hpp"

struct doubles {
  auto fit(const hti::Column&) const {
    return [](double x) { return 2 * x; };
  }
};
struct texts {
  auto fit(const hti::Column&) const {
    return [](double x) { return std::to_string(x); };
  }
};

#ifdef FAULTY
using chosen = texts;
#else
using chosen = doubles;
#endif

const hti::treat::custom method{"mine", chosen{}};
