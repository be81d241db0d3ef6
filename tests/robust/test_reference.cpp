// Places among a reference, and frames fitted anew, against doing every replicate by hand.
#include <algorithm>
#include <cmath>

#include "robust/support.hpp"

using namespace hti_test;
using hti::code;
using hti::robust::Frame;
using hti::robust::uncertainty;
using hti::vary::Distribution;
using hti::vary::noise;
using hti::vary::weights;

namespace {

constexpr std::size_t units = 21;
constexpr std::size_t others = 45;
constexpr int n = 24;
const std::vector<std::string> noisy{"i4", "i5", "i9"};

hti::Definition definition(double tolerance = 0) {
  return {.id = "small", .model = three_levels(), .method = {.rank = {.tolerance = tolerance}}};
}

noise error(double sd = 4) { return {.indicators = noisy, .sd = sd, .distribution = Distribution::uniform}; }

/// The figures that `error()`, source 0, draws in a replicate for a table whose units begin at `first` of `all`.
hti::Table drawn_figures(const hti::Table& table, std::size_t first, std::size_t all, std::uint64_t seed,
                         std::uint64_t replicate) {
  const std::size_t padded = (all + 7) / 8 * 8;
  hti::TableData data = table.data();
  for (const std::string& id : noisy) {
    const std::size_t column = *table.find_indicator(id);
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      const double draw = drawn(seed, 0, replicate, column * padded + first + u);
      data.values[column * table.n_units() + u] += 4 * std::sqrt(3.0) * (2 * draw - 1);
    }
  }
  return hti::Table(std::move(data));
}

/// Requires spreads to be those of scores and ranks by replicate.
void require_spread(const hti::robust::Uncertainty& u, const std::vector<std::vector<double>>& scores,
                    const std::vector<std::vector<double>>& ranks) {
  const auto found_scores = u.scores();
  const auto found_ranks = u.ranks();
  for (std::size_t v = 0; v < scores[0].size(); ++v) {
    double score = 0;
    double rank = 0;
    double count = 0;
    double best = 1e9;
    for (std::size_t k = 0; k < scores.size(); ++k) {
      if (std::isnan(scores[k][v])) continue;
      ++count;
      score += scores[k][v];
      rank += ranks[k][v];
      best = std::min(best, ranks[k][v]);
    }
    if (count == 0) {
      REQUIRE(std::isnan(found_ranks[v].mean));
      continue;
    }
    REQUIRE(found_scores[v].mean == Approx(score / count).epsilon(1e-9).margin(1e-9));
    REQUIRE(found_ranks[v].mean == Approx(rank / count).epsilon(1e-12));
    const auto shares = u.p_rank(u.table().units()[v]);
    const auto first = std::find_if(shares.begin(), shares.end(), [](double p) { return p > 0; });
    REQUIRE(u.rank_values()[static_cast<std::size_t>(first - shares.begin())] == best);
  }
}

std::vector<double> places(const hti::Scores& scores, const hti::Scores& reference) {
  std::vector<double> ranks;
  for (const hti::Place& place : scores.place_in(reference)) ranks.push_back(place.rank);
  return ranks;
}

std::vector<double> own_ranks(const hti::Scores& scores) {
  std::vector<double> ranks(scores.units().size(), no_value);
  for (const hti::RankingRow& row : scores.ranking().rows) ranks[scores.table().unit_at(row.unit)] = row.rank;
  return ranks;
}

std::vector<double> copied(std::span<const double> values) { return {values.begin(), values.end()}; }

}  // namespace

TEST_CASE("ranks of another table are places among its reference in the same replicate") {
  const hti::Table reference = figures(others);
  const hti::Table table = figures(units, 2);  // has codes in common with the reference
  for (const double tolerance : {0.0, 1.5}) {
    const hti::Index index = hti::fit(definition(tolerance), reference);
    const auto u = uncertainty(index, table, {weights{.spread = 0.5}}, {.n = n, .seed = 3, .reference = reference});
    std::vector<std::vector<double>> scores;
    std::vector<std::vector<double>> ranks;
    for (std::uint64_t k = 0; k < n; ++k) {
      const hti::Index changed = hti::fit(reweighted(index.definition(), 0.5, 3, k), reference);
      const hti::Scores scored = changed.score(table);
      scores.push_back(copied(scored["index"]));
      ranks.push_back(places(scored, changed.score(reference)));
    }
    require_spread(u, scores, ranks);
    const std::vector<double> base = places(index.score(table), index.score(reference));
    REQUIRE(same_bits(u.base_ranks(), base));
    REQUIRE(u.rank_values().size() == others + 1);
    REQUIRE(u.reference()->hash() == reference.hash());
  }
}

TEST_CASE("the figures of a table and of its reference are drawn apart") {
  const hti::Table table = figures(others);
  hti::TableData renamed = table.data();
  renamed.period = "later";
  renamed.groups["g"].assign(others, "one");
  const hti::Table same_figures(std::move(renamed));
  const hti::Index index = hti::fit(definition(), table);
  const auto u = uncertainty(index, same_figures, {error()}, {.n = 400, .reference = table});
  // A unit among others with its own copy: better than it about as often as worse, never equal as it would be with the same
  // draws.
  const auto spread = u.ranks();
  for (std::size_t v = 0; v < others; ++v) {
    if (!std::isnan(u.base_ranks()[v])) REQUIRE(spread[v].sd > 0);
  }
  std::vector<std::vector<double>> scores;
  std::vector<std::vector<double>> ranks;
  const auto few = uncertainty(index, same_figures, {error()}, {.n = n, .seed = 8, .reference = table});
  for (std::uint64_t k = 0; k < n; ++k) {
    const hti::Scores now = index.score(drawn_figures(same_figures, 0, 2 * others, 8, k));
    scores.push_back(copied(now["index"]));
    ranks.push_back(places(now, index.score(drawn_figures(table, others, 2 * others, 8, k))));
  }
  require_spread(few, scores, ranks);
}

TEST_CASE("frames fitted anew are those of the figures drawn") {
  const hti::Table table = figures(others);
  for (const hti::Normalise& rule : {hti::Normalise(hti::normalise::min_max{}), hti::Normalise(hti::normalise::z_score{})}) {
    hti::Definition d = definition();
    d.method.normalise = rule;
    const hti::Index index = hti::fit(d, table);
    const auto u = uncertainty(index, table, {error()}, {.n = n, .seed = 5, .frame = Frame::refit, .run = {.threads = 2}});
    REQUIRE(u.frame() == Frame::refit);
    std::vector<std::vector<double>> scores;
    std::vector<std::vector<double>> ranks;
    for (std::uint64_t k = 0; k < n; ++k) {
      const hti::Table figures_drawn = drawn_figures(table, 0, others, 5, k);
      const hti::Scores s = hti::fit(d, figures_drawn).score(figures_drawn);
      scores.push_back(copied(s["index"]));
      ranks.push_back(own_ranks(s));
    }
    require_spread(u, scores, ranks);
    REQUIRE(u.bytes() != uncertainty(index, table, {error()}, {.n = n, .seed = 5}).bytes());
    REQUIRE(u.specification() != uncertainty(index, table, {error()}, {.n = n, .seed = 5}).specification());
  }
}

TEST_CASE("frames are fitted anew to the reference") {
  const hti::Table reference = figures(others);
  const hti::Table table = figures(units, 2);
  const hti::Index index = hti::fit(definition(), reference);
  const auto u = uncertainty(index, table, {error()}, {.n = n, .seed = 6, .reference = reference, .frame = Frame::refit});
  std::vector<std::vector<double>> scores;
  std::vector<std::vector<double>> ranks;
  for (std::uint64_t k = 0; k < n; ++k) {
    const hti::Table figures_drawn = drawn_figures(reference, units, units + others, 6, k);
    const hti::Index fresh = hti::fit(definition(), figures_drawn);
    const hti::Scores s = fresh.score(drawn_figures(table, 0, units + others, 6, k));
    scores.push_back(copied(s["index"]));
    ranks.push_back(places(s, fresh.score(figures_drawn)));
  }
  require_spread(u, scores, ranks);
}

TEST_CASE("replicates whose frames cannot be fitted are counted, and carried as bytes") {
  // Two figures apart by 1 that rounding by 1 brings to the same bound sometimes: a constant indicator cannot be fitted.
  hti::TableData data{.units = {"a", "b"}, .indicators = {"x", "y"}, .values = {0, 0.01, 3, 4}};
  const hti::Table table(std::move(data));
  hti::Node x = leaf("x", "index", 1);
  x.indicator->range = hti::Interval{.low = 0, .high = 100};
  const hti::Model model({node("index"), x, leaf("y", "index", 1)});
  const hti::Index index = hti::fit({.id = "small", .model = model}, table);
  const noise push{.indicators = {"x"}, .sd = 1};
  const auto u = uncertainty(index, table, {push}, {.n = 400, .frame = Frame::refit});
  REQUIRE(u.failures().size() == 1);
  REQUIRE(u.failures()[0].reason == "constant_indicator (x)");
  // Both below 0, where they are set to 0: a quarter of the replicates.
  REQUIRE(u.failures()[0].replicates > 60);
  REQUIRE(u.failures()[0].replicates < 140);
  const auto back = u.part({0, 1}).restored(u.bytes());
  REQUIRE(back.failures()[0].replicates == u.failures()[0].replicates);
  REQUIRE(u.extended(100).bytes() == uncertainty(index, table, {push}, {.n = 500, .frame = Frame::refit}).bytes());
  double sum = 0;
  for (double p : u.p_rank("a")) sum += p;
  REQUIRE(sum == Approx(1));
}

TEST_CASE("without spread places and frames are as they are") {
  const hti::Table reference = figures(others);
  const hti::Table table = figures(units, 2);
  const hti::Index index = hti::fit(definition(), reference);
  const auto u =
      uncertainty(index, table, {error(0), weights{.spread = 0}}, {.n = 50, .reference = reference, .frame = Frame::refit});
  const hti::Scores base = index.score(table);
  for (std::size_t v = 0; v < units; ++v) {
    if (std::isnan(base["index"][v])) continue;
    REQUIRE(u.scores()[v].mean == base["index"][v]);
    REQUIRE(u.ranks()[v].mean == u.base_ranks()[v]);
    REQUIRE(u.ranks()[v].sd == 0);
  }
}

TEST_CASE("a table without its reference, and frames with nothing to fit, are refused") {
  const hti::Table reference = figures(others);
  const hti::Table table = figures(units, 2);
  const hti::Index index = hti::fit(definition(), reference);
  using codes = std::multiset<code>;
  const auto run = [&](std::vector<hti::vary::Source> sources, hti::robust::uncertainty_options options) {
    return [=] { (void)uncertainty(index, table, sources, options); };
  };
  REQUIRE(faults<hti::MethodError>(run({weights{}}, {.n = 10})) == codes{code::conflicting_rules});
  REQUIRE(faults<hti::MethodError>(run({weights{}}, {.n = 10, .reference = reference, .frame = Frame::refit})) ==
          codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({error()}, {.n = 10, .reference = table, .frame = Frame::refit})) ==
          codes{code::conflicting_rules});
  const auto own = uncertainty(index, table, {weights{}}, {.n = 10, .reference = table});
  REQUIRE_FALSE(own.reference());
  REQUIRE(same_bits(own.base_ranks(), own_ranks(index.score(table))));
}
