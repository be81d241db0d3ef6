// Ranks among so many units that the later ones are counted together.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::uncertainty;
using hti::vary::weights;

namespace {

constexpr std::size_t units = 5001;

hti::Table many_figures() {
  std::mt19937 bits(7);
  hti::TableData data;
  for (std::size_t u = 0; u < units; ++u) data.units.push_back("u" + std::to_string(u));
  for (const char* indicator : {"a", "b", "c"}) {
    data.indicators.push_back(indicator);
    for (std::size_t u = 0; u < units; ++u) data.values.push_back(0.1 * static_cast<double>(bits() % 1000));
  }
  return hti::Table(std::move(data));
}

hti::Index index_of(const hti::Table& table, hti::Ties ties) {
  const hti::Model model({node("index"), leaf("a", "index"), leaf("b", "index"), leaf("c", "index")});
  return hti::fit({.id = "wide", .model = model, .method = {.rank = {.ties = ties}}}, table);
}

}  // namespace

TEST_CASE("ranks among many units that do not vary are the base ranks") {
  const hti::Table table = many_figures();
  for (const hti::Ties ties : {hti::Ties::min, hti::Ties::average}) {
    const auto u = uncertainty(index_of(table, ties), table, {weights{.spread = 0}}, {.n = 20});
    REQUIRE(u.ranks_per_bin() > 1);
    const auto ranks = u.ranks();
    for (std::size_t v = 0; v < units; ++v) {
      for (double x : {ranks[v].mean, ranks[v].median, ranks[v].low, ranks[v].high}) REQUIRE(x == u.base_ranks()[v]);
      REQUIRE(ranks[v].sd == 0);
    }
  }
}

TEST_CASE("means of ranks among many units are exact, and so are shares of the first ones") {
  const hti::Table table = many_figures();
  constexpr std::size_t n = 60;
  for (const hti::Ties ties : {hti::Ties::min, hti::Ties::average}) {
    const hti::Index index = index_of(table, ties);
    const std::vector<hti::vary::Source> sources{weights{.spread = 0.5}};
    const auto u = uncertainty(index, table, sources, {.n = 25, .run = {.threads = 2}}).extended(n - 25);
    const std::vector<double> all = hti::robust::replicates(index, table, sources, 1, 0, n);
    std::vector<std::vector<double>> rank_of(units);
    for (std::size_t k = 0; k < n; ++k) {
      const std::vector<double> ranks = hti::rank(std::span(all).subspan(k * units, units), {.ties = ties});
      for (std::size_t v = 0; v < units; ++v) rank_of[v].push_back(ranks[v]);
    }
    const auto found = u.ranks(0.5);
    const auto share = [&](std::size_t v, double k) {
      return static_cast<double>(std::count_if(rank_of[v].begin(), rank_of[v].end(), [&](double r) { return r <= k; })) / n;
    };
    const auto top10 = u.p_top(10);
    const auto top128 = u.p_top(128);
    const double together = static_cast<double>(u.ranks_per_bin());
    REQUIRE_THROWS_AS((void)u.p_top(129), hti::MethodError);
    const double end = ties == hti::Ties::average ? 128 + together / 2 : 128 + together;  // of the first ranks counted together
    const auto top_end = u.p_top(static_cast<std::size_t>(end));
    for (std::size_t v = 0; v < units; ++v) {
      std::sort(rank_of[v].begin(), rank_of[v].end());
      const double mean = std::accumulate(rank_of[v].begin(), rank_of[v].end(), 0.0) / n;
      double squares = 0;
      for (const double r : rank_of[v]) squares += (r - mean) * (r - mean);
      REQUIRE(found[v].mean == Approx(mean).epsilon(1e-13));
      REQUIRE(found[v].sd == Approx(std::sqrt(squares / (n - 1))).epsilon(1e-12));
      REQUIRE(std::abs(found[v].low - rank_of[v][14]) < together);
      REQUIRE(std::abs(found[v].high - rank_of[v][44]) < together);
      REQUIRE((found[v].low >= rank_of[v].front() && found[v].high <= rank_of[v].back()));
      REQUIRE(top10[v] == share(v, 10));
      REQUIRE(top128[v] == share(v, 128));
      REQUIRE(top_end[v] == share(v, end));
    }
  }
}
