// refused: convertible_to
#include "hti/hti.hpp"

#ifdef FAULTY
using result = void;
#else
using result = double;
#endif

struct chosen {
  result operator()(std::span<const double>, std::span<const double>) const { return result(); }
};

static_assert(hti::aggregator<chosen>);
