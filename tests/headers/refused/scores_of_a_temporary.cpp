// refused: deleted
#include "hti/hti.hpp"

double sum(const hti::Definition& definition, const hti::Table& table) {
  double sum = 0;
#ifdef FAULTY
  for (const double s : hti::fit(definition, table).score(table)["index"]) sum += s;
#else
  const hti::Scores scores = hti::fit(definition, table).score(table);
  for (const double s : scores["index"]) sum += s;
#endif
  return sum;
}
