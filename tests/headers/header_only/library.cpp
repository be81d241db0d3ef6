// The library's own ranks in the same program: whichever is linked first, each caller has its own, and they agree.
#include <cstdio>
#include <cstdlib>

#include "hti/core.hpp"
#include "run.hpp"

void run_library() {
  const std::vector<double> values = header_only::numbers(290, 3);
  for (const double r : hti::rank(values, {.ties = hti::Ties::dense, .tolerance = 3.5})) std::printf("library %a\n", r);
  const hti::Table table = hti::datasets::load("oppna-jamforelser-2014");
  const hti::Scores scores = hti::fit(hti::definitions::load("oppna-jamforelser-2014"), table).score(table);
  for (const double s : scores["index"]) std::printf("library %a\n", s);
}
