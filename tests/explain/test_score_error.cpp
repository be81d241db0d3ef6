// The error of a score, against scoring moved tables and the closed form of a weighted mean.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "core/support.hpp"
#include "hti/explain/profile.hpp"
#include "hti/explain/sampling_error.hpp"
#include "hti/explain/score_error.hpp"

using namespace hti_test;

namespace {

hti::Node surveyed(std::string id, std::string parent, double weight) {
  hti::Node n = leaf(std::move(id), std::move(parent), weight);
  n.indicator->kind = hti::Kind::share;
  n.indicator->error = hti::RandomError::survey;
  n.indicator->survey = n.id;
  return n;
}

const hti::Model& model() {
  static const hti::Model m({node("index"), surveyed("a", "index", 1), surveyed("b", "index", 3), leaf("c", "index", 2)});
  return m;
}

hti::TableData counted() {
  hti::TableData data = table_data({{"a", {20, 40, 60, no_value}}, {"b", {10, 50, 90, 30}}, {"c", {1, 2, 3, 4}}});
  data.respondents.assign(12, 50);
  data.population.assign(12, 200);
  return data;
}

}  // namespace

TEST_CASE("errors of a weighted mean add up by their squares") {
  const hti::Table t(counted());
  const hti::Scores scores = hti::fit(model(), {}, t).score(t);
  const std::vector<double> errors = hti::explain::score_error(scores);
  for (std::size_t u = 0; u < 3; ++u) {
    const double a = hti::explain::standard_error(t, model(), u, 1) * (100.0 / 40) * (1.0 / 6);
    const double b = hti::explain::standard_error(t, model(), u, 2) * (100.0 / 80) * (3.0 / 6);
    CHECK(errors[u] == Approx(std::hypot(a, b)).epsilon(1e-12));
  }
  CHECK(errors[3] == Approx(hti::explain::standard_error(t, model(), 3, 2) * (100.0 / 80) * (3.0 / 5)).epsilon(1e-12));
  CHECK(hti::explain::score_error(scores, "c") == std::vector<double>(4, 0.0));
}

TEST_CASE("under another mean an error is half of what moving each figure alone does") {
  const hti::Table t(counted());
  const hti::Method method{.normalise = hti::normalise::min_max{.low = 1, .high = 100},
                           .aggregate = hti::aggregate::geometric{.floor = 1}};
  const hti::Index index = hti::fit(model(), method, t);
  const std::vector<double> errors = hti::explain::score_error(index.score(t));
  for (std::size_t u = 0; u < 3; ++u) {
    double variance = 0;
    for (const std::size_t column : {0, 1}) {
      const auto moved = [&](double by) {
        hti::TableData data = counted();
        data.values[column * 4 + u] += by * hti::explain::standard_error(t, model(), u, column + 1);
        const hti::Scores again = index.score(hti::Table(data));
        return again["index"][u];
      };
      variance += std::pow((moved(1) - moved(-1)) / 2, 2);
    }
    CHECK(errors[u] == Approx(std::sqrt(variance)).epsilon(1e-12));
  }
}

TEST_CASE("an error is unknown where one that counts is, and only there") {
  hti::TableData data = counted();
  data.respondents[1] = no_value;  // of a
  const hti::Table t(data);
  const hti::Scores scores = hti::fit(model(), {}, t).score(t);
  const std::vector<double> errors = hti::explain::score_error(scores);
  CHECK(std::isnan(errors[1]));
  CHECK(errors[0] > 0);
  CHECK(hti::explain::score_error(scores, "b")[1] > 0);
}

TEST_CASE("errors of one survey's questions go together") {
  hti::TableData data = counted();
  for (std::size_t u = 0; u < 4; ++u) data.respondents[u] = 32;  // of a; b has 50
  // Of 200 these err as much as 32 200 / 168 and 50 200 / 150 of a population without limit.
  const double nested = std::sqrt(32.0 * 150 / (50.0 * 168));
  const hti::Table t(data);
  std::vector<hti::Node> nodes(model().nodes().begin(), model().nodes().end());
  for (std::size_t k : {1, 2}) nodes[k].indicator->survey = "users";
  for (const double rho : {0.0, 0.3, 1.0}) {
    const hti::Model joint(nodes, {{.name = "users", .rho = rho, .source = "assumed"}});
    const std::vector<double> errors = hti::explain::score_error(hti::fit(joint, {}, t).score(t));
    for (std::size_t u = 0; u < 3; ++u) {
      const double a = hti::explain::standard_error(t, joint, u, 1) * (100.0 / 40) * (1.0 / 6);
      const double b = hti::explain::standard_error(t, joint, u, 2) * (100.0 / 80) * (3.0 / 6);
      CHECK(errors[u] == Approx(std::sqrt(a * a + b * b + 2 * rho * nested * a * b)).epsilon(1e-12));
    }
  }
  // Turned, a lowers what b raises.
  nodes[1].indicator->direction = hti::Direction::lower;
  const hti::Model turned(nodes, {{.name = "users", .rho = 0.3, .source = "assumed"}});
  const double error = hti::explain::score_error(hti::fit(turned, {}, t).score(t))[0];
  const double a = hti::explain::standard_error(t, turned, 0, 1) * (100.0 / 40) * (1.0 / 6);
  const double b = hti::explain::standard_error(t, turned, 0, 2) * (100.0 / 80) * (3.0 / 6);
  CHECK(error == Approx(std::sqrt(a * a + b * b - 2 * 0.3 * nested * a * b)).epsilon(1e-12));
}

TEST_CASE("without rho what combines two questions is not known, and the remedy is told") {
  const hti::Table t(counted());
  std::vector<hti::Node> nodes(model().nodes().begin(), model().nodes().end());
  for (std::size_t k : {1, 2}) nodes[k].indicator->survey = "users";
  const hti::Model silent(nodes);
  const hti::Scores scores = hti::fit(silent, {}, t).score(t);
  const std::vector<double> errors = hti::explain::score_error(scores);
  CHECK(std::isnan(errors[0]));
  CHECK(errors[3] > 0);  // answered one of them only
  CHECK(hti::explain::score_error(scores, "b")[0] > 0);
  CHECK_THAT(hti::explain::noise(silent).unknown, Catch::Contains("survey 'users', which has no rho"));
  CHECK(hti::explain::noise(silent).surveys.empty());
  const hti::Model stated(nodes, {{.name = "users", .rho = 0.2, .source = "a pilot"}});
  CHECK(hti::explain::noise(stated).unknown.empty());
  CHECK(hti::explain::noise(stated).surveys == std::vector<hti::Survey>{{.name = "users", .rho = 0.2, .source = "a pilot"}});
}

TEST_CASE("a clipped scale hides no error") {
  hti::TableData data = table_data({{"a", {10, 90, 50, 100}}});
  data.respondents.assign(4, 50);
  const hti::Table t(data);
  const hti::Model one({node("index"), surveyed("a", "index", 1)});
  const hti::Method clipped{.normalise = hti::normalise::min_max{.clip = hti::Interval{25, 75}}};
  const hti::Scores scores = hti::fit(one, clipped, t).score(t);
  const double per = 100 / (92.5 - 40.0);  // percentiles 25 and 75 of the four
  for (std::size_t u = 0; u < 4; ++u) {
    CHECK(hti::explain::score_error(scores)[u] == Approx(hti::explain::standard_error(t, one, u, 1) * per).epsilon(1e-12));
  }
}

TEST_CASE("profiles know the noise that trends know") {
  hti::TableData data = counted();
  const hti::Table t(data);
  std::vector<hti::Node> nodes(model().nodes().begin(), model().nodes().end());
  for (std::size_t k : {1, 2}) nodes[k].indicator->survey = "users";
  const hti::Model joint(nodes, {{.name = "users", .rho = 0.4, .source = "assumed"}});
  const hti::Method method{.normalise = hti::normalise::min_max{.low = 1, .high = 100, .clip = hti::Interval{10, 90}},
                           .aggregate = hti::aggregate::geometric{.floor = 1},
                           .rescale = {{"index", hti::normalise::min_max{}}}};
  const hti::Scores scores = hti::fit(joint, method, t).score(t);
  const std::vector<double> errors = hti::explain::score_error(scores);
  const hti::explain::Profiler profiler(scores);
  const auto rows = profiler("u1", hti::explain::units(scores, {"u3"})).rows;
  CHECK(rows[0].error == Approx(std::hypot(errors[0], errors[2])).epsilon(1e-12));
}

// Persons answer q questions, alike by the correlation rho exactly: each answer is the person's one coin with probability
// sqrt(rho), else a coin of its own. Half of the units are compared with the other half; none differs in truth.
double false_alarms(double rho, double stated, const std::vector<std::size_t>& answered, std::uint64_t seed) {
  constexpr std::size_t units = 4000;
  constexpr double p = 0.7;
  const std::size_t q = answered.size();
  std::mt19937_64 bits(seed);
  const auto coin = [&](double probability) { return static_cast<double>(bits() >> 11) * 0x1p-53 < probability; };
  hti::TableData data;
  for (std::size_t u = 0; u < units; ++u) data.units.push_back(std::to_string(u));
  data.values.assign(units * q, 0);
  data.respondents.assign(units * q, 0);
  std::vector<hti::Node> nodes{node("index")};
  for (std::size_t k = 0; k < q; ++k) {
    nodes.push_back(surveyed("x" + std::to_string(k), "index", 1));
    nodes.back().indicator->survey = "users";
    nodes.back().indicator->goalposts = hti::Interval{0, 100};
    data.indicators.push_back(nodes.back().id);
  }
  for (std::size_t u = 0; u < units; ++u) {
    for (std::size_t person = 0; person < *std::max_element(answered.begin(), answered.end()); ++person) {
      const bool own = coin(p);
      for (std::size_t k = 0; k < q; ++k) {
        const bool positive = coin(std::sqrt(rho)) ? own : coin(p);
        if (person < answered[k] && positive) data.values[k * units + u] += 100.0 / static_cast<double>(answered[k]);
      }
    }
    for (std::size_t k = 0; k < q; ++k) data.respondents[k * units + u] = static_cast<double>(answered[k]);
  }
  const hti::Table t(data);
  const hti::Model model_of_all(nodes, {{.name = "users", .rho = stated, .source = "known here"}});
  const hti::Scores scores = hti::fit(model_of_all, {.normalise = hti::normalise::goalposts{}}, t).score(t);
  const std::vector<double> errors = hti::explain::score_error(scores);
  double alarms = 0;
  for (std::size_t u = 0; u < units; u += 2) {
    const double difference = scores["index"][u] - scores["index"][u + 1];
    alarms += hti::explain::within_noise(difference, std::hypot(errors[u], errors[u + 1])) == false;
  }
  return alarms / (units / 2);
}

TEST_CASE("one true difference of none in twenty is told, whatever the correlation, where it is stated") {
  const std::vector<std::size_t> all(8, 60);
  for (const double rho : {0.0, 0.2, 0.4}) {
    INFO(rho);
    CHECK(false_alarms(rho, rho, all, 1) == Approx(0.05).margin(0.015));  // three standard errors of 2,000 pairs
  }
  // Some answered only half of the questions.
  CHECK(false_alarms(0.4, 0.4, {60, 60, 60, 60, 30, 30, 30, 30}, 2) == Approx(0.05).margin(0.015));
  // Independence, had it been taken for granted.
  CHECK(false_alarms(0.4, 0, all, 1) > 0.2);
}

TEST_CASE("who has no score has no error") {
  hti::TableData data = counted();
  for (std::size_t cell : {3, 7, 11}) {
    data.values[cell] = no_value;
    data.statuses[cell] = hti::Status::missing;
  }
  const hti::Table t(data);
  CHECK(std::isnan(hti::explain::score_error(hti::fit(model(), {}, t).score(t))[3]));
}
