// What stands where nothing has been put yet.
#include "core/support.hpp"

using namespace hti_test;
using hti::code;
using hti::DataError;
using hti::Index;
using hti::MethodError;
using hti::Table;

TEST_CASE("whatever an index of nothing is asked for is an error that says so", "[empty]") {
  const Index nothing;
  const auto refuses = [](auto&& ask) { return faults<MethodError>(ask) == std::multiset{code::not_fitted}; };
  CHECK(refuses([&] { (void)nothing.definition(); }));
  CHECK(refuses([&] { (void)nothing.model(); }));
  CHECK(refuses([&] { (void)nothing.method(); }));
  CHECK(refuses([&] { (void)nothing.score(Table()); }));
  CHECK(refuses([&] { (void)nothing.weight("index"); }));
  CHECK(refuses([&] { (void)nothing.effective_weight("index"); }));
  CHECK(refuses([&] { (void)nothing.cutoffs(); }));
  CHECK(refuses([&] { (void)nothing.reference_hash(); }));
  CHECK(refuses([&] { (void)nothing.to_json(); }));
  CHECK(refuses([&] { nothing.save("/nowhere/at/all"); }));
  CHECK(refuses([&] { (void)nothing.state(); }));
  CHECK(refuses([&] { (void)hti::robust::leave_one_out(nothing, Table()); }));
  CHECK(refuses([&] { (void)hti::robust::uncertainty(nothing, Table(), {hti::vary::weights{}}); }));
}

TEST_CASE("an index that is put in its place answers", "[empty]") {
  const Table table({.units = {"1", "2"}, .indicators = {"a"}, .values = {3, 4}});
  Index index;
  index = hti::fit(flat({1}), {}, table);
  CHECK(index.weight("a") == 1);
  CHECK(index.score(table).ranking().rows.front().unit == "2");
}

TEST_CASE("an empty table has no units and no columns", "[empty]") {
  const Table nothing;
  CHECK(nothing.n_units() == 0);
  CHECK(nothing.n_indicators() == 0);
  CHECK(nothing.units().empty());
  CHECK(nothing.indicators().empty());
  CHECK(nothing.groups().empty());
  CHECK(nothing.hash() == Table().hash());
  CHECK(faults<DataError>([] { (void)Table(hti::TableData{}); }) == std::multiset{code::no_units});
  CHECK_FALSE(nothing.find_unit("1"));
  CHECK(faults<DataError>([&] { (void)nothing.unit_at("1"); }) == std::multiset{code::unknown_unit});
  CHECK(faults<DataError>([&] { (void)nothing.group("lan"); }) == std::multiset{code::unknown_group});
  CHECK(hti::columns(nothing).rows() == 0);
  const auto faulty = faults<DataError>([&] { (void)hti::fit(flat({1, 1}), {}, nothing); });
  CHECK_FALSE(faulty.empty());
}
