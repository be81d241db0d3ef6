#include "core/support.hpp"

using namespace hti_test;
using hti::code;
using hti::DataError;
using hti::Status;
using hti::Table;
using hti::TableData;

namespace {

std::multiset<code> faults_of(TableData data) {
  return faults<DataError>([&] { Table{std::move(data)}; });
}

TableData sound() { return table_data({{"a", {1, no_value, 3}}, {"b", {4, 5, 6}}}); }

}  // namespace

TEST_CASE("a table gives back its cells, column by column", "[table]") {
  const Table t =
      table({{"a", {1, no_value, 3}, {Status::observed, Status::suppressed, Status::observed}}, {"b", {4, 5, no_value}}});
  CHECK(t.n_units() == 3);
  CHECK(t.n_indicators() == 2);
  CHECK(t.values(1)[0] == 4);
  CHECK(t.status(1, 0) == Status::suppressed);
  CHECK(t.status(2, 1) == Status::missing);
  CHECK(copy(t.values(0))[2] == 3);
  const auto holes = t.holes(0);
  REQUIRE(holes.size() == 1);
  CHECK(holes[0] == hti::Hole{1, Status::suppressed});
  CHECK(t.holes(1).size() == 1);
  CHECK(t.find_unit("u3") == 2);
  CHECK_FALSE(t.find_unit("u4"));
  CHECK(t.find_indicator("b") == 1);
  CHECK(std::isnan(t.respondents(0, 0)));
}

TEST_CASE("a table knows the ends of its columns", "[table]") {
  const Table t = table({{"a", {3, no_value, -1}}, {"b", {no_value, no_value, no_value}}, {"c", {-0.0, no_value, -0.0}}});
  CHECK(t.extent(0) == hti::Interval{-1, 3});
  CHECK(t.extent(1).low == std::numeric_limits<double>::infinity());
  CHECK(t.extent(1).high == -std::numeric_limits<double>::infinity());
  CHECK(t.extent(2) == hti::Interval{0, 0});
  CHECK_FALSE(std::signbit(t.extent(2).low));
  CHECK_FALSE(std::signbit(t.extent(2).high));
}

TEST_CASE("without statuses a NaN is missing and all else observed", "[table]") {
  TableData data = sound();
  data.statuses.clear();
  const Table t(data);
  CHECK(t.status(1, 0) == Status::missing);
  CHECK(t.status(0, 0) == Status::observed);
  CHECK(t.data().statuses.size() == 6);
}

TEST_CASE("codes stay text and names default to codes", "[table]") {
  TableData data = sound();
  data.units = {"0114", "114", "00114"};
  const Table t(data);
  CHECK(t.find_unit("0114") == 0);
  CHECK(t.find_unit("114") == 1);
  CHECK(t.names()[2] == "00114");
}

TEST_CASE("each fault of a table has its code", "[table]") {
  CHECK(faults_of({}).count(code::no_units) == 1);
  TableData d = sound();
  d.units[1] = "u1";
  CHECK(faults_of(d) == std::multiset{code::duplicate_unit});
  d = sound();
  d.indicators[1] = "a";
  CHECK(faults_of(d) == std::multiset{code::duplicate_column});
  d = sound();
  d.units[2].clear();
  CHECK(faults_of(d) == std::multiset{code::missing_code});
  d = sound();
  d.values.pop_back();
  CHECK(faults_of(d) == std::multiset{code::wrong_size});
  d = sound();
  d.values[3] = -infinity;
  CHECK(faults_of(d) == std::multiset{code::not_finite});
  d = sound();
  d.statuses[0] = Status::not_answered;
  CHECK(faults_of(d) == std::multiset{code::status_conflict});
  d = sound();
  d.statuses[1] = Status::observed;
  CHECK(faults_of(d) == std::multiset{code::status_conflict});
  d = sound();
  d.respondents = {1, 2, 3, 4, -5, no_value};
  CHECK(faults_of(d) == std::multiset{code::out_of_range});
  d = sound();
  d.respondents = {1, 2, 3, 4, 5, no_value};
  d.population = {1, 2, 9, 3, no_value, 3};
  CHECK(faults_of(d) == std::multiset{code::out_of_range});
  d = sound();
  d.names = {"one"};
  d.groups["county"] = {"x", "y"};
  d.background["people"] = {1, 2, 3, 4};
  CHECK(faults_of(d) == std::multiset{code::wrong_size, code::wrong_size, code::wrong_size});
}

TEST_CASE("a faulty cell is named by unit and indicator", "[table]") {
  TableData d = sound();
  d.values[4] = infinity;
  try {
    Table{d};
    FAIL("not refused");
  } catch (const DataError& error) {
    REQUIRE(error.problems().size() == 1);
    CHECK(error.problems()[0].unit == "u2");
    CHECK(error.problems()[0].indicator == "b");
  }
}

TEST_CASE("unknown units and groups say what is near", "[table]") {
  TableData d = sound();
  d.units = {"0114", "0115", "0117"};
  d.names = {"Upplands Väsby", "Vallentuna", "Österåker"};
  d.groups["county"] = {"01", "01", "01"};
  const Table t(d);
  CHECK(faults<DataError>([&] { (void)t.unit_at("Vallentuna"); }) == std::multiset{code::unknown_unit});
  CHECK_THROWS_WITH(t.unit_at("Vallentuna"), Catch::Contains("0115"));
  CHECK(faults<DataError>([&] { (void)t.group("lan"); }) == std::multiset{code::unknown_group});
  CHECK_THROWS_WITH(t.group("lan"), Catch::Contains("county"));
  CHECK(t.group("county")[0] == "01");
}

TEST_CASE("the hash follows the content", "[table]") {
  const TableData base = sound();
  const std::string hash = Table(base).hash();
  CHECK(hash.size() == 16);
  CHECK(Table(base).hash() == hash);
  TableData d = base;
  d.values[0] = std::nextafter(1.0, 2.0);
  CHECK(Table(d).hash() != hash);
  d = base;
  d.statuses[1] = Status::suppressed;
  CHECK(Table(d).hash() != hash);
  d = base;
  std::swap(d.units[0], d.units[1]);
  CHECK(Table(d).hash() != hash);
  d = base;
  d.groups["county"] = {"x", "x", "y"};
  CHECK(Table(d).hash() != hash);
  d = base;
  d.values[1] = -no_value;
  CHECK(Table(d).hash() == hash);
}

TEST_CASE("statuses have names both ways", "[table]") {
  for (Status s : {Status::observed, Status::missing, Status::not_answered, Status::suppressed, Status::not_applicable}) {
    CHECK(hti::status_named(hti::name(s)) == s);
  }
  CHECK_FALSE(hti::status_named("unknown"));
}
