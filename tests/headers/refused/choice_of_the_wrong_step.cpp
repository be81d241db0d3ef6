// refused: no match for
#include "hti/hti.hpp"

hti::Method method() {
  hti::Method m;
#ifdef FAULTY
  m.normalise = hti::aggregate::geometric{};
#else
  m.normalise = hti::normalise::z_score{};
#endif
  return m;
}
