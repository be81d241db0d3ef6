// Priorities and plans on the real figures, against scoring edited tables and against every subset.
#include <catch2/catch.hpp>
#include <random>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/answering.hpp"
#include "hti/explain/plan.hpp"
#include "hti/explain/priorities.hpp"

using namespace hti_test;
using hti::explain::Edit;

namespace {

hti::Scores scores_2014() {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2014");
  return hti::fit(hti::definitions::load("oppna-jamforelser-2014"), t).score(t);
}

}  // namespace

TEST_CASE("gains are what scoring the edited table gives, and never losses") {
  const hti::Scores scores = scores_2014();
  const hti::Table earlier = hti::datasets::load("oppna-jamforelser-2013");
  for (const char* unit : {"1290", "0180", "2584"}) {
    const auto p = hti::explain::priorities(scores, unit, {}, {}, {.earlier = earlier});
    REQUIRE(p.rows.size() >= 5);
    for (const auto& row : p.rows) {
      const std::vector<Edit> edit{{.indicator = row.indicator, .value = row.upper_quartile.raw}};
      const hti::Scores edited = scores.index().score(hti::explain::edited(scores.table(), scores.index().model(), unit, edit));
      CHECK(row.upper_quartile.outcome.score == edited["index"][scores.table().unit_at(unit)]);
      if (row.status == hti::Status::observed) {
        CHECK(row.upper_quartile.score_change >= -1e-12);
        CHECK(row.best.score_change >= row.median.score_change - 1e-12);
      }
    }
  }
}

TEST_CASE("the matrix parts indicators at lines that are the same for every unit") {
  const hti::Scores scores = scores_2014();
  const auto p = hti::explain::priorities(scores, "1290");
  CHECK(p.grade_line == 0);
  CHECK(p.effect_line == hti::explain::priorities(scores, "0180").effect_line);
  for (const auto& row : p.rows) {
    const bool high_grade =
        row.quadrant == hti::explain::Quadrant::keep || row.quadrant == hti::explain::Quadrant::improve_if_possible;
    const bool high_effect =
        row.quadrant == hti::explain::Quadrant::prioritise || row.quadrant == hti::explain::Quadrant::improve_if_possible;
    CHECK(high_grade == (row.grade >= p.grade_line));
    CHECK(high_effect == (row.effect >= p.effect_line));
  }
}

TEST_CASE("a grade is the distance from the mean in standard deviations, and without a figure there is none") {
  const hti::Model model({node("index"), leaf("a", "index", 1, hti::Direction::lower), leaf("b", "index", 2)});
  hti::TableData data =
      table_data({{"a", {1, 2, 3, 6}},
                  {"b",
                   {no_value, 10, 20, 60},
                   {hti::Status::not_answered, hti::Status::observed, hti::Status::observed, hti::Status::observed}}});
  const hti::Table t(std::move(data));
  for (const double penalty : {0.0, 90.0}) {
    hti::Method method;
    method.missing.not_answered = hti::missing::penalise{.value = penalty};
    const hti::Scores scores = hti::fit(model, method, t).score(t);
    const auto row = [&](const char* unit, const char* indicator) {
      const auto rows = hti::explain::priorities(scores, unit).rows;
      return *std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.indicator == indicator; });
    };
    CHECK(row("u4", "a").grade == Approx(-3 / std::sqrt(14.0 / 3)));  // mean 3; squares 4 + 1 + 0 + 9
    CHECK(row("u3", "a").grade == 0);
    CHECK(row("u3", "b").grade == Approx(-10 / std::sqrt(700.0)));  // mean 30; squares 400 + 100 + 900, halved
    CHECK(std::isnan(row("u1", "b").grade));
    CHECK(row("u1", "b").quadrant == (penalty == 0 ? hti::explain::Quadrant::prioritise : hti::explain::Quadrant::none));
  }
}

TEST_CASE("a matrix made once gives every unit what its own gives") {
  const hti::Scores scores = scores_2014();
  const hti::explain::priority_options options{.earlier = hti::datasets::load("oppna-jamforelser-2013")};
  const hti::explain::PriorityMatrix matrix(scores, "utforande", options);
  for (const char* unit : {"1290", "0180"}) {
    const auto one = matrix(unit, {3, 4});
    const auto alone = hti::explain::priorities(scores, unit, "utforande", {3, 4}, options);
    REQUIRE(one.rows.size() == alone.rows.size());
    for (std::size_t k = 0; k < one.rows.size(); ++k) {
      CHECK(one.rows[k].indicator == alone.rows[k].indicator);
      CHECK(one.rows[k].best.outcome.score == alone.rows[k].best.outcome.score);
      CHECK(one.rows[k].realistic.has_value() == alone.rows[k].realistic.has_value());
    }
  }
}

TEST_CASE("a realistic step is the 75th percentile of the changes of others that started alike") {
  const hti::Model model({node("index"), leaf("a", "index", 1, hti::Direction::lower)});
  const hti::Table before = table({{"a", {10, 20, 30, 40, 50, 60, 70, 80, 90}}});
  const hti::Table after = table({{"a", {12, 19, 26, 37, 48, 59, 75, 70, 85}}});
  const hti::Scores scores = hti::fit(model, {}, after).score(after);
  // Low is good. u8 stands at 70, in the worst third; of the two others in it, u7 rose by 5 and u9 fell by 5.
  const auto u8 = hti::explain::priorities(scores, "u8", {}, {}, {.earlier = before});
  REQUIRE(u8.rows[0].realistic);
  CHECK(u8.rows[0].realistic->raw == Approx(70 - 2.5));
  // Where the others got worse, nothing is expected.
  const auto u2 =
      hti::explain::priorities(scores, "u2", {}, {}, {.earlier = table({{"a", {5, 20, 20, 40, 50, 60, 70, 80, 90}}})});
  CHECK(u2.rows[0].realistic->raw == 19);
}

TEST_CASE("a realistic step is from the year before") {
  const hti::Scores scores = scores_2014();
  CHECK(faults<hti::MethodError>([&] {
          (void)hti::explain::priorities(scores, "1290", {}, {}, {.earlier = hti::datasets::load("oppna-jamforelser-2012")});
        }).count(hti::code::invalid_parameter) == 1);
}

TEST_CASE("from no a realistic step is to yes, or none") {
  const auto step = [](std::vector<double> others) {
    hti::Node a = leaf("a", "index");
    a.indicator->kind = hti::Kind::yes_no;
    const hti::Table before = table({{"a", {0, 0, 0, 0, 0}}});
    std::vector<double> after{0};
    after.insert(after.end(), others.begin(), others.end());
    const hti::Table now = table({{"a", after}});
    const hti::Scores scores = hti::fit(hti::Model({node("index"), a}), {.normalise = hti::normalise::none{}}, now).score(now);
    return hti::explain::priorities(scores, "u1", {}, {}, {.earlier = before}).rows[0].realistic->raw;
  };
  CHECK(step({1, 0, 0, 0}) == 0);  // interpolated: 0.25
  CHECK(step({1, 1, 0, 0}) == 1);
}

TEST_CASE("people are those who answered where the users are not counted") {
  hti::Node a = leaf("a", "index");
  a.indicator->kind = hti::Kind::share;
  a.indicator->error = hti::RandomError::survey;
  hti::TableData data = table_data({{"a", {20, 50, 80}}});
  data.respondents = {40, 50, 60};
  data.population = {no_value, 100, 100};
  const hti::Table t(std::move(data));
  const hti::Scores scores = hti::fit(hti::Model({node("index"), a}), {}, t).score(t);
  CHECK(hti::explain::priorities(scores, "u1").rows[0].people_answered);
  CHECK_FALSE(hti::explain::priorities(scores, "u2").rows[0].people_answered);
}

TEST_CASE("gains are said in people where the users are counted") {
  const hti::Table t = hti::datasets::synthetic_edition(2025).municipalities;
  const hti::Scores scores = hti::fit(hti::definitions::load("hemtjanstindex-2025"), t).score(t);
  std::size_t said = 0;
  for (const auto& row : hti::explain::priorities(scores, t.units()[16]).rows) {
    CHECK(std::isnan(row.people_of) == std::isnan(row.upper_quartile.people));
    if (std::isnan(row.people_of)) continue;
    ++said;
    CHECK(row.upper_quartile.people == Approx((row.upper_quartile.raw - row.raw) / 100 * row.people_of));
  }
  CHECK(said > 10);
}

TEST_CASE("the effect can be what goes together with satisfaction") {
  const hti::Scores scores = scores_2014();
  const hti::explain::Importance importance = hti::explain::importance(scores, "htj_helhet");
  const auto p = hti::explain::priorities(scores, "1290", {}, {}, {.importance = importance});
  for (const auto& row : p.rows) {
    CHECK(row.indicator != "htj_helhet");
    const auto of = std::find_if(importance.rows.begin(), importance.rows.end(),
                                 [&](const auto& r) { return r.indicator == row.indicator; });
    CHECK(row.effect == of->importance);
    CHECK(row.effect_low <= row.effect);
    CHECK(row.effect <= row.effect_high);
  }
  const auto order = [](const auto& row) { return std::pair(row.quadrant == hti::explain::Quadrant::prioritise, row.effect); };
  for (std::size_t k = 1; k < p.rows.size(); ++k) CHECK(order(p.rows[k - 1]) >= order(p.rows[k]));
}

TEST_CASE("an unanswered survey is shown with what answering gives") {
  const hti::Model model({node("index"), leaf("a", "index"), leaf("b", "index")});
  hti::TableData data =
      table_data({{"a", {1, 2, 3, 4}},
                  {"b",
                   {no_value, 10, 20, 30},
                   {hti::Status::not_answered, hti::Status::observed, hti::Status::observed, hti::Status::observed}}});
  const hti::Table t(std::move(data));
  const hti::Scores scores = hti::fit(model, {}, t).score(t);
  const auto answers = hti::explain::answering(scores, "u1");
  REQUIRE(answers.size() == 1);
  CHECK(answers[0].indicators == std::vector<std::string>{"b"});
  CHECK(answers[0].worst.score == Approx(0).margin(1e-12));
  CHECK(answers[0].median.score == Approx(25));
  CHECK(answers[0].best.score == Approx(50));
}

TEST_CASE("a plan is the cheapest of all subsets") {
  std::mt19937 generator(7);
  for (int round = 0; round < 40; ++round) {
    std::vector<hti::Node> nodes{node("index"), node("x", "index", 2), node("y", "index", 1)};
    std::vector<named_column> columns;
    hti::explain::plan_options options;
    for (int k = 0; k < 10; ++k) {
      const std::string id(1, static_cast<char>('a' + k));
      nodes.push_back(leaf(id, k % 2 == 0 ? "x" : "y", 1 + static_cast<double>(generator() % 5)));
      columns.push_back({.indicator = id, .values = {}});
      for (int u = 0; u < 15; ++u) columns.back().values.push_back(1 + static_cast<double>(generator() % 100));
      options.effort[id] = 1 + static_cast<double>(generator() % 4);
    }
    const bool geometric = round % 4 == 3;
    const hti::Method method{
        .normalise = hti::normalise::min_max{.low = 1, .high = 100, .clip = hti::Interval{0, 100}},
        .aggregate = geometric ? hti::Aggregate{hti::aggregate::geometric{}} : hti::Aggregate{hti::aggregate::arithmetic{}}};
    const hti::Table t = table(columns);
    const hti::Scores scores = hti::fit(hti::Model(nodes), method, t).score(t);
    options.score = scores["index"][0] + 3 + static_cast<double>(round % 10);
    const auto plan = hti::explain::plan(scores, "u1", options);

    const hti::explain::WhatIf what_if(scores, "u1");
    const auto every = hti::explain::plan(scores, "u1", {.score = 1000, .effort = options.effort});
    CHECK_FALSE(every.reached);
    double least = infinity;
    for (std::size_t set = 0; set < (std::size_t{1} << every.steps.size()); ++set) {
      std::vector<Edit> edits;
      double effort = 0;
      for (std::size_t k = 0; k < every.steps.size(); ++k) {
        if ((set >> k & 1U) == 0) continue;
        edits.push_back({.indicator = every.steps[k].indicator, .value = every.steps[k].to});
        effort += every.steps[k].effort;
      }
      if (what_if(edits).score >= *options.score) least = std::min(least, effort);
    }
    CHECK(plan.reached == !std::isinf(least));
    if (!plan.reached) continue;
    CHECK(plan.proven);
    CHECK(plan.effort == least);
    CHECK(plan.after.score >= *options.score);
  }
}

TEST_CASE("a goal rank is reached, and not by less") {
  const hti::Scores scores = scores_2014();
  const auto plan = hti::explain::plan(scores, "1290", {.rank = 40, .outcomes = true, .cap = 1});
  REQUIRE(plan.reached);
  CHECK(plan.after.rank <= 40);
  CHECK(plan.before.rank > 40);
}

TEST_CASE("a plan wants one goal, and sensible efforts") {
  const hti::Scores scores = scores_2014();
  CHECK(hti::explain::plan(scores, "1290", {.rank = 286}).steps.empty());
  CHECK(faults<hti::MethodError>([&] { (void)hti::explain::plan(scores, "1290", {.rank = 287}); }).size() == 1);
  CHECK(faults<hti::MethodError>([&] { (void)hti::explain::plan(scores, "1290", {}); }).size() == 1);
  CHECK(faults<hti::MethodError>([&] {
          (void)hti::explain::plan(scores, "1290", {.score = 1, .effort = {{"htj_helhet", -1}}, .cap = 2});
        }).size() == 2);
  CHECK(faults<hti::DataError>([&] {
          (void)hti::explain::plan(scores, "1290", {.score = 1, .effort = {{"htj_helhte", 1}}});
        }).size() == 1);
}
