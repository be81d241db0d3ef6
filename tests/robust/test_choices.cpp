// Choices of every step against fitting and scoring with each alternative.
#include <cmath>
#include <numeric>

#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::replicates;
using hti::vary::choice;
using hti::vary::prepared;

namespace {

hti::Index index_of(const hti::Table& table) {
  hti::Method method;
  method.constant = hti::Constant::middle;
  return hti::fit(three_levels(), method, table);
}

/// The table with another number in every gap.
hti::Table filled(const hti::Table& table, double with) {
  hti::TableData data = table.data();
  for (std::size_t c = 0; c < data.values.size(); ++c) {
    if (data.statuses[c] != hti::Status::missing) continue;
    data.values[c] = with;
    data.statuses[c] = hti::Status::observed;
  }
  return hti::Table(std::move(data));
}

/// Replicates of a choice of two against the scores that each gives.
void require_alternatives(const hti::Index& index, const hti::Table& table, const choice& chosen,
                          const std::vector<std::vector<double>>& expected) {
  const std::vector<double> found = replicates(index, table, {chosen}, 4, 0, 30);
  std::size_t second = 0;
  for (std::uint64_t k = 0; k < 30; ++k) {
    const std::size_t which = drawn(4, 0, k, 0) < 0.5 ? 0 : 1;
    second += which;
    REQUIRE(same_bits(std::span(found).subspan(k * table.n_units(), table.n_units()), expected[which]));
  }
  REQUIRE((5 < second && second < 25));
}

}  // namespace

TEST_CASE("a choice of a step gives what each alternative gives") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const auto scored = [&](auto change) {
    hti::Method method = index.method();
    change(method);
    const hti::Scores scores = hti::fit(three_levels(), method, table).score(table);
    return copy(scores["index"]);
  };
  SECTION("imputation") {
    hti::MissingRules imputed = index.method().missing;
    imputed.missing = hti::impute::median{};
    require_alternatives(index, table, {.alternatives = {index.method().missing, imputed}},
                         {scored([](hti::Method&) {}), scored([&](hti::Method& m) { m.missing = imputed; })});
  }
  SECTION("rescaling") {
    const hti::vary::Rescale whole{{"index", hti::normalise::min_max{.low = 0, .high = 1}}};
    const hti::vary::Rescale part{{"root", hti::normalise::z_score{}}};
    require_alternatives(
        index, table, {.alternatives = {whole, part}},
        {scored([&](hti::Method& m) { m.rescale = whole; }), scored([&](hti::Method& m) { m.rescale = part; })});
  }
  SECTION("constant columns") {
    hti::TableData same = table.data();
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      if (same.statuses[u] == hti::Status::observed) same.values[u] = 7;
    }
    const hti::Table flat(same);
    const auto with = [&](hti::Constant rule) {
      const hti::Scores scores = hti::fit(three_levels(), {.constant = rule}, flat).score(flat);
      return copy(scores["index"]);
    };
    require_alternatives(index_of(flat), flat, {.alternatives = {hti::Constant::middle, hti::Constant::drop}},
                         {with(hti::Constant::middle), with(hti::Constant::drop)});
  }
  SECTION("whole methods") {
    const hti::Method other{.treat = hti::treat::winsorise{},
                            .normalise = hti::normalise::percentile_rank{},
                            .weight = hti::weight::equal{},
                            .aggregate = hti::aggregate::geometric{.floor = 1}};
    require_alternatives(index, table, {.alternatives = {index.method(), other}},
                         {scored([](hti::Method&) {}), scored([&](hti::Method& m) { m = other; })});
  }
  SECTION("figures") {
    const hti::Table low = filled(table, 25);
    const hti::Table high = filled(table, 70);
    const auto with = [&](const hti::Table& figures) {
      const hti::Scores scores = hti::fit(three_levels(), index.method(), figures).score(figures);
      return copy(scores["index"]);
    };
    require_alternatives(index, table, {.alternatives = {prepared{low}, prepared{high}}}, {with(low), with(high)});
  }
}

TEST_CASE("noise goes with the figures that are chosen, not with those filled in") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const hti::Table full = filled(table, 50);
  const choice chosen{.alternatives = {prepared{table}, prepared{full}}};
  const hti::vary::noise noise{.indicators = {"i0"}, .sd = 5};
  const std::vector<double> both = replicates(index, table, {chosen, noise}, 4, 0, 30, "a0");
  for (std::uint64_t k = 0; k < 30; ++k) {
    const hti::Table& used = drawn(4, 0, k, 0) < 0.5 ? table : full;
    const hti::Index fitted = hti::fit(three_levels(), index.method(), used);
    const std::vector<double> alone =
        replicates(fitted, used, {hti::vary::weights{.spread = 0, .nodes = {"s0"}}, noise}, 4, k, 1, "a0");
    const hti::Scores as_they_are = fitted.score(used);
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      const std::span<const double> found = std::span(both).subspan(k * table.n_units() + u, 1);
      if (!std::isnan(table.values(0)[u])) {
        REQUIRE(same_bits(found, std::span(alone).subspan(u, 1)));
      } else if (!std::isnan(as_they_are["a0"][u])) {
        REQUIRE(found[0] == Approx(as_they_are["a0"][u]).epsilon(1e-13));
      }
    }
  }
}

TEST_CASE("choices that do not go together are an error with a code") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const auto codes_of = [&](std::vector<hti::vary::Source> sources) {
    return faults<hti::MethodError>([&] { (void)replicates(index, table, sources, 1, 0, 1); });
  };
  using hti::code;
  using codes = std::multiset<code>;
  const choice methods{.alternatives = {hti::Method{}, index.method()}};
  const choice means{.alternatives = {hti::Choice<hti::Aggregate>{hti::aggregate::arithmetic{}}}};
  const choice tables{.alternatives = {prepared{table}}};
  REQUIRE(codes_of({methods, means}) == codes{code::conflicting_rules});
  REQUIRE(codes_of({means, methods}) == codes{code::conflicting_rules});
  REQUIRE(codes_of({methods, tables}).empty());
  REQUIRE(codes_of({choice{.alternatives = {hti::Method{.rank = {.tolerance = 1}}}}}) == codes{code::invalid_parameter});
  REQUIRE(codes_of({choice{.alternatives = {prepared{figures(44)}}}}) == codes{code::invalid_parameter});
  hti::TableData turned = table.data();
  std::swap(turned.units[0], turned.units[1]);
  REQUIRE(codes_of({choice{.alternatives = {prepared{hti::Table(turned)}}}}) == codes{code::invalid_parameter});
}

TEST_CASE("an alternative is described so that it can be told from the others") {
  const hti::Table table = figures(45);
  using hti::vary::describe;
  REQUIRE(describe(hti::vary::Step{hti::Constant::drop}) == "drop");
  REQUIRE(describe(hti::vary::Step{hti::vary::Rescale{}}) == "none");
  REQUIRE(describe(hti::vary::Step{prepared{table}}) == "figures " + table.hash());
  REQUIRE(describe(hti::vary::Step{hti::Method{.weight = hti::weight::equal{}}}).find("; weight: equal;") != std::string::npos);
  REQUIRE(hti::vary::name(choice{.alternatives = {prepared{table}}}) == "table");
  const choice constants{.alternatives = {hti::Constant::drop, hti::Constant::middle}};
  REQUIRE(describe(hti::vary::Source{constants}) == "choice(constant: drop | middle)");
  choice mostly = constants;
  mostly.p = {3, 1};
  REQUIRE(describe(hti::vary::Source{mostly}) == "choice(constant: drop | middle, p = [3, 1])");
}

TEST_CASE("a choice for one node or level leaves the others") {
  const hti::Table table = figures(45);
  const hti::Index index = index_of(table);
  const hti::Choice<hti::Aggregate> means[]{hti::aggregate::arithmetic{}, hti::aggregate::geometric{.floor = 1}};
  for (const std::variant<int, std::string>& at : {std::variant<int, std::string>{"s1"}, std::variant<int, std::string>{2}}) {
    std::vector<std::vector<double>> expected;
    for (const hti::Choice<hti::Aggregate>& mean : means) {
      hti::Method method = index.method();
      if (at.index() == 0) {
        method.aggregate.level[2] = mean.rule;
      } else {
        method.aggregate.node["s1"] = mean.rule;
      }
      const hti::Scores scores = hti::fit(three_levels(), method, table).score(table);
      expected.push_back(copy(scores["index"]));
    }
    require_alternatives(index, table, {.alternatives = {means[0], means[1]}, .at = at}, expected);
  }
  const auto codes_of = [&](choice chosen) {
    return faults<hti::MethodError>([&] { (void)replicates(index, table, {chosen}, 1, 0, 1); });
  };
  using hti::code;
  using codes = std::multiset<code>;
  REQUIRE(codes_of({.alternatives = {means[0]}, .at = "s9"}) == codes{code::unknown_node});
  REQUIRE(codes_of({.alternatives = {means[0]}, .at = "i0"}) == codes{code::unknown_node});
  REQUIRE(codes_of({.alternatives = {means[0]}, .at = 1}) == codes{code::invalid_parameter});
  REQUIRE(codes_of({.alternatives = {hti::Constant::drop}, .at = "s1"}) == codes{code::invalid_parameter});
}

TEST_CASE("scores of a mean of the user's own are summed up as they are, and replicates fail where they run away") {
  const hti::Table table = all_figures(30);
  const hti::Index index = index_of(table);
  const auto with = [](const char* label, auto rule) {
    return std::vector<hti::vary::Source>{
        hti::vary::weights{.spread = 0.5},
        choice{.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::arithmetic{}),
                                hti::Choice<hti::Aggregate>(hti::aggregate::custom(label, rule))},
               .at = "index"}};
  };
  const auto total = with("total", [](std::span<const double> x, std::span<const double> w) {
    double sum = 0;
    for (std::size_t k = 0; k < x.size(); ++k) sum += x[k] * w[k];
    return sum;
  });
  const auto endless = with("endless", [](std::span<const double> x, std::span<const double> w) {
    return w[0] > w[1] / 2 ? hti::detail::infinity : x[0];
  });
  constexpr std::size_t n = 400;
  for (const bool ends : {true, false}) {
    const auto& sources = ends ? total : endless;
    const auto u = hti::robust::uncertainty(index, table, sources, {.n = n});
    const std::vector<double> all = replicates(index, table, sources, 1, 0, n);
    const auto spreads = u.scores(0.5);
    std::size_t failed = 0;
    for (std::size_t v = 0; v < table.n_units(); ++v) {
      std::vector<double> scores;
      for (std::size_t k = 0; k < n; ++k) {
        if (std::isfinite(all[k * table.n_units() + v])) scores.push_back(all[k * table.n_units() + v]);
      }
      failed = n - scores.size();
      std::sort(scores.begin(), scores.end());
      const auto at = [&](double p) {
        return scores[static_cast<std::size_t>(std::ceil(p * static_cast<double>(scores.size()))) - 1];
      };
      const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(scores.size());
      REQUIRE(spreads[v].mean == Approx(mean));
      REQUIRE(std::abs(spreads[v].low - at(0.25)) <= u.bin_width());
      REQUIRE(std::abs(spreads[v].median - at(0.5)) <= u.bin_width());
      REQUIRE(std::abs(spreads[v].high - at(0.75)) <= u.bin_width());
    }
    REQUIRE((failed > 100) == !ends);
    REQUIRE(u.failures().size() == (ends ? 0 : 1));
    if (ends) continue;
    REQUIRE(u.failures()[0].reason == "not_finite (index)");
    REQUIRE(u.failures()[0].replicates == failed);
  }
}

TEST_CASE("a finite score far beyond what the mean of the user's own gave at first fails as out of range") {
  const hti::Table table = all_figures(30);
  const hti::Index index = index_of(table);
  // The drawn weights of the sub-indices decide: as they are, the first has exactly half of the second's.
  const auto mean = [](std::span<const double> x, std::span<const double> w) { return w[0] > w[1] / 2 ? 1e9 + x[0] : x[0]; };
  const std::vector<hti::vary::Source> sources{
      hti::vary::weights{.spread = 0.5},
      choice{.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::arithmetic{}),
                              hti::Choice<hti::Aggregate>(hti::aggregate::custom("far", mean))},
             .at = "index"}};
  constexpr std::size_t n = 400;
  const auto u = hti::robust::uncertainty(index, table, sources, {.n = n});
  const std::vector<double> all = replicates(index, table, sources, 1, 0, n);
  std::size_t far = 0;
  std::vector<double> sum(table.n_units());
  for (std::size_t k = 0; k < n; ++k) {
    const std::span<const double> scores(all.data() + k * table.n_units(), table.n_units());
    REQUIRE(std::all_of(scores.begin(), scores.end(), [](double x) { return std::isfinite(x); }));
    if (scores[0] > 1e8) {
      ++far;
    } else {
      for (std::size_t v = 0; v < table.n_units(); ++v) sum[v] += scores[v];
    }
  }
  REQUIRE((far > 50 && far < 150));
  REQUIRE(u.failures().size() == 1);
  CHECK(u.failures()[0].reason == "out_of_range (index)");
  CHECK(u.failures()[0].replicates == far);
  const auto spreads = u.scores(0.5);
  for (std::size_t v = 0; v < table.n_units(); ++v) CHECK(spreads[v].mean == Approx(sum[v] / static_cast<double>(n - far)));
}
