// Trends and back-casts: on the real editions, and where it is known what changed.
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/backcast.hpp"
#include "hti/explain/change.hpp"
#include "hti/explain/trend.hpp"

using namespace hti_test;
using hti::explain::BackcastFrame;

namespace {

hti::Index index_of(const std::string& id) { return hti::fit(hti::definitions::load(id), hti::datasets::load(id)); }

hti::Scores edition(const std::string& id) { return index_of(id).score(hti::datasets::load(id)); }

}  // namespace

TEST_CASE("editions are put side by side by year, with what each unit had") {
  const std::vector<hti::Scores> editions{edition("oppna-jamforelser-2014"), edition("oppna-jamforelser-2013")};
  const hti::explain::Trend trend = hti::explain::trend(editions, "utforande");
  REQUIRE(trend.editions.size() == 2);
  CHECK(trend.editions[0].year == 2013);
  CHECK(trend.editions[1].comparable);
  for (const auto& row : trend.rows) {
    const auto before = editions[1].table().find_unit(row.unit);
    REQUIRE(before);
    CHECK(same_bits(std::vector{row.scores[0]}, std::vector{editions[1]["utforande"][*before]}));
    CHECK(std::isnan(row.slope));  // each year on its own scale
    CHECK_FALSE(row.within_noise);
  }
}

TEST_CASE("comparable is what was measured alike below the node") {
  const std::vector<hti::Scores> editions{edition("oppna-jamforelser-2013"), edition("oppna-jamforelser-2014")};
  CHECK(hti::explain::same_measure(editions[0], editions[1], "information"));
  CHECK_FALSE(hti::explain::same_measure(editions[0], editions[1], "index"));  // 2014 has a sub-index more
  CHECK_FALSE(hti::explain::trend(editions).editions[0].comparable);
  CHECK(std::isnan(hti::explain::trend(editions).rows[0].slope));
  const hti::explain::Trend information = hti::explain::trend(editions, "information");
  CHECK(information.editions[0].comparable);
  CHECK_FALSE(information.editions[0].same_frame);
}

TEST_CASE("another weight, direction, goalpost or rule is another measure; another name or frame is not") {
  const hti::Table t = table({{"a", {1, 2, 3}}, {"b", {3, 5, 4}}, {"c", {3, 5, no_value}}});
  const auto scored = [&](const std::vector<hti::Node>& nodes, const hti::Method& method = {},
                          const hti::Table* other = nullptr) {
    return hti::fit(hti::Model(nodes), method, other ? *other : t).score(other ? *other : t);
  };
  const std::vector<hti::Node> nodes{node("index"), node("x", "index"), leaf("a", "x"), leaf("b", "x"), leaf("c", "index")};
  const hti::Scores usual = scored(nodes);
  const auto same = [&](const hti::Scores& other, const char* of = "index") {
    return hti::explain::same_measure(other, usual, of);
  };
  CHECK(same(usual));
  auto other = nodes;
  other[1].name.en = "other";
  CHECK(same(scored(other)));
  const hti::Table moved = table({{"a", {1, 2, 9}}, {"b", {3, 5, 4}}, {"c", {3, 5, no_value}}});
  CHECK(same(scored(nodes, {}, &moved)));
  other[2].weight = 2;
  CHECK_FALSE(same(scored(other)));
  CHECK_FALSE(same(scored(other), "x"));
  CHECK(same(scored(other), "c"));
  other = nodes;
  other[3].indicator->direction = hti::Direction::lower;
  CHECK_FALSE(same(scored(other)));
  other = nodes;
  other[3].indicator->goalposts = hti::Interval{0, 10};
  CHECK_FALSE(same(scored(other)));
  CHECK_FALSE(same(scored(nodes, {.missing = {.missing = hti::missing::penalise{}}})));
  CHECK_FALSE(same(scored(nodes, {.normalise = hti::normalise::z_score{}})));
  CHECK_FALSE(
      same(scored(nodes, {.aggregate = {hti::aggregate::arithmetic{}, {}, {{"x", hti::aggregate::power{.floor = 1}}}}})));
  CHECK_FALSE(same(scored(nodes, {.rescale = {{"index", hti::normalise::min_max{}}}})));
  const hti::Table without = table({{"a", {1, 2, 3}}, {"b", {3, 5, 4}}, {"c", {no_value, no_value, no_value}}});
  const hti::Scores fewer = scored(nodes, {.constant = hti::Constant::drop}, &without);
  CHECK_FALSE(same(fewer));
  CHECK(same(fewer, "x"));
}

TEST_CASE("the present frame puts an earlier year on the present scale") {
  const hti::Index present = index_of("oppna-jamforelser-2014");
  const hti::Table earlier = hti::datasets::load("oppna-jamforelser-2013");
  const hti::Scores back = hti::explain::backcast(present, earlier);
  CHECK(back.table().period().find("present frame") != std::string::npos);
  CHECK(back.index().reference_hash() == present.reference_hash());
  const std::vector<hti::Scores> editions{back, present.score(hti::datasets::load("oppna-jamforelser-2014"))};
  const hti::explain::Trend trend = hti::explain::trend(editions, "utforande");
  CHECK(trend.editions[0].same_frame);
  // An indicator that the year did not have neither counts nor is missed.
  CHECK(std::isnan(back["stod_och_utveckling"][0]));
  CHECK(back.coverage("index")[0] == 1);
}

TEST_CASE("an own frame is the present definition without what the year did not have, fitted to the year") {
  const hti::Index present = index_of("oppna-jamforelser-2014");
  const hti::Table earlier = hti::datasets::load("oppna-jamforelser-2013");
  const hti::Scores back = hti::explain::backcast(present, earlier, BackcastFrame::own);
  CHECK_FALSE(back.index().model().find("stod_och_utveckling"));
  // The definition of 2014 adds nothing else to that of 2013.
  const hti::Scores alone = edition("oppna-jamforelser-2013");
  CHECK(same_bits(back["index"], alone["index"]));
  const auto changes = hti::explain::compare(back, present.score(hti::datasets::load("oppna-jamforelser-2014")));
  CHECK(changes.size() == 290);
}

TEST_CASE("made-up editions are comparable but for the year when the method changed") {
  std::vector<hti::Scores> editions;
  for (int year = 2022; year <= 2025; ++year) {
    const hti::Table t = hti::datasets::synthetic_edition(year).municipalities;
    editions.push_back(hti::fit(hti::definitions::load("hemtjanstindex-" + std::to_string(year)), t).score(t));
  }
  const hti::explain::Trend trend = hti::explain::trend(editions);
  CHECK_FALSE(trend.editions[0].comparable);
  CHECK(trend.editions[1].comparable);
  CHECK(trend.editions[2].comparable);
  for (const auto& row : trend.rows) CHECK(std::isnan(row.slope));

  const hti::Index present = editions.back().index();
  const std::vector<hti::Scores> back{hti::explain::backcast(present, editions[1].table()),
                                      hti::explain::backcast(present, editions[2].table()), editions.back()};
  std::size_t known = 0;
  for (const auto& row : hti::explain::trend(back).rows) {
    if (!row.within_noise) continue;
    ++known;
    CHECK(*row.within_noise == (std::abs(row.slope) <= 1.959963984540054 * row.slope_error));
  }
  CHECK(known > 200);
}

TEST_CASE("a slope is over the years on the last one's scale") {
  hti::TableData early = table_data({{"a", {0, 50, 100}}});
  hti::TableData late = table_data({{"a", {0, 60, 100}}});
  hti::TableData wide = table_data({{"a", {0, 55, 200}}});
  wide.period = "2022";
  early.period = "2023";
  late.period = "2025";
  const hti::Table now{std::move(late)};
  const hti::Table other{std::move(wide)};
  const hti::Index index = hti::fit(flat({1}), {}, now);
  const std::vector<hti::Scores> editions{index.score(hti::Table(std::move(early))),
                                          hti::fit(flat({1}), {}, other).score(other), index.score(now)};
  const hti::explain::Trend trend = hti::explain::trend(editions);
  CHECK(trend.editions[0].comparable);
  CHECK_FALSE(trend.editions[0].same_frame);
  CHECK(trend.rows[1].slope == Approx(5));
}

TEST_CASE("a year has to be told, once") {
  const hti::Table t = table({{"a", {1, 2}}, {"b", {3, 5}}});
  const hti::Scores nameless = hti::fit(flat({1, 1}), {}, t).score(t);
  CHECK(faults<hti::DataError>([&] {
          (void)hti::explain::trend(std::vector{nameless, nameless});
        }).count(hti::code::invalid_parameter) == 2);
  const hti::Scores named = edition("oppna-jamforelser-2014");
  CHECK(faults<hti::DataError>([&] {
          (void)hti::explain::trend(std::vector{named, named});
        }).count(hti::code::invalid_parameter) == 1);
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::trend({}); }).count(hti::code::no_units) == 1);
}
