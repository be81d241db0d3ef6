// Ranks Sweden's municipalities by home care, from the data and the definition that are built in.
#include <hti/hti.hpp>

#include <iostream>

int main() {
  const hti::Table table = hti::datasets::load("oppna-jamforelser-2014");
  const hti::Index index = hti::fit(hti::definitions::load("oppna-jamforelser-2014"), table);
  for (const auto& row : index.score(table).ranking().rows)
    std::cout << row.rank << ' ' << row.name << ' ' << row.score << '\n';
}
