#include "all_headers.hpp"

double from_second_unit(const hti::aggregate::arithmetic& mean);

int main() {
  // What is defined in a header is one thing in both units.
  return from_second_unit(hti::aggregate::arithmetic{}) == 2.0 ? 0 : 1;
}
