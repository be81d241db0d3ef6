// Parts of a run, merged, extended and carried as bytes.
#include "robust/support.hpp"

using namespace hti_test;
using hti::code;
using hti::robust::Range;
using hti::robust::Uncertainty;
using hti::robust::uncertainty;
using hti::robust::uncertainty_options;
using hti::vary::choice;
using hti::vary::weights;

namespace {

std::vector<hti::vary::Source> sources() {
  return {weights{.spread = 0.5}, choice{.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::arithmetic{}),
                                                          hti::Choice<hti::Aggregate>(hti::aggregate::geometric{.floor = 1})}}};
}

Uncertainty asked(std::uint64_t n, uncertainty_options options = {}, const hti::Method& method = {}) {
  const hti::Table table = figures(45);
  options.n = n;
  options.nodes = {"index", "s2"};
  options.pairs = {{"u0", "u37"}};
  return uncertainty(hti::fit({.id = "small", .model = three_levels(), .method = method}, table), table, sources(), options);
}

std::vector<Range> copied(std::span<const Range> ranges) { return {ranges.begin(), ranges.end()}; }

}  // namespace

TEST_CASE("replicates in any parts give the bytes of one run") {
  const std::string whole = asked(1234).bytes();
  const Uncertainty none = asked(0);
  REQUIRE(none.n() == 0);
  REQUIRE(asked(1000).extended(234).bytes() == whole);
  REQUIRE(none.extended(7).extended(1, {.threads = 7}).extended(1226).bytes() == whole);
  const Uncertainty end = none.part({901, 1234}, {.threads = 2});
  const Uncertainty middle = none.part({13, 901});
  const Uncertainty late = end.merged(middle);
  REQUIRE(copied(late.done()) == std::vector<Range>{{13, 1234}});
  REQUIRE(end.merged(none.part({0, 13})).merged(middle).bytes() == whole);
  // Gaps are filled first.
  const Uncertainty holes = none.part({5, 9}).merged(none.part({500, 900}));
  REQUIRE(holes.n() == 404);
  const Uncertainty filled = holes.extended(100);
  REQUIRE(copied(filled.done()) == std::vector<Range>{{0, 104}, {500, 900}});
  REQUIRE(holes.extended(1234 - 404).bytes() == whole);
}

TEST_CASE("results come back from their bytes") {
  const Uncertainty u = asked(333);
  const Uncertainty back = asked(0).restored(u.bytes());
  REQUIRE(back.n() == 333);
  REQUIRE(back.bytes() == u.bytes());
  REQUIRE(back.ranks(0.8, "s2")[7].mean == u.ranks(0.8, "s2")[7].mean);
}

TEST_CASE("bytes that are no counts of the same specification are refused") {
  const Uncertainty u = asked(100);
  const std::string good = u.bytes();
  using codes = std::multiset<code>;
  const auto restoring = [&](std::string bytes) { return [&u, bytes] { (void)u.restored(bytes); }; };
  REQUIRE(faults<hti::DataError>(restoring("")) == codes{code::wrong_file_type});
  REQUIRE(faults<hti::DataError>(restoring("unit;name\n")) == codes{code::wrong_file_type});
  for (std::size_t size : {good.size() - 1, good.size() / 2, std::size_t{12}, std::size_t{25}}) {
    REQUIRE(faults<hti::DataError>(restoring(good.substr(0, size))) == codes{code::truncated_file});
  }
  REQUIRE(faults<hti::DataError>(restoring(good + '\0')) == codes{code::wrong_size});
  std::string fewer = good;  // replicates [0, 7), and counts of 100
  fewer[11 + 4 + 4 + 16 + 8 + 8] = 7;
  REQUIRE(faults<hti::DataError>(restoring(fewer)) == codes{code::wrong_size});
  std::string other_count = good;
  other_count[other_count.size() / 2] ^= 1;
  REQUIRE(faults<hti::DataError>(restoring(other_count)) == codes{code::syntax_error});
  std::string other_schema = good;
  other_schema[15] = 99;
  REQUIRE(faults<hti::DataError>(restoring(other_schema)) == codes{code::unsupported_version});
  const std::string other_seed = asked(100, {.seed = 2}).bytes();
  REQUIRE(faults<hti::MethodError>(restoring(other_seed)) == codes{code::invalid_parameter});
}

TEST_CASE("what does not belong together is not merged") {
  const Uncertainty u = asked(100);
  REQUIRE_THROWS_AS(u.merged(asked(100, {.seed = 2})), hti::MethodError);
  REQUIRE_THROWS_AS(u.merged(u.part({99, 200})), hti::MethodError);
  REQUIRE(u.merged(u.part({100, 200})).n() == 200);
  REQUIRE_THROWS_AS(u.part({7, 7}), hti::MethodError);
  REQUIRE_THROWS_AS(u.extended(100'000'000), hti::MethodError);
  REQUIRE_THROWS_AS(u.extended(1, {.mc_error = -1}), hti::MethodError);
}

TEST_CASE("questions that differ in anything are different questions") {
  const hti::Table table = figures(45);
  const hti::Index index = hti::fit({.id = "small", .model = three_levels()}, table);
  const auto ask = [&](std::vector<hti::vary::Source> from, uncertainty_options options = {},
                       const hti::Table& of = figures(45)) {
    options.n = 0;
    if (of.hash() != table.hash()) options.reference = of;
    return uncertainty(index, of, std::move(from), options);
  };
  const auto aggregates = [](std::vector<double> p, std::string name = "") {
    return choice{.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::arithmetic{}),
                                   hti::Choice<hti::Aggregate>(hti::aggregate::geometric{.floor = 1})},
                  .p = std::move(p),
                  .name = std::move(name)};
  };
  const std::vector<Uncertainty> asked_for{
      ask({weights{}}),
      ask({weights{.spread = 0.3}}),
      ask({weights{.name = "w"}}),
      ask({weights{.nodes = {"s0"}}}),
      ask({aggregates({1, 2})}),
      ask({aggregates({2, 1})}),
      ask({aggregates({})}),
      ask({aggregates({}, "means")}),
      ask({weights{}}, {.seed = 2}),
      ask({weights{}}, {.nodes = {"index", "s0"}}),
      ask({weights{}}, {.nodes = {"s0", "index"}}),
      ask({weights{}}, {.pairs = {{"u0", "u37"}}}),
      ask({weights{}}, {.pairs = {{"u37", "u0"}}}),
      ask({weights{}}, {}, figures(45, 2)),
      ask({weights{}}, {.reference = figures(45, 2)}),
  };
  for (const Uncertainty& a : asked_for) {
    for (const Uncertainty& b : asked_for) {
      if (&a != &b) REQUIRE_THROWS_AS(a.merged(b.part({0, 10})), hti::MethodError);
    }
    REQUIRE(a.merged(a.part({0, 10})).n() == 10);
  }
}

TEST_CASE("results by rules of the user's own belong to the question asked once") {
  const hti::Table table = figures(45);
  hti::Method method;
  method.aggregate.rule =
      hti::aggregate::custom("mine", [](std::span<const double> x, std::span<const double>) { return x[0]; });
  const hti::Index index = hti::fit(three_levels(), method, table);
  const auto ask = [&] { return uncertainty(index, table, {weights{}}, {.n = 0}); };
  const Uncertainty a = ask();
  REQUIRE(a.extended(10).extended(10).bytes() == a.extended(20).bytes());
  REQUIRE_THROWS_AS(a.merged(ask().part({0, 10})), hti::MethodError);
  REQUIRE_THROWS_AS(a.restored(a.extended(10).bytes()), hti::MethodError);
}

TEST_CASE("where nothing can be fitted there is no run") {
  const hti::Table table = figures(45);
  const hti::Index index = hti::fit({.id = "small", .model = three_levels()}, table);
  const choice impossible{.alternatives = {hti::Choice<hti::Aggregate>(hti::aggregate::geometric{}),
                                           hti::Choice<hti::Aggregate>(hti::aggregate::harmonic{})}};
  REQUIRE_THROWS_WITH(uncertainty(index, table, {impossible}), Catch::Matchers::Contains("no alternative can be fitted"));
}

TEST_CASE("nothing is precise where there is nothing") {
  const Uncertainty u = asked(100);
  REQUIRE_FALSE(asked(0).precise(1e9));
  REQUIRE_FALSE(asked(1).precise(1e9));  // one replicate leaves its error unknown
  REQUIRE(u.precise(1e9));
  REQUIRE_FALSE(u.precise(0));
  REQUIRE_THROWS_AS(u.precise(no_value), hti::MethodError);
}

TEST_CASE("a run ends when its mean ranks are known well enough") {
  // Every unit has a rank in every replicate: where coverage is asked for, one that seldom has is known less well.
  hti::Method method;
  method.missing.missing = method.missing.suppressed = method.missing.not_applicable =
      hti::missing::renormalise{.min_coverage = 0};
  const auto whole = [&](std::uint64_t n, uncertainty_options options = {}) { return asked(n, options, method); };
  constexpr std::uint64_t limit = 50'000 / hti_test::shorter;
  const double reached = 0.05 * std::sqrt(hti_test::shorter);
  const Uncertainty most = whole(limit);
  const auto worst = [](const Uncertainty& u) {
    double error = 0;
    for (const auto& s : u.ranks()) error = std::max(error, s.mc_error);
    return error;
  };
  REQUIRE(worst(most) < reached);
  const Uncertainty early = whole(limit, {.run = {.threads = 2, .mc_error = reached}});
  REQUIRE(early.n() < limit);
  REQUIRE(worst(early) <= reached);
  // It stopped at the first look at which it could, and where does not depend on threads.
  std::uint64_t look = 0;
  while (look == 0 || worst(whole(look)) > reached) look = hti::robust::next_look(look);
  REQUIRE(early.n() == look);
  REQUIRE(whole(limit, {.run = {.threads = 1, .mc_error = reached}}).bytes() == early.bytes());
}
