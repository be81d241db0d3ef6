// A what-if is editing the table and scoring it.
#include <catch2/catch.hpp>
#include <random>

#include "core/support.hpp"
#include "hti/explain/what_if.hpp"

using namespace hti_test;
using hti::explain::Edit;

namespace {

hti::Model small() {
  return hti::Model(
      {node("index"), node("x", "index", 2), leaf("a", "x"), leaf("b", "x", 3), leaf("c", "index", 1, hti::Direction::lower)});
}

hti::Table random_table(unsigned seed) {
  std::mt19937 generator(seed);
  std::vector<named_column> columns{{"a", {}}, {"b", {}}, {"c", {}}};
  for (named_column& c : columns) {
    for (int u = 0; u < 12; ++u)
      c.values.push_back(generator() % 6 == 0 && u > 1 ? no_value : static_cast<double>(generator() % 50));
  }
  return table(columns);
}

double place(std::span<const double> scores, std::size_t u) {
  double better = 0;
  for (double s : scores) better += s > scores[u];
  return 1 + better;
}

}  // namespace

TEST_CASE("a what-if equals scoring the edited table in the old frame") {
  for (unsigned seed = 0; seed < 30; ++seed) {
    const hti::Table t = random_table(seed);
    const hti::Index index = hti::fit(small(), {.missing = {.missing = hti::impute::median{}}}, t);
    const hti::Scores scores = index.score(t);
    const std::vector<Edit> edits{{.indicator = "b", .value = 17.5}, {.indicator = "c", .status = hti::Status::not_answered}};
    for (const char* of : {"index", "x"}) {
      const hti::explain::WhatIf what_if(scores, "u3", of);
      const hti::explain::Outcome after = what_if(edits);
      const hti::Scores edited = index.score(hti::explain::edited(t, index.model(), "u3", edits));
      CHECK(after.score == edited[of][2]);
      CHECK(after.rank == place(edited[of], 2));
      CHECK(what_if.before().score == scores[of][2]);
      CHECK(what_if.before().rank == place(scores[of], 2));
      CHECK(what_if({}).score == scores[of][2]);
    }
  }
}

TEST_CASE("a refitted what-if equals fitting the edited table") {
  const hti::Table t = random_table(5);
  const hti::Index index = hti::fit(small(), {}, t);
  const std::vector<Edit> edits{{.indicator = "a", .value = 1000}};
  const hti::explain::WhatIf what_if(index.score(t), "u2");
  const hti::Table changed = hti::explain::edited(t, index.model(), "u2", edits);
  const hti::Scores anew = hti::fit(index.definition(), changed).score(changed);
  CHECK(what_if.refit(edits).score == anew["index"][1]);
  CHECK(what_if(edits).score != anew["index"][1]);
}

TEST_CASE("a row of another table changes what it has a column for") {
  const hti::Table t = random_table(3);
  const hti::missing::renormalise any{.min_coverage = 0};
  const hti::Method method{.missing = {.missing = any, .suppressed = any, .not_applicable = any}};
  const hti::explain::WhatIf what_if(hti::fit(small(), method, t).score(t), "u4");
  hti::TableData row = table_data({{"c", {7, no_value}}, {"a", {3, 9}}});
  row.units = {"u9", "u4"};
  const auto edits = what_if.edits_from(hti::Table(row));
  REQUIRE(edits.size() == 2);
  CHECK(edits[0] == Edit{.indicator = "a", .value = 9});
  CHECK(edits[1].indicator == "c");
  CHECK(edits[1].status == hti::Status::missing);
  CHECK(what_if(edits).score ==
        what_if(std::vector<Edit>{{.indicator = "a", .value = 9}, {.indicator = "c", .status = hti::Status::missing}}).score);
  row.units = {"u9", "u5"};
  CHECK(faults<hti::DataError>([&] { (void)what_if.edits_from(hti::Table(row)); }).count(hti::code::unknown_unit) == 1);
}

TEST_CASE("what-if lists every fault of its edits") {
  const hti::Table t = random_table(1);
  const hti::explain::WhatIf what_if(hti::fit(small(), {}, t).score(t), "u1");
  const std::vector<Edit> edits{{.indicator = "aa", .value = 1}, {.indicator = "b"}, {.indicator = "c", .value = infinity}};
  CHECK(faults<hti::DataError>([&] { (void)what_if(edits); }) ==
        std::multiset<hti::code>{hti::code::unknown_indicator, hti::code::status_conflict, hti::code::not_finite});
}

TEST_CASE("a unit that alone holds an end of the frame is told so") {
  const hti::Table t = table({{"a", {1, 2, 9}}, {"b", {3, 3, 5}}, {"c", {1, 2, 2}}});
  const hti::Scores scores = hti::fit(small(), {}, t).score(t);
  CHECK(hti::explain::WhatIf(scores, "u3").own_bounds() == std::vector<std::string>{"a", "b"});
  CHECK(hti::explain::WhatIf(scores, "u2").own_bounds().empty());
}
