// refused: deleted
#include <string>

#include "hti/hti.hpp"

std::string ids(const hti::Scores& scores) {
  std::string ids;
#ifdef FAULTY
  for (const hti::Node& node : scores.index().model().nodes()) ids += node.id;
#else
  for (const hti::Node& node : scores.index().model()) ids += node.id;  // a copy, which stays until the loop is over
#endif
  return ids;
}
