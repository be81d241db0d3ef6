// Profiles: what is on the lists, on which ground, and how sure that is.
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/backcast.hpp"
#include "hti/explain/contributions.hpp"
#include "hti/explain/priorities.hpp"
#include "hti/explain/profile.hpp"

using namespace hti_test;
using hti::explain::Ground;
using hti::explain::Profiler;

namespace {

hti::Scores scored(const std::string& definition, const hti::Table& t) {
  return hti::fit(hti::definitions::load(definition), t).score(t);
}

const hti::explain::ProfileRow& row(const hti::explain::Profile& profile, const std::string& node) {
  for (const auto& r : profile.rows) {
    if (r.node == node) return r;
  }
  throw std::out_of_range(node);
}

}  // namespace

TEST_CASE("each ground, and none") {
  // Eight units; scores are the figures themselves. On a the last is best, on b third, on c all but one are alike.
  hti::TableData data = table_data({{"a", {10, 20, 30, 37, 50, 60, 70, 83}},
                                    {"b", {80, 20, 30, 40, 50, 60, 75, 70}},
                                    {"c", {50, 50, 50, 50, 50, 50, 50, 49}},
                                    {"d", {10, 20, 30, 40, 50, 60, 70, no_value}}});
  data.statuses[31] = hti::Status::not_answered;
  const hti::Table t(std::move(data));
  const hti::Method method{.normalise = hti::normalise::none{}, .missing = {.not_answered = hti::missing::penalise{}}};
  const hti::Scores scores = hti::fit(flat({1, 1, 1, 1}), method, t).score(t);
  const Profiler profiler(scores);
  const auto best = profiler("u8", hti::explain::nation(scores));
  CHECK(row(best, "index").ground == Ground::none);
  CHECK(row(best, "a").ground == Ground::best_quarter);
  CHECK(row(best, "b").ground == Ground::clearly_above);
  CHECK(row(best, "c").ground == Ground::worst_quarter);
  CHECK(row(best, "d").ground == Ground::no_figure);
  CHECK(row(best, "a").rank == 1);
  CHECK(row(best, "a").ranked == 8);
  CHECK(row(best, "a").raw_reference == 45);
  const auto near = profiler("u4", hti::explain::nation(scores));
  CHECK(row(near, "a").ground == Ground::none);
  CHECK(row(profiler("u3", hti::explain::nation(scores)), "a").ground == Ground::clearly_below);
  const auto against = profiler("u8", hti::explain::units(scores, {"u7"}));
  CHECK(row(against, "a").ground == Ground::best_quarter);
  CHECK(row(against, "b").ground == Ground::none);  // below, not clearly so, and not among the worst
}

TEST_CASE("half of the units are no quarter") {
  const hti::Table t = table({{"a", {0, 0, 0, 0, 1, 1, 1, 1}}, {"b", {1, 2, 3, 4, 5, 6, 7, 8}}});
  const hti::Scores scores = hti::fit(flat({1, 1}), {}, t).score(t);
  const Profiler profiler(scores);
  const auto best = profiler("u8", hti::explain::nation(scores));
  REQUIRE(row(best, "a").colour == hti::Colour::green);
  CHECK(row(best, "a").ground == Ground::clearly_above);
  CHECK(row(best, "b").ground == Ground::best_quarter);
  const auto worst = profiler("u1", hti::explain::nation(scores));
  REQUIRE(row(worst, "a").colour == hti::Colour::red);
  CHECK(row(worst, "a").ground == Ground::clearly_below);
  CHECK(row(worst, "b").ground == Ground::worst_quarter);
}

TEST_CASE("an indicator ranks by its figures, also where the scale is cut, and who has none has no rank") {
  hti::TableData data = table_data({{"a", {10, 20, 30, 95, 97, 99}}, {"b", {5, 5, 6, 7, no_value, 9}}});
  data.statuses[10] = hti::Status::not_answered;
  const hti::Table t(std::move(data));
  const hti::Model model({node("index"), leaf("a", "index", 1),
                          {.id = "b", .parent = "index", .indicator = hti::Indicator{.direction = hti::Direction::lower}}});
  const hti::Method method{.normalise = hti::normalise::min_max{.clip = hti::Interval{0, 50}},
                           .missing = {.not_answered = hti::missing::penalise{}}};
  const hti::Scores scores = hti::fit(model, method, t).score(t);
  REQUIRE(scores["a"][3] == scores["a"][5]);  // the scale ends at 62.5
  REQUIRE(scores["b"][4] == 0);
  const Profiler profiler(scores);
  const std::vector<double> of_a{6, 5, 4, 3, 2, 1};
  const std::vector<double> of_b{1, 1, 3, 4, no_value, 5};
  for (std::size_t u = 0; u < 6; ++u) {
    const auto profile = profiler(t.units()[u], hti::explain::nation(scores));
    CHECK(row(profile, "a").rank == of_a[u]);
    CHECK(row(profile, "a").ranked == 6);
    CHECK((row(profile, "b").rank == of_b[u] || (std::isnan(of_b[u]) && std::isnan(row(profile, "b").rank))));
    CHECK(row(profile, "b").ranked == 5);
  }
}

TEST_CASE("a profile has the parts of the gap, ranks, and mean figures of the reference") {
  const hti::Scores scores = scored("oppna-jamforelser-2014", hti::datasets::load("oppna-jamforelser-2014"));
  const Profiler profiler(scores);
  for (const char* name : {"nation", "best", "lan", "peers", "0180"}) {
    const auto against = hti::explain::named(scores, "1290", name);
    const auto profile = profiler("1290", against);
    const auto parts = hti::explain::contributions(scores, "1290", against);
    REQUIRE(profile.rows.size() == parts.rows.size());
    for (std::size_t i = 0; i < parts.rows.size(); ++i) {
      CHECK(profile.rows[i].points == parts.rows[i].points);
      for (const auto& ranked : scores.ranking(profile.rows[i].node).rows) {
        if (ranked.unit != "1290") continue;
        CHECK((profile.rows[i].rank == ranked.rank || std::isnan(ranked.rank)));
        CHECK(profile.rows[i].colour == ranked.colour);
      }
    }
    CHECK_FALSE(row(profile, "trygghet_htj").within_noise.has_value());  // no counts in the source
    CHECK(std::isnan(row(profile, "trygghet_htj").people.number));
  }
  double sum = 0;
  double n = 0;
  for (double x : scores.table().values(*scores.table().find_indicator("trygghet_htj"))) {
    if (!std::isnan(x)) {
      sum += x;
      ++n;
    }
  }
  const auto nation = profiler("1290", hti::explain::nation(scores));
  CHECK(row(nation, "trygghet_htj").raw_reference == Approx(sum / n));
  CHECK(row(nation, "trygghet_htj").ranked == static_cast<std::size_t>(n));
  CHECK(row(nation, "personalkontinuitet_htj").within_noise == false);  // carries no random error
  CHECK(profiler("1290", hti::explain::nation(scores), "utforande").rows[0].node == "utforande");
}

TEST_CASE("the error of a difference follows from those of the figures") {
  const hti::Indicator asked{.kind = hti::Kind::share, .error = hti::RandomError::survey};
  const hti::Model model(
      {node("index"), {.id = "a", .parent = "index", .weight = 3, .indicator = asked}, leaf("b", "index", 1)});
  hti::TableData data = table_data({{"a", {40, 60, 80}}, {"b", {1, 2, 3}}});
  data.respondents = {50, 60, 70, no_value, no_value, no_value};
  data.population = {100, 60, no_value, no_value, no_value, no_value};
  const hti::Table t(std::move(data));
  const hti::Scores scores = hti::fit(model, {.normalise = hti::normalise::none{}}, t).score(t);
  const auto error = [&](std::size_t unit) { return hti::explain::standard_error(t, model, unit, 1); };
  REQUIRE(error(1) == 0);
  const Profiler profiler(scores);
  const auto one = profiler("u1", hti::explain::units(scores, {"u3"}));
  CHECK(one.rows[1].error == Approx(std::hypot(error(0), error(2))));
  CHECK(one.rows[0].error == Approx(0.75 * std::hypot(error(0), error(2))));
  CHECK(one.rows[2].error == 0);
  const auto all = profiler("u1", hti::explain::nation(scores));  // the unit is among those it is compared with
  CHECK(all.rows[1].error == Approx(std::hypot(error(0) * 2 / 3, error(2) / 3)));
  CHECK(all.rows[1].people.number == Approx(-20));
  CHECK(all.rows[1].people.of == 100);

  const hti::Scores squared =
      hti::fit(model, {.normalise = hti::normalise::none{}, .aggregate = hti::aggregate::geometric{.floor = 1}}, t).score(t);
  const double half = (std::pow(40 + error(0), 0.75) - std::pow(40 - error(0), 0.75)) / 2;  // b is 1
  CHECK(Profiler(squared)("u1", hti::explain::units(squared, {"u2"})).rows[0].error == Approx(half));
}

TEST_CASE("a profile of rescaled scores has the published ones, and their errors") {
  const hti::Indicator asked{.kind = hti::Kind::share, .error = hti::RandomError::survey};
  const hti::Model model({node("index"), {.id = "a", .parent = "index", .weight = 1, .indicator = asked}});
  hti::TableData data = table_data({{"a", {40, 60, 80}}});
  data.respondents = {50, 60, 70};
  data.population = {100, 90, 200};
  const hti::Table t(std::move(data));
  const auto profiled = [&](const hti::Method& method) {
    const hti::Scores scores = hti::fit(model, method, t).score(t);
    return Profiler(scores)("u1", hti::explain::units(scores, {"u2"})).rows[0];
  };
  const auto plain = profiled({.normalise = hti::normalise::none{}});
  const auto rescaled = profiled({.normalise = hti::normalise::none{}, .rescale = {{"index", hti::normalise::min_max{}}}});
  CHECK(plain.own == 40);
  CHECK(rescaled.own == 0);
  CHECK(rescaled.reference == Approx(50));
  CHECK(rescaled.points == Approx(-50));
  CHECK(rescaled.error == Approx(plain.error * 100 / 40));
}

TEST_CASE("most differences of a small municipality are within the noise, and fewer of a large one") {
  const hti::Table t = hti::datasets::synthetic_edition(2024).municipalities;
  const hti::Scores scores = scored("hemtjanstindex-2024", t);
  const Profiler profiler(scores);
  const auto nation = hti::explain::nation(scores);
  const std::vector<double>& population = t.background().at("befolkning");
  const auto share_within = [&](std::size_t u) {
    double within = 0;
    double known = 0;
    for (const auto& r : profiler(t.units()[u], nation).rows) {
      if (!r.indicator || std::isnan(r.raw) || r.error == 0) continue;
      REQUIRE(r.within_noise.has_value());
      within += *r.within_noise;
      ++known;
    }
    return within / known;
  };
  std::size_t large = 0;
  std::size_t middle = 0;
  for (std::size_t u = 0; u < t.n_units(); ++u) {
    if (population[u] > population[large]) large = u;
    if (std::abs(population[u] - 10000) < std::abs(population[middle] - 10000)) middle = u;
  }
  CHECK(share_within(large) < 0.2);
  CHECK(share_within(middle) > 0.3);
}

TEST_CASE("a profile of scores without indicators is that of the full scores") {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2013");
  const hti::Index index = hti::fit(hti::definitions::load("oppna-jamforelser-2013"), t);
  const auto against = hti::explain::nation(index.score(t));
  const auto full = Profiler(index.score(t))("1290", against);
  const auto lean = Profiler(index.score(t, {.indicators = false}))("1290", against);
  for (std::size_t i = 0; i < full.rows.size(); ++i) CHECK(full.rows[i].rank == lean.rows[i].rank);
}

TEST_CASE("units that the index was not fitted to are no nation") {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2014");
  const hti::Index index = hti::fit(hti::definitions::load("oppna-jamforelser-2014"), t);
  const hti::Table earlier = hti::datasets::load("oppna-jamforelser-2013");
  const hti::Scores few = hti::explain::backcast(index, earlier);
  for (const char* name : {"nation", "best", "peers", "lan"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(hti::explain::named(few, "1290", name), hti::MethodError);
  }
  CHECK(hti::explain::named(few, "1290", "0180").units.size() == 1);
  CHECK_THROWS_AS(hti::explain::priorities(few, "1290"), hti::MethodError);
  const hti::Scores own = hti::explain::backcast(index, earlier, hti::explain::BackcastFrame::own);
  CHECK(hti::explain::named(own, "1290", "nation").units.size() > 200);
}
