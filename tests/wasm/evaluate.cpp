// Prints every score of the shipped 2014 data to the last bit, and its rank: by the shipped method, and by one with logarithms.
#include <cstdio>
#include <map>

#include "hti/hti.hpp"

namespace {

void print(const char* method, const hti::Scores& scores) {
  const hti::Model model = scores.index().model();
  for (std::size_t node : scores.nodes()) {
    std::map<std::string, double> ranks;
    for (const hti::RankingRow& row : scores.ranking(model[node].id).rows) ranks[row.unit] = row.rank;
    for (std::size_t u = 0; u < scores.units().size(); ++u) {
      const std::string& unit = scores.units()[u];
      std::printf("%s %s %s %a %g\n", method, model[node].id.c_str(), unit.c_str(), scores[node][u], ranks.at(unit));
    }
  }
}

}  // namespace

int main() {
  const hti::Table table = hti::datasets::load("oppna-jamforelser-2014");
  hti::Definition definition = hti::definitions::load("oppna-jamforelser-2014");
  print("arithmetic", hti::fit(definition, table).score(table));
  definition.method.normalise = hti::normalise::z_score{.mean = 100, .sd = 10};
  definition.method.aggregate = hti::aggregate::geometric{.floor = 1};
  print("logarithms", hti::fit(definition, table).score(table));
  try {
    (void)definition.model.at("nowhere");
  } catch (const hti::ModelError& error) {
    std::printf("%s\n", error.what());
  }
}
