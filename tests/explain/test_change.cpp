// Changes between editions: the parts add up, and stand where the change was made.
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/change.hpp"

using namespace hti_test;
using hti::explain::Change;
using hti::explain::ChangeParts;

namespace {

double sum(const ChangeParts& p) { return p.values + p.statuses + p.frame + p.definition + p.others; }

hti::Scores edition(const std::string& id) {
  const hti::Table t = hti::datasets::load(id);
  return hti::fit(hti::definitions::load(id), t).score(t);
}

}  // namespace

TEST_CASE("the parts of a change add up to it, on the real editions") {
  const hti::Scores earlier = edition("oppna-jamforelser-2013");
  const hti::Scores later = edition("oppna-jamforelser-2014");
  for (const char* of : {"index", "utforande"}) {
    std::size_t scored = 0;
    for (const Change& c : hti::explain::compare(earlier, later, of)) {
      const std::size_t u = later.table().unit_at(c.unit);
      if (std::isnan(c.score.values)) continue;
      ++scored;
      CHECK(c.score_after == later[of][u]);
      CHECK(c.score_before == earlier[of][earlier.table().unit_at(c.unit)]);
      CHECK(sum(c.score) == Approx(c.score_after - c.score_before).margin(1e-9));
      CHECK(sum(c.rank) == Approx(c.rank_before - c.rank_after).margin(1e-9));
    }
    CHECK(scored > 200);
  }
}

TEST_CASE("a change is within the noise where its interval holds nothing") {
  hti::Node a = leaf("a", "index");
  a.indicator->kind = hti::Kind::share;
  a.indicator->error = hti::RandomError::survey;
  const hti::Model model({node("index"), a});
  const auto scored = [&](std::vector<double> values, double answers) {
    hti::TableData data = table_data({{"a", std::move(values)}});
    if (answers > 0) data.respondents.assign(4, answers);
    const hti::Table t(std::move(data));
    return hti::fit(model, {.normalise = hti::normalise::none{}}, t).score(t);
  };
  const std::vector<double> before{20, 50, 60, 80};
  const std::vector<double> after{22, 90, 60, 80};
  const auto changes = hti::explain::compare(scored(before, 100), scored(after, 100));
  CHECK(changes[0].within_noise == true);
  CHECK(changes[1].within_noise == false);
  CHECK(changes[1].score_error == Approx(std::sqrt(52.0 * 52 / (104. * 104 * 100) + 92.0 * 12 / (104. * 104 * 100)) * 100));
  CHECK_FALSE(hti::explain::compare(scored(before, 100), scored(after, 0))[1].within_noise);
}

TEST_CASE("scores of another table than their index's have no parts, nor has time that runs backwards") {
  const hti::Model model({node("index"), leaf("a", "index")});
  hti::TableData first = table_data({{"a", {0, 50, 100}}});
  hti::TableData second = table_data({{"a", {0, 60, 200}}});
  first.period = "2024";
  second.period = "2025";
  const hti::Table before{std::move(first)};
  const hti::Table after{std::move(second)};
  const hti::Index old_index = hti::fit(model, {}, before);
  const hti::Scores earlier = old_index.score(before);
  const hti::Scores later = hti::fit(model, {}, after).score(after);
  const auto refused = [](const hti::Scores& a, const hti::Scores& b) {
    return faults<hti::MethodError>([&] { (void)hti::explain::compare(a, b); }).count(hti::code::invalid_parameter);
  };
  CHECK(refused(earlier, old_index.score(after)) == 1);
  CHECK(refused(later.index().score(before), later) == 1);
  CHECK(refused(later, earlier) == 1);
  CHECK(hti::explain::compare(earlier, later).size() == 3);
}

TEST_CASE("a change stands in the part where it was made") {
  const hti::Model model({node("index"), leaf("a", "index"), leaf("b", "index", 2)});
  const hti::Table before = table({{"a", {0, 50, 100, 40}}, {"b", {10, 20, 30, 15}}});
  const hti::Index index = hti::fit(model, {}, before);

  SECTION("own values inside the frame") {
    const hti::Table after = table({{"a", {0, 70, 100, 40}}, {"b", {10, 20, 30, 15}}});
    const auto changes = hti::explain::compare(index.score(before), hti::fit(model, {}, after).score(after));
    CHECK(changes[1].score.values == Approx(20.0 / 3));
    CHECK(changes[1].score.frame == Approx(0).margin(1e-12));
    CHECK(changes[0].rank_after == changes[0].rank_before);
  }
  SECTION("a status") {
    const hti::Table after = table({{"a", {0, no_value, 100, 40}}, {"b", {10, 20, 30, 15}}});
    const auto changes = hti::explain::compare(index.score(before), hti::fit(model, {}, after).score(after));
    CHECK(changes[1].score.values == 0);
    CHECK(changes[1].score.statuses == Approx(changes[1].score_after - changes[1].score_before).margin(1e-12));
  }
  SECTION("the frame, moved by another unit") {
    const hti::Table after = table({{"a", {0, 50, 200, 40}}, {"b", {10, 20, 30, 15}}});
    const auto changes = hti::explain::compare(index.score(before), hti::fit(model, {}, after).score(after));
    CHECK(changes[1].score.frame == Approx(-25.0 / 3));
    CHECK(changes[1].score.values == 0);
  }
  SECTION("the definition") {
    const hti::Model other({node("index"), leaf("a", "index", 2), leaf("b", "index", 1)});
    const auto changes = hti::explain::compare(index.score(before), hti::fit(other, {}, before).score(before));
    for (const Change& c : changes) CHECK(c.score.definition == Approx(c.score_after - c.score_before).margin(1e-12));
  }
  SECTION("an indicator that only one edition has") {
    const hti::Model other({node("index"), leaf("a", "index"), leaf("b", "index", 2), leaf("c", "index", 1)});
    const hti::Table after = table({{"a", {0, 50, 100, 40}}, {"b", {10, 20, 30, 15}}, {"c", {1, 2, 3, 4}}});
    const auto changes = hti::explain::compare(index.score(before), hti::fit(other, {}, after).score(after));
    for (const Change& c : changes) CHECK(c.score.definition == Approx(c.score_after - c.score_before).margin(1e-12));
  }
  SECTION("the others pass by") {
    const hti::Table after = table({{"a", {0, 50, 100, 99}}, {"b", {10, 20, 30, 29}}});
    const auto changes = hti::explain::compare(index.score(before), hti::fit(model, {}, after).score(after));
    CHECK(changes[1].rank_after - changes[1].rank_before == 1);
    CHECK(changes[1].rank.others == Approx(-1));
  }
}
