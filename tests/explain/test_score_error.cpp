// The error of a score, against scoring moved tables and the closed form of a weighted mean.
#include <catch2/catch.hpp>
#include <cmath>

#include "core/support.hpp"
#include "hti/explain/sampling_error.hpp"
#include "hti/explain/score_error.hpp"

using namespace hti_test;

namespace {

hti::Node surveyed(std::string id, std::string parent, double weight) {
  hti::Node n = leaf(std::move(id), std::move(parent), weight);
  n.indicator->kind = hti::Kind::share;
  n.indicator->error = hti::RandomError::survey;
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
  const hti::Method method{.normalise = hti::normalise::min_max{.low = 1, .high = 100}, .aggregate = hti::aggregate::geometric{.floor = 1}};
  const hti::Index index = hti::fit(model(), method, t);
  const std::vector<double> errors = hti::explain::score_error(index.score(t));
  for (std::size_t u = 0; u < 3; ++u) {
    double variance = 0;
    for (const std::size_t column : {0, 1}) {
      const auto moved = [&](double by) {
        hti::TableData data = counted();
        data.values[column * 4 + u] += by * hti::explain::standard_error(t, model(), u, column + 1);
        return index.score(hti::Table(data))["index"][u];
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

TEST_CASE("who has no score has no error") {
  hti::TableData data = counted();
  for (std::size_t cell : {3, 7, 11}) {
    data.values[cell] = no_value;
    data.statuses[cell] = hti::Status::missing;
  }
  const hti::Table t(data);
  CHECK(std::isnan(hti::explain::score_error(hti::fit(model(), {}, t).score(t))[3]));
}
