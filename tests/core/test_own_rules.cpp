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

struct with_equality : limited {
  friend bool operator==(const with_equality& a, const with_equality& b) { return a.limit == b.limit && a.bad == b.bad; }
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

TEST_CASE("two rules of one's own are equal where label and method are", "[own]") {
  using hti::normalise::custom;
  CHECK(custom("mine", with_equality{{1, 0}}) == custom("mine", with_equality{{1, 0}}));
  CHECK_FALSE(custom("mine", with_equality{{1, 0}}) == custom("mine", with_equality{{2, 0}}));
  CHECK_FALSE(custom("mine", with_equality{{1, 0}}) == custom("yours", with_equality{{1, 0}}));

  // What has no `==` equals its own copies.
  const custom made("mine", limited{1, 0});
  const custom copy = made;
  CHECK(copy == made);
  CHECK_FALSE(custom("mine", limited{1, 0}) == made);
  CHECK_FALSE(custom("mine", with_equality{{1, 0}}) == made);

  const double factor = 2;
  const auto first = [factor](std::span<const double> x, std::span<const double>) { return factor * x[0]; };
  const auto last = [factor](std::span<const double> x, std::span<const double>) { return factor * x.back(); };
  CHECK_FALSE(hti::aggregate::custom("mine", first) == hti::aggregate::custom("mine", last));
  CHECK_FALSE(hti::treat::custom("mine", limited{1, 0}) == hti::treat::custom("mine", limited{1, 0}));
  CHECK_FALSE(method(made) == method(custom("mine", limited{2, 0})));
  CHECK(method(made) == method(copy));
}
