// What many replicates are summed up to, against counting them one by one.
#include <algorithm>
#include <atomic>
#include <map>
#include <numeric>
#include <thread>

#include "robust/parallel.hpp"
#include "robust/state.hpp"
#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::replicates;
using hti::robust::uncertainty;
using hti::vary::choice;
using hti::vary::weights;

namespace {

hti::Method covering(double least) {
  const hti::missing::renormalise rule{.min_coverage = least};
  return {.missing = {.missing = rule, .suppressed = rule, .not_applicable = rule}};
}

hti::Index index_of(const hti::Table& table, hti::Method method = covering(0.8)) {
  return hti::fit({.id = "small", .model = three_levels(), .method = std::move(method)}, table);
}

choice aggregates() {
  return {.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::arithmetic{}),
                           hti::Choice<hti::Aggregate>(hti::aggregate::geometric{.floor = 1})}};
}

void require_same(const hti::robust::Uncertainty& a, const hti::robust::Uncertainty& b) {
  REQUIRE(a.n() == b.n());
  REQUIRE(a.bytes() == b.bytes());
}

}  // namespace

TEST_CASE("sums over replicates are those of the replicates") {
  const hti::Table table = figures(45);
  constexpr std::uint64_t n = 450;
  for (const hti::rank_options options : {hti::rank_options{},
                                          {.ties = hti::Ties::average},
                                          {.ties = hti::Ties::dense, .tolerance = 0.5},
                                          {.ties = hti::Ties::ordinal, .tolerance = 1},
                                          {.ties = hti::Ties::max}}) {
    hti::Method method = covering(0.8);
    method.rank = options;
    const hti::Index index = index_of(table, method);
    const std::vector<hti::vary::Source> sources{weights{.spread = 0.5}, aggregates()};
    const auto u = uncertainty(index, table, sources,
                               {.n = n, .seed = 4, .nodes = {"s0", "index"}, .pairs = {{"u0", "u37"}}, .run = {.threads = 2}});
    REQUIRE(u.n() == n);
    const std::vector<double> all = replicates(index, table, sources, 4, 0, n);
    const auto scores = u.scores(0.8, "index");
    const auto ranks = u.ranks(0.8, "index");
    const auto expected_rank = u.expected_rank("index");
    const auto top = u.p_top(5, "index");
    const auto scored = u.p_scored("index");
    std::vector<std::vector<double>> rank_of(table.n_units());
    std::vector<std::vector<double>> score_of(table.n_units());
    std::vector<double> average_sum(table.n_units());
    std::vector<std::size_t> order(table.n_units());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return table.units()[a] < table.units()[b]; });
    double above = 0;
    double both = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const std::span score = std::span(all).subspan(k * table.n_units(), table.n_units());
      std::vector<double> by_code;
      for (std::size_t v : order) by_code.push_back(score[v]);
      const std::vector<double> rank = hti::rank(by_code, options);
      const std::vector<double> average = hti::rank(by_code, {.ties = hti::Ties::average, .tolerance = options.tolerance});
      for (std::size_t at = 0; at < order.size(); ++at) {
        if (std::isnan(by_code[at])) continue;
        rank_of[order[at]].push_back(rank[at]);
        score_of[order[at]].push_back(by_code[at]);
        average_sum[order[at]] += average[at];
      }
      both += !std::isnan(score[0]) && !std::isnan(score[1]);
      above += score[0] > score[1] + options.tolerance;
    }
    const auto pair = u.above("u0", "u37", "index");
    REQUIRE(static_cast<double>(pair.replicates) == both);
    REQUIRE(pair.above == above / both);
    REQUIRE(pair.mc_error == Approx(std::sqrt(pair.above * (1 - pair.above) / both)));
    const auto other_way = u.above("u37", "u0", "index");
    REQUIRE(other_way.replicates == pair.replicates);
    REQUIRE(other_way.above + other_way.tie + pair.above == Approx(1));
    for (std::size_t v = 0; v < table.n_units(); ++v) {
      const auto count = static_cast<double>(rank_of[v].size());
      REQUIRE(scored[v] == count / n);
      if (count == 0) continue;
      std::sort(rank_of[v].begin(), rank_of[v].end());
      std::sort(score_of[v].begin(), score_of[v].end());
      const auto at = [&](const std::vector<double>& sorted, double p) {
        return sorted[std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil(p * count - 1e-9))) - 1];
      };
      REQUIRE(ranks[v].mean == Approx(std::accumulate(rank_of[v].begin(), rank_of[v].end(), 0.0) / count).epsilon(1e-13));
      REQUIRE(ranks[v].low == at(rank_of[v], 0.1));
      REQUIRE(ranks[v].median == at(rank_of[v], 0.5));
      REQUIRE(ranks[v].high == at(rank_of[v], 0.9));
      REQUIRE(expected_rank[v] == Approx(average_sum[v] / count).epsilon(1e-13));
      REQUIRE(top[v] ==
              static_cast<double>(std::upper_bound(rank_of[v].begin(), rank_of[v].end(), 5.0) - rank_of[v].begin()) / n);
      const double mean = std::accumulate(score_of[v].begin(), score_of[v].end(), 0.0) / count;
      double squares = 0;
      for (double x : score_of[v]) squares += (x - mean) * (x - mean);
      // Every deviation is rounded to a step, which is half a step off at the most.
      const double step =
          (u.state().study->frames[1].reach.high - u.state().study->frames[1].reach.low) / hti::detail::steps_of_reach;
      REQUIRE(std::abs(scores[v].mean - mean) <= 0.5 * step + 1e-13 * mean);
      if (count > 1) REQUIRE(scores[v].sd == Approx(std::sqrt(squares / (count - 1))).margin(1e-6));
      const double width = u.bin_width("index");
      REQUIRE(std::abs(scores[v].low - at(score_of[v], 0.1)) <= width);
      REQUIRE(std::abs(scores[v].median - at(score_of[v], 0.5)) <= width);
      REQUIRE(std::abs(scores[v].high - at(score_of[v], 0.9)) <= width);
      const auto p = u.p_rank(table.units()[v], "index");
      const auto values = u.rank_values();
      for (std::size_t r = 0; r < p.size(); ++r) {
        const auto [first, last] = std::equal_range(rank_of[v].begin(), rank_of[v].end(), values[r]);
        REQUIRE(p[r] == static_cast<double>(last - first) / count);
      }
    }
  }
}

TEST_CASE("the number of threads changes no byte") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const std::vector<hti::vary::Source> sources{weights{}, aggregates(), hti::vary::noise{.indicators = {"i2", "i7"}, .sd = 4}};
  const auto run = [&](unsigned threads) {
    return uncertainty(index, table, sources,
                       {.n = 3100, .nodes = {"index", "s2"}, .pairs = {{"u0", "u37"}}, .run = {.threads = threads}});
  };
  const auto one = run(1);
  require_same(run(2), one);
  require_same(run(7), one);
}

TEST_CASE("sources without spread give the base result to the bit") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const auto u = uncertainty(index, table, {weights{.spread = 0}}, {.n = 300});
  const hti::Scores base = index.score(table);
  const auto scores = u.scores();
  const auto ranks = u.ranks();
  const std::vector<double> places = hti::rank(base["index"]);
  REQUIRE(same_bits(u.base_scores(), base["index"]));
  for (std::size_t v = 0; v < table.n_units(); ++v) {
    const double score = base["index"][v];
    if (std::isnan(score)) {
      REQUIRE(std::isnan(scores[v].mean));
      continue;
    }
    for (double x : {scores[v].mean, scores[v].median, scores[v].low, scores[v].high})
      REQUIRE(same_bits(std::span(&x, 1), std::span(&score, 1)));
    REQUIRE(scores[v].sd == 0);
    for (double x : {ranks[v].mean, ranks[v].median, ranks[v].low, ranks[v].high, u.base_ranks()[v]}) REQUIRE(x == places[v]);
  }
}

TEST_CASE("choices alone give the scores of their alternatives to the bit, as often as their probability says") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  choice aggregate = aggregates();
  aggregate.p = {3, 1};
  const choice normalise{.alternatives = {hti::Choice<hti::Normalise>(hti::normalise::min_max{}),
                                          hti::Choice<hti::Normalise>(hti::normalise::min_max{.low = 1, .high = 100})}};
  constexpr std::size_t n = 4000;
  const std::vector<double> all = replicates(index, table, {aggregate, normalise}, 11, 0, n);
  std::map<std::pair<int, int>, std::size_t> found;
  for (int a = 0; a < 2; ++a) {
    for (int b = 0; b < 2; ++b) {
      hti::Method method = index.method();
      method.aggregate = std::get<hti::Choice<hti::Aggregate>>(aggregate.alternatives[static_cast<std::size_t>(a)]);
      method.normalise = std::get<hti::Choice<hti::Normalise>>(normalise.alternatives[static_cast<std::size_t>(b)]);
      const hti::Scores scores = index_of(table, method).score(table);
      for (std::size_t k = 0; k < n; ++k) {
        found[{a, b}] += same_bits(std::span(all).subspan(k * table.n_units(), table.n_units()), scores["index"]);
      }
    }
  }
  REQUIRE(found[{0, 0}] + found[{0, 1}] + found[{1, 0}] + found[{1, 1}] == n);
  const auto expected = [&](double p) { return Approx(n * p).margin(4 * std::sqrt(n * p * (1 - p))); };
  REQUIRE(static_cast<double>(found[{0, 0}]) == expected(0.375));
  REQUIRE(static_cast<double>(found[{1, 1}]) == expected(0.125));
  const auto u = uncertainty(index, table, {aggregate, normalise}, {.n = n, .seed = 11});
  REQUIRE(u.failures().empty());
  REQUIRE(u.alternatives().size() == 4);
  REQUIRE(u.alternatives()[0].p == 0.75);
  REQUIRE(u.alternatives()[3].source == "normalise");
}

TEST_CASE("alternatives that cannot be fitted are failed replicates with their reason") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const choice aggregate{.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::arithmetic{}),
                                          hti::Choice<hti::Aggregate>(hti::aggregate::geometric{})}};
  const auto u = uncertainty(index, table, {aggregate, weights{}}, {.n = 1000});
  REQUIRE(u.failures().size() == 1);
  REQUIRE(u.failures()[0].reason.find("non_positive_value") != std::string::npos);
  const auto failed = static_cast<double>(u.failures()[0].replicates);
  REQUIRE(failed == Approx(500).margin(64));
  // Shares are of what did not fail.
  const std::vector<double> scored = u.p_scored();
  REQUIRE(*std::max_element(scored.begin(), scored.end()) == 1);
  const auto groups = u.p_group();
  for (std::size_t v = 0; v < table.n_units(); ++v) {
    REQUIRE(std::accumulate(groups.begin() + static_cast<std::ptrdiff_t>(5 * v),
                            groups.begin() + static_cast<std::ptrdiff_t>(5 * v + 5), 0.0) == Approx(scored[v]).margin(1e-12));
  }
}

TEST_CASE("groups are those of the scores") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const auto u = uncertainty(index, table, {weights{}}, {.n = 400});
  const std::vector<double> all = replicates(index, table, {weights{}}, 1, 0, 400);
  const auto groups = u.p_group();
  for (std::size_t v = 0; v < table.n_units(); ++v) {
    std::array<double, 6> count{};
    for (std::size_t k = 0; k < 400; ++k)
      ++count[static_cast<std::size_t>(index.cutoffs().group(all[k * table.n_units() + v]))];
    for (std::size_t g = 0; g < 5; ++g) REQUIRE(groups[5 * v + g] == Approx(count[g] / 400).margin(1e-12));
  }
}

TEST_CASE("Monte Carlo errors are those that other seeds show") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  constexpr int seeds = 300;
  constexpr std::size_t unit = 7;
  const auto check = [&](auto spreads_of) {
    std::vector<hti::robust::Spread> runs;
    for (int seed = 0; seed < seeds; ++seed) {
      const auto u = uncertainty(index, table, {weights{.spread = 1}}, {.n = 1000, .seed = static_cast<std::uint64_t>(seed)});
      runs.push_back(spreads_of(u)[unit]);
    }
    using hti::robust::Spread;
    for (const auto& [estimate, error] :
         {std::pair{&Spread::mean, &Spread::mc_error}, std::pair{&Spread::median, &Spread::median_error},
          std::pair{&Spread::low, &Spread::low_error}, std::pair{&Spread::high, &Spread::high_error}}) {
      double mean = 0;
      double squares = 0;
      double told = 0;
      for (const Spread& s : runs) mean += s.*estimate / seeds;
      for (const Spread& s : runs) squares += (s.*estimate - mean) * (s.*estimate - mean) / (seeds - 1);
      for (const Spread& s : runs) told += s.*error / seeds;
      REQUIRE(told > 0);
      REQUIRE(std::sqrt(squares) ==
              Approx(told).epsilon(0.2));  // a standard deviation of 300 is known to 4 %, a quantile's less
    }
  };
  check([](const auto& u) { return u.scores(0.9); });
}

TEST_CASE("progress is told, and stopping keeps what is done") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  std::vector<std::uint64_t> told;
  const auto u =
      uncertainty(index, table, {weights{}}, {.n = 100'000, .run = {.threads = 1, .progress = [&](std::uint64_t done) {
                                                                      told.push_back(done);
                                                                      return done < 1000;
                                                                    }}});
  REQUIRE(told.size() == 5);
  REQUIRE(u.n() == 1000);
  require_same(u, uncertainty(index, table, {weights{}}, {.n = 1000}));
}

TEST_CASE("the calling thread tells of every run, to the last replicate, whichever threads did the work") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const auto caller = std::this_thread::get_id();
  for (const unsigned threads : {1U, 2U, 7U, 64U}) {
    for (const std::uint64_t n : {1U, 199U, 200U, 201U, 1000U}) {
      std::vector<std::uint64_t> told;
      bool here = true;
      const auto u =
          uncertainty(index, table, {weights{}}, {.n = n, .run = {.threads = threads, .progress = [&](std::uint64_t done) {
                                                                    here = here && std::this_thread::get_id() == caller;
                                                                    told.push_back(done);
                                                                    return true;
                                                                  }}});
      REQUIRE(here);
      REQUIRE(u.n() == n);
      REQUIRE(!told.empty());
      REQUIRE(told.back() == n);
      REQUIRE(std::is_sorted(told.begin(), told.end()));
    }
  }
}

TEST_CASE("what the callback throws comes out, and what it stops stays stopped, with any number of threads") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  struct mine {};
  for (const unsigned threads : {1U, 2U, 7U}) {
    for (const double mc_error : {0.0, 1e-9}) {
      const auto run = [&](auto progress) {
        return uncertainty(index, table, {weights{}},
                           {.n = 20'000, .run = {.threads = threads, .mc_error = mc_error, .progress = progress}});
      };
      REQUIRE_THROWS_AS(run([](std::uint64_t) -> bool { throw mine{}; }), mine);
      // A part of a run with a stopping rule ends at 2,000; to stop just there is to stop the run.
      bool said_so = false;
      bool asked_again = false;
      const auto stopped = run([&](std::uint64_t done) {
        asked_again = asked_again || said_so;
        said_so = said_so || done >= 2'000;
        return !said_so;
      });
      REQUIRE(said_so);
      REQUIRE_FALSE(asked_again);
      REQUIRE(stopped.n() >= 2'000);
      if (threads == 1) REQUIRE(stopped.n() == 2'000);
      require_same(stopped, uncertainty(index, table, {weights{}}, {.n = stopped.n()}));
    }
  }
}

TEST_CASE("the caller tells of what others do while it is busy itself") {
  constexpr std::size_t items = 20;
  std::atomic<std::size_t> others{0};
  std::vector<std::size_t> told;
  const std::size_t finished = hti::detail::for_each_item(
      2, items,
      [&](std::size_t worker, std::size_t) {
        if (worker == 1) ++others;
        while (worker == 0 && others + 1 < items) std::this_thread::yield();  // the other worker does all the rest
      },
      [&](std::size_t done) {
        told.push_back(done);
        return true;
      });
  REQUIRE(finished == items);
  REQUIRE(told.back() == items);
}

TEST_CASE("what cannot be varied is an error with a code") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const auto run = [&](std::vector<hti::vary::Source> sources, hti::robust::uncertainty_options options = {.n = 10}) {
    return [=] { (void)uncertainty(index, table, sources, options); };
  };
  using hti::code;
  using codes = std::multiset<code>;
  REQUIRE(faults<hti::MethodError>(run({})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({weights{.spread = 1.5}})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({weights{.spread = no_value}})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({weights{.nodes = {"s9"}}})) == codes{code::unknown_node});
  REQUIRE(faults<hti::MethodError>(run({weights{.nodes = {"i15"}}})) == codes{code::invalid_parameter});  // an only child
  REQUIRE(faults<hti::MethodError>(run({weights{.levels = {4}}})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({weights{}, weights{.levels = {1}, .name = "again"}})) ==
          codes{code::conflicting_rules});
  REQUIRE(faults<hti::MethodError>(run({weights{.levels = {1}}, weights{.levels = {2}}})) ==
          codes{code::invalid_parameter});  // one name
  using hti::vary::drop;
  REQUIRE(faults<hti::MethodError>(run({drop{.nodes = {"s9", "i15", "s0"}}})) ==
          codes{code::unknown_node, code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({drop{}})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({drop{.nodes = {"s0"}, .p = 1}})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>(run({choice{}})) == codes{code::invalid_parameter});
  choice mixed = aggregates();
  mixed.alternatives.push_back(hti::Weight{});
  REQUIRE(faults<hti::MethodError>(run({mixed})) == codes{code::invalid_parameter});
  choice wrong = aggregates();
  wrong.p = {1, -1, 1};
  REQUIRE(faults<hti::MethodError>(run({wrong})) == codes{code::invalid_parameter, code::invalid_parameter});
  REQUIRE(faults<hti::MethodError>([&] { (void)uncertainty(index, figures(45, 2), {aggregates()}); }) ==
          codes{code::conflicting_rules});
  REQUIRE(faults<hti::MethodError>(run({weights{}}, {.n = 100'000'001})) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::ModelError>(run({weights{}}, {.nodes = {"i1", "x"}})) == codes{code::unknown_node, code::unknown_node});
  REQUIRE(faults<hti::DataError>(run({weights{}}, {.pairs = {{"u0", "nobody"}}})) == codes{code::unknown_unit});
  const auto u = uncertainty(index, table, {weights{}}, {.n = 10});
  REQUIRE(faults<hti::ModelError>([&] { (void)u.scores(0.9, "s1"); }) == codes{code::unknown_node});
  REQUIRE(faults<hti::MethodError>([&] { (void)u.ranks(1); }) == codes{code::invalid_parameter});
  REQUIRE(faults<hti::DataError>([&] { (void)u.above("u0", "u37"); }) == codes{code::unknown_unit});
}
