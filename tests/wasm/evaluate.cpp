// Prints scores to the last bit: of the shipped 2014 data by the shipped method and by one with logarithms, and of the random
// cases in the file that is named (see cases.py).
#include <cmath>
#include <cstdio>
#include <fstream>
#include <istream>
#include <limits>
#include <map>
#include <string>
#include <vector>

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

hti::Table read_table(std::istream& in) {
  std::size_t units = 0;
  std::size_t indicators = 0;
  in >> units >> indicators;
  hti::TableData data;
  data.indicators.resize(indicators);
  for (std::string& id : data.indicators) in >> id;
  data.values.resize(units * indicators);
  data.statuses.resize(units * indicators);
  std::vector<std::string>& labels = data.groups["county"];
  for (std::size_t u = 0; u < units; ++u) {
    std::string unit;
    std::string label;
    in >> unit >> label;
    data.units.push_back(unit);
    labels.push_back(label == "-" ? "" : label);
    for (std::size_t k = 0; k < indicators; ++k) {
      double value = 0;
      int status = 0;
      in >> value >> status;
      data.statuses[k * units + u] = static_cast<hti::Status>(status);
      data.values[k * units + u] = status == 0 ? value : std::numeric_limits<double>::quiet_NaN();
    }
  }
  return hti::Table(std::move(data));
}

void print_random(const std::string& kind, const std::string& seed, const char* what, const hti::Scores& scores) {
  const hti::Model model = scores.index().model();
  for (std::size_t node : scores.nodes()) {
    for (std::size_t u = 0; u < scores.units().size(); ++u) {
      const double score = scores[node][u];
      const std::string& unit = scores.units()[u];
      // The trace is the same arithmetic unit by unit, so it must say the same.
      const double traced = scores.trace(unit, model[node].id).score;
      const bool agrees = score == traced || (std::isnan(score) && std::isnan(traced));
      std::printf("%s %s:%s %s %a %d\n", kind.c_str(), seed.c_str(), model[node].id.c_str(), unit.c_str(),
                  std::isnan(score) ? std::numeric_limits<double>::infinity() : score, agrees ? 1 : 0);
    }
  }
  std::printf("%s %s\n", what, seed.c_str());
}

void evaluate_cases(std::istream& in) {
  std::string word;
  std::string seed;
  std::string kind;
  std::size_t size = 0;
  while (in >> word >> seed >> kind >> size) {
    in.get();
    std::string saved(size, '\0');
    in.read(saved.data(), static_cast<std::streamsize>(size));
    const hti::Index loaded = hti::Index::from_json(saved);
    const hti::Table reference = read_table(in);
    const hti::Table others = read_table(in);
    const hti::Index fitted = hti::fit(loaded.definition(), reference);
    print_random(kind, seed, "fitted", fitted.score(reference));
    print_random(kind, seed, "frozen", loaded.score(others));
  }
}

}  // namespace

int main(int, char** arguments) {
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
  std::ifstream cases(arguments[1]);
  evaluate_cases(cases);
}
