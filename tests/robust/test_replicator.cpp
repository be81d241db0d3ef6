// What sources draw, laid out over an index.
#include "robust/replicator.hpp"
#include "robust/support.hpp"

using namespace hti_test;

TEST_CASE("a source's numbers are called what they move, and a stream has none") {
  const hti::Table table = figures(20);
  const hti::Index index = hti::fit(three_levels(), {}, table);
  const std::vector<hti::vary::Source> sources{
      hti::vary::weights{.levels = {3}},
      hti::vary::weights{.spread = 0, .nodes = {"a0", "a1"}, .name = "areas"},
      hti::vary::choice{.alternatives = {hti::Choice<hti::Aggregate>{hti::aggregate::arithmetic{}}}},
      hti::vary::drop{.nodes = {"i1", "s2"}},
      hti::vary::drop{.nodes = {"i4", "i5"}, .p = 0.5, .name = "each"},
      hti::vary::noise{.indicators = {"i0"}, .sd = 1}};
  const hti::detail::Replicator replicator(index, table, sources, {});
  const auto named = [&](std::size_t source) {
    const auto names = replicator.factors(source);
    return std::vector<std::string>(names.begin(), names.end());
  };
  using Names = std::vector<std::string>;
  REQUIRE(named(0) == Names{"s0", "s1", "s2"});
  REQUIRE(named(1) == Names{"a0", "a1"});
  REQUIRE(named(2) == Names{"aggregate"});
  REQUIRE(named(3) == Names{"drop"});
  REQUIRE(named(4) == Names{"i4", "i5"});
  REQUIRE(named(5).empty());
}
