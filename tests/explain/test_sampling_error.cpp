// The error of a share against the exact distribution of what was not seen.
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/sampling_error.hpp"

using namespace hti_test;
using hti::explain::standard_error;

namespace {

hti::Model one(hti::Kind kind, hti::RandomError error, std::optional<hti::Interval> range = {}) {
  return hti::Model(
      {node("index"),
       {.id = "a", .parent = "index", .indicator = hti::Indicator{.kind = kind, .error = error, .range = range}}});
}

hti::Table cell(double value, double respondents, double population, double error = no_value) {
  hti::TableData data = table_data({{"a", {value}}});
  data.respondents = {respondents};
  data.population = {population};
  data.standard_error = {error};
  return hti::Table(std::move(data));
}

// Beta-binomial: chance that `more` of `unseen` are positive under Beta(a, b).
double chance(double unseen, double more, double a, double b) {
  const auto log_beta = [](double x, double y) { return std::lgamma(x) + std::lgamma(y) - std::lgamma(x + y); };
  return std::exp(-std::log(unseen + 1) - log_beta(unseen - more + 1, more + 1) + log_beta(more + a, unseen - more + b) -
                  log_beta(a, b));
}

}  // namespace

TEST_CASE("the error of a share is that of the exact distribution") {
  const hti::Model model = one(hti::Kind::share, hti::RandomError::survey);
  for (const auto& [k, n, population] :
       {std::array{7.0, 10.0, 25.0}, {0.0, 4.0, 9.0}, {31.0, 31.0, 40.0}, {18.0, 40.0, 400.0}}) {
    double sum = 0;
    double mean = 0;
    double square = 0;
    for (double more = 0; more <= population - n; ++more) {
      const double p = chance(population - n, more, k + 0.5, n - k + 0.5);
      const double share = 100 * (k + more) / population;
      sum += p;
      mean += p * share;
      square += p * share * share;
    }
    CHECK(sum == Approx(1).epsilon(1e-10));
    CHECK(standard_error(cell(100 * k / n, n, population), model, 0, 1) ==
          Approx(std::sqrt(square - mean * mean)).epsilon(1e-8));
  }
}

TEST_CASE("everybody answered: no error; nobody knows how many there are: that of an endless population") {
  const hti::Model model = one(hti::Kind::share, hti::RandomError::survey);
  CHECK(standard_error(cell(80, 50, 50), model, 0, 1) == 0);
  const double endless = standard_error(cell(80, 50, no_value), model, 0, 1);
  CHECK(endless == Approx(100 * std::sqrt(40.5 * 10.5 / (51.0 * 51.0 * 52.0))));
  CHECK(standard_error(cell(80, 50, 1e9), model, 0, 1) == Approx(endless).epsilon(1e-6));
  CHECK(standard_error(cell(80, 50, 100), model, 0, 1) < endless);
  const hti::Model of_one = one(hti::Kind::share, hti::RandomError::survey, hti::Interval{0, 1});
  CHECK(standard_error(cell(0.8, 50, no_value), of_one, 0, 1) == Approx(endless / 100));
}

TEST_CASE("what carries no random error has none, and what is not known is not made up") {
  const hti::Model survey = one(hti::Kind::share, hti::RandomError::survey);
  CHECK(standard_error(cell(80, 50, no_value), one(hti::Kind::share, hti::RandomError::none), 0, 1) == 0);
  CHECK(standard_error(cell(no_value, 50, no_value), survey, 0, 1) == 0);
  CHECK(std::isnan(standard_error(cell(80, no_value, 300), survey, 0, 1)));
  CHECK(standard_error(cell(80, no_value, no_value, 2.5), survey, 0, 1) == 2.5);
  CHECK(standard_error(cell(14.2, 50, 300, 0.3), one(hti::Kind::mean, hti::RandomError::survey), 0, 1) == 0.3);
  CHECK(std::isnan(standard_error(cell(14.2, 50, 300), one(hti::Kind::mean, hti::RandomError::survey), 0, 1)));
}

TEST_CASE("a difference is within the noise where its 95 percent interval holds nothing") {
  using hti::explain::within_noise;
  CHECK(within_noise(1.9, 1) == true);
  CHECK(within_noise(-2.0, 1) == false);
  CHECK(within_noise(0, 0) == false);
  CHECK_FALSE(within_noise(1, no_value).has_value());
  CHECK_FALSE(within_noise(no_value, 1).has_value());
}

TEST_CASE("a difference of shares in people") {
  const hti::Model model = one(hti::Kind::share, hti::RandomError::survey);
  const auto users = hti::explain::people(cell(80, 200, 300), model, 0, 1, -3);
  CHECK(users.number == Approx(-9));
  CHECK(users.of == 300);
  CHECK_FALSE(users.answered);
  const auto answered = hti::explain::people(cell(80, 200, no_value), model, 0, 1, 3);
  CHECK(answered.number == Approx(6));
  CHECK(answered.answered);
  const auto unknown = hti::explain::people(cell(80, no_value, no_value), model, 0, 1, 3);
  CHECK(std::isnan(unknown.number));
  CHECK_FALSE(unknown.answered);
  CHECK(std::isnan(hti::explain::people(cell(14, 200, 300), one(hti::Kind::mean, hti::RandomError::survey), 0, 1, 3).number));
}

TEST_CASE("every survey figure of the made-up editions has an error, and every other none") {
  const hti::Model model = hti::definitions::load("hemtjanstindex-2024").model;
  const hti::Table table = hti::datasets::synthetic_edition(2024).municipalities;
  std::size_t with = 0;
  for (const std::size_t leaf : model.indicators()) {
    const std::size_t column = *table.find_indicator(model[leaf].id);
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      const double error = standard_error(table, model, u, leaf);
      const bool survey =
          model[leaf].indicator->error == hti::RandomError::survey && table.status(u, column) == hti::Status::observed;
      CHECK((survey ? error > 0 && error < 10 : error == 0));
      with += survey;
    }
  }
  CHECK(with > 4000);
}
