#include "workload.hpp"

#include <limits>
#include <random>
#include <string>
#include <utility>

namespace workload {
namespace {

std::string id(char kind, std::size_t number) { return kind + std::to_string(number); }

double weight(std::size_t child) { return static_cast<double>(1 + child % 3); }

std::vector<hti::Node> nodes_with(hti::Indicator indicator) {
  std::vector<hti::Node> nodes{{.id = "index"}};
  for (std::size_t s = 0; s < subindices; ++s) nodes.push_back({.id = id('s', s), .parent = "index", .weight = weight(s)});
  for (std::size_t a = 0; a < areas; ++a) {
    nodes.push_back({.id = id('a', a), .parent = id('s', a * subindices / areas), .weight = weight(a)});
  }
  for (std::size_t i = 0; i < indicators; ++i) {
    indicator.direction = i % 3 == 0 ? hti::Direction::lower : hti::Direction::higher;
    nodes.push_back({.id = id('i', i), .parent = id('a', i * areas / indicators), .weight = weight(i), .indicator = indicator});
    if (!indicator.survey.empty()) nodes.back().indicator->survey = id('s', i * subindices / indicators);
  }
  return nodes;
}

hti::TableData data_of(std::vector<double> cells) {
  hti::TableData data{.values = std::move(cells)};
  for (std::size_t i = 0; i < indicators; ++i) data.indicators.push_back(id('i', i));
  for (std::size_t u = 0; u < data.values.size() / indicators; ++u) data.units.push_back(std::to_string(1'000'000 + u));
  return data;
}

}  // namespace

bool optimised() noexcept {
#if defined(NDEBUG) && defined(__OPTIMIZE__)
  return true;
#else
  return false;
#endif
}

namespace {

// No cell is too few, as in the version for numpy.
hti::Method method() {
  const hti::missing::renormalise any{.min_coverage = 0};
  return {.missing = {.missing = any, .suppressed = any}};
}

}  // namespace

hti::Definition definition() { return {.id = "workload", .model = hti::Model(nodes_with({})), .method = method()}; }

hti::Definition survey_definition() {
  return {.id = "workload",
          .model = hti::Model(nodes_with({.kind = hti::Kind::share, .error = hti::RandomError::survey, .survey = "one"})),
          .method = method()};
}

std::vector<double> values(std::size_t units) {
  std::mt19937_64 bits(20'241'121);
  std::normal_distribution<double> normal(50, 15);
  std::vector<double> cells(units * indicators);
  for (double& x : cells) x = bits() % 100 < 3 ? std::numeric_limits<double>::quiet_NaN() : normal(bits);
  return cells;
}

hti::Table table(std::vector<double> cells) { return hti::Table(data_of(std::move(cells))); }

hti::Table survey_table(std::vector<double> cells, double respondents) {
  hti::TableData data = data_of(std::move(cells));
  data.respondents.assign(data.values.size(), respondents);
  return hti::Table(std::move(data));
}

void read_and_write(std::span<const double> in, std::size_t units, double* out) {
  static_assert(3 * aggregates <= indicators && indicators <= 4 * aggregates);
  const std::size_t step = aggregates * units;
  for (std::size_t k = 0; k < aggregates; ++k) {
    const double* const from = in.data() + k * units;
    double* const to = out + k * units;
    if (k < indicators - 3 * aggregates) {
      for (std::size_t u = 0; u < units; ++u) to[u] = from[u] + from[u + step] + from[u + 2 * step] + from[u + 3 * step];
    } else {
      for (std::size_t u = 0; u < units; ++u) to[u] = from[u] + from[u + step] + from[u + 2 * step];
    }
  }
}

}  // namespace workload
