// Ranks from the header alone.
#include "hti/rank/rank.hpp"

#include "run.hpp"

void run_ranks() {
  using header_only::numbers;
  for (const hti::Ties ties : {hti::Ties::min, hti::Ties::max, hti::Ties::average, hti::Ties::dense, hti::Ties::ordinal}) {
    for (const double tolerance : {0.0, 3.5}) {
      for (const double r : hti::rank(numbers(290, 3), {.ties = ties, .tolerance = tolerance})) header_only::print("rank", r);
    }
    for (const double r : hti::rank(numbers(290, 3), {.ties = ties, .decimals = 0})) header_only::print("printed", r);
  }
}
