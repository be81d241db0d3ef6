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

Uncertainty asked(std::uint64_t n, uncertainty_options options = {}) {
  const hti::Table table = figures(45);
  options.n = n;
  options.nodes = {"index", "s2"};
  options.pairs = {{"u0", "u37"}};
  return uncertainty(hti::fit({.id = "small", .model = three_levels()}, table), table, sources(), options);
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
  REQUIRE(copied(end.merged(middle).done()) == std::vector<Range>{{13, 1234}});
  REQUIRE(end.merged(none.part({0, 13})).merged(middle).bytes() == whole);
  // Gaps are filled first.
  const Uncertainty holes = none.part({5, 9}).merged(none.part({500, 900}));
  REQUIRE(holes.n() == 404);
  REQUIRE(copied(holes.extended(100).done()) == std::vector<Range>{{0, 104}, {500, 900}});
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

TEST_CASE("a run ends when its mean ranks are known well enough") {
  const Uncertainty most = asked(50'000);
  const double reached = 0.05;
  const auto worst = [](const Uncertainty& u) {
    double error = 0;
    for (const auto& s : u.ranks()) error = std::max(error, s.mc_error);
    return error;
  };
  REQUIRE(worst(most) < reached);
  const Uncertainty early = asked(50'000, {.run = {.threads = 2, .mc_error = reached}});
  REQUIRE(early.n() < 50'000);
  REQUIRE(worst(early) <= reached);
  // It stopped at the first look at which it could, and where does not depend on threads.
  std::uint64_t look = 0;
  while (look == 0 || worst(asked(look)) > reached) look = hti::robust::next_look(look);
  REQUIRE(early.n() == look);
  REQUIRE(asked(50'000, {.run = {.threads = 1, .mc_error = reached}}).bytes() == early.bytes());
}
