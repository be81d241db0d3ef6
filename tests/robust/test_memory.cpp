// The memory that a run takes, told in advance.
#include "robust/state.hpp"
#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::uncertainty;
using hti::vary::weights;

TEST_CASE("memory grows with threads and nodes, not with replicates") {
  const hti::Table table = figures(45);
  const hti::Index index = hti::fit(hti::Definition{.id = "small", .model = three_levels()}, table);
  const auto none = uncertainty(index, table, {weights{}}, {.n = 0});
  const auto some = uncertainty(index, table, {weights{}}, {.n = 5000});
  for (const unsigned threads : {1U, 2U, 7U}) REQUIRE(none.memory(threads) == some.memory(threads));

  const std::size_t counted = hti::detail::bytes(none.state().counted);
  REQUIRE(counted > 45 * (45 + 1024) * sizeof(std::uint32_t));
  const std::size_t one_more = none.memory(2) - none.memory(1);
  REQUIRE(none.memory(7) == none.memory(1) + 6 * one_more);
  REQUIRE(one_more > counted);
  REQUIRE(none.memory(1) > 3 * counted);

  const auto two_nodes = uncertainty(index, table, {weights{}}, {.n = 0, .nodes = {"index", "s2"}});
  const std::size_t one_tally = counted - sizeof(std::uint64_t);  // beside the count of the only variant
  REQUIRE(hti::detail::bytes(two_nodes.state().counted) == counted + one_tally);
  REQUIRE(two_nodes.memory(1) > none.memory(1) + 3 * one_tally);
}
