#include "core/support.hpp"
#include "hti/explain/what_if.hpp"

using namespace hti_test;
using hti::code;
using hti::MethodError;

namespace {

/// Gives `bad` for values above a limit, and the value itself otherwise.
struct limited {
  double limit;
  double bad;
  [[nodiscard]] std::function<double(double)> fit(const hti::Column&) const {
    return [*this](double x) { return x > limit ? bad : x; };
  }
};

hti::Method method(hti::Choice<hti::Normalise> normalise,
                   hti::Choice<hti::Aggregate> aggregate = hti::aggregate::arithmetic{}) {
  return {.normalise = std::move(normalise), .aggregate = std::move(aggregate)};
}

hti::Table figures(std::vector<double> a) {
  return hti::Table(table_data({{"a", a}, {"b", std::vector<double>(a.size(), 1)}}));
}

std::vector<hti::Problem> problems(const std::function<void()>& call) {
  try {
    call();
  } catch (const MethodError& error) {
    return error.problems();
  }
  return {};
}

}  // namespace

TEST_CASE("a rule of the user's own that gives no finite number is an error with unit and node", "[own]") {
  const hti::Model model = flat({1, 1});
  for (const double bad : {no_value, infinity, -infinity}) {
    const hti::Normalise own = hti::normalise::custom("mine", limited{8, bad});
    const auto found = problems([&] { (void)hti::fit(model, method(own), figures({1, 9, 3})); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == code::not_finite);
    CHECK(found[0].unit == "u2");
    CHECK(found[0].indicator == "a");

    // What the reference does not show is found in what is scored, also far into the table.
    const hti::Index index = hti::fit(model, method(own), figures({1, 2, 3}));
    std::vector<double> many(1000, 1);
    many[777] = 10;
    const auto later = problems([&] { (void)index.score(figures(many)); });
    REQUIRE(later.size() == 1);
    CHECK(later[0].unit == "u778");
  }
}

TEST_CASE("so is a mean of one's own, wherever it is asked", "[own]") {
  const hti::Model model = flat({1, 1});
  const auto mean = [](std::span<const double> values, std::span<const double>) {
    return values[0] > 8 ? no_value : values[0];
  };
  const hti::Choice<hti::Aggregate> own = hti::aggregate::custom("mine", mean);
  const hti::Table table = figures({1, 9, 3});
  const auto found = problems([&] { (void)hti::fit(model, method(hti::normalise::none{}, own), table); });
  REQUIRE(found.size() == 1);
  CHECK(found[0].unit == "u2");
  CHECK(found[0].indicator == "index");
  const hti::Scores scores = hti::fit(model, method(hti::normalise::none{}, own), figures({1, 2, 3})).score(figures({1, 2, 3}));
  CHECK_THROWS_AS(hti::explain::WhatIf(scores, "u1")(std::vector{hti::explain::Edit{.indicator = "a", .value = 9}}),
                  MethodError);
}

TEST_CASE("exceptions without effect are refused by fit", "[method]") {
  const hti::Model model = flat({1, 1});
  const auto refused = [&](hti::Method m) {
    const auto found = problems([&] { (void)hti::fit(model, m, figures({1, 2, 3})); });
    REQUIRE(found.size() == 1);
    return found[0].code;
  };
  hti::Method m;
  m.aggregate.level[9] = hti::aggregate::harmonic{};
  CHECK(refused(m) == code::invalid_parameter);
  m = {};
  m.aggregate.level[-3] = hti::aggregate::harmonic{};
  CHECK(refused(m) == code::invalid_parameter);
  m = {};
  m.aggregate.node.emplace("a", hti::aggregate::harmonic{});
  CHECK(refused(m) == code::unknown_node);
  m = {};
  m.treat.level[2] = hti::treat::none{};
  CHECK(refused(m) == code::invalid_parameter);
  m = {};
  m.rescale.emplace("a", hti::normalise::rank{});
  CHECK(refused(m) == code::unknown_node);
}
