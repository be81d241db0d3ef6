#include "core/generators.hpp"
#include "core/support.hpp"

using namespace hti_test;
using hti::code;
using hti::Constant;
using hti::DataError;
using hti::Method;
using hti::MethodError;
using hti::Model;
namespace aggregate = hti::aggregate;
namespace normalise = hti::normalise;

namespace {

const Model& mixed() {
  static const Model model(
      {node("index"), node("x", "index", 3), leaf("a", "x"), leaf("b", "x", 1, hti::Direction::lower), leaf("c", "index", 1)});
  return model;
}

hti::Table reference() { return table({{"a", {0, 5, 10}}, {"b", {10, 20, 30}}, {"c", {1, 2, 5}}}); }

std::multiset<code> method_faults(const Method& method, const hti::Table& t = reference()) {
  return faults<MethodError>([&] { (void)hti::fit(mixed(), method, t); });
}

}  // namespace

TEST_CASE("an index by hand", "[fit]") {
  const auto scores = hti::fit(mixed(), {}, reference()).score(reference());
  CHECK(copy(scores["a"]) == std::vector<double>{0, 50, 100});
  CHECK(copy(scores["b"]) == std::vector<double>{100, 50, 0});
  CHECK(copy(scores["c"]) == std::vector<double>{0, 25, 100});
  CHECK(copy(scores["x"]) == std::vector<double>{50, 50, 50});
  CHECK(copy(scores["index"]) == std::vector<double>{37.5, 43.75, 62.5});
}

TEST_CASE("columns are found by id, whatever their order, and others are not looked at", "[fit]") {
  const auto t = table({{"other", {9, 9, 9}}, {"c", {1, 2, 5}}, {"b", {10, 20, 30}}, {"a", {0, 5, 10}}});
  const hti::Scores scores = hti::fit(mixed(), {}, t).score(t);
  CHECK(copy(scores["index"]) == std::vector<double>{37.5, 43.75, 62.5});
}

TEST_CASE("scoring other tables changes nothing that was learnt", "[fit]") {
  const hti::Index index = hti::fit(mixed(), {}, reference());
  const auto first = index.score(reference());
  const auto other = index.score(table({{"a", {20}}, {"b", {10}}, {"c", {-3}}}));
  CHECK(other["a"][0] == 200);
  CHECK(other["c"][0] == -100);
  const auto again = index.score(reference());
  CHECK(same_bits(first.values(), again.values()));
}

TEST_CASE("a part of the reference scores as it did within it", "[fit][property]") {
  rc::prop("for every family of normalisation", [] {
    const std::size_t n = size_between(3, 30);
    const std::vector<double> a = spread(3, 30);
    Method method;
    const std::vector<hti::Normalise> rules{normalise::min_max{}, normalise::min_max{.clip = hti::Interval{10, 90}},
                                            normalise::z_score{}, normalise::rank{},
                                            normalise::borda{},   normalise::percentile_rank{}};
    method.normalise = rules[size_between(0, 5)];
    method.constant = Constant::middle;
    if (*rc::gen::arbitrary<bool>()) method.treat = hti::treat::winsorise{};
    const hti::Index index = hti::fit(flat({1}), method, table({{"a", a}}));
    const auto whole = index.score(table({{"a", a}}));
    const std::size_t k = n % a.size();
    const auto alone = index.score(table({{"a", {a[k]}}}));
    RC_ASSERT(same_bits(alone["index"], whole["index"].subspan(k, 1)));
  });
}

TEST_CASE("missing columns are listed, in fit and in score", "[fit]") {
  CHECK(faults<DataError>([] { (void)hti::fit(mixed(), {}, table({{"a", {1, 2}}})); }) ==
        std::multiset{code::missing_column, code::missing_column});
  const hti::Index index = hti::fit(mixed(), {}, reference());
  CHECK(faults<DataError>([&] { (void)index.score(table({{"b", {1, 2}}})); }) ==
        std::multiset{code::missing_column, code::missing_column});
}

TEST_CASE("constant and empty columns are errors, all at once, unless they are allowed", "[fit]") {
  const auto t = table({{"a", {3, 3, 3}}, {"b", {no_value, no_value, no_value}}, {"c", {1, 2, 5}}});
  CHECK(faults<DataError>([&] { (void)hti::fit(mixed(), {}, t); }) ==
        std::multiset{code::constant_indicator, code::all_missing});
  const auto dropped = hti::fit(mixed(), {.constant = Constant::drop}, t).score(t);
  CHECK(std::isnan(dropped["x"][0]));
  CHECK(dropped["index"][1] == 25);
  const auto flat_a = table({{"a", {3, 3, 3}}, {"b", {10, 20, 30}}, {"c", {1, 2, 5}}});
  const auto middle = hti::fit(mixed(), {.constant = Constant::middle}, flat_a).score(flat_a);
  CHECK(copy(middle["a"]) == std::vector<double>{50, 50, 50});
}

TEST_CASE("rules for nodes that are not there are refused", "[fit]") {
  Method method;
  method.aggregate.node["indx"] = aggregate::geometric{.floor = 1};
  method.normalise.node["d"] = normalise::z_score{};
  method.rescale["nowhere"] = normalise::min_max{};
  CHECK(method_faults(method) == std::multiset{code::unknown_node, code::unknown_node, code::unknown_node});
}

TEST_CASE("goalposts that an indicator does not have are a fault of the method", "[fit]") {
  Method method;
  method.normalise.node["a"] = normalise::goalposts{};
  CHECK(method_faults(method).count(code::missing_goalposts) == 1);
}

TEST_CASE("means that could meet values of at most 0 are refused before they do", "[fit]") {
  const auto refused = [](const Method& method) { return method_faults(method).count(code::non_positive_value) > 0; };
  const hti::Interval whole{0, 100};
  CHECK(refused({.aggregate = aggregate::geometric{}}));
  CHECK(refused({.normalise = normalise::min_max{.low = 1, .high = 100}, .aggregate = aggregate::geometric{}}));
  CHECK_FALSE(
      refused({.normalise = normalise::min_max{.low = 1, .high = 100, .clip = whole}, .aggregate = aggregate::geometric{}}));
  CHECK_FALSE(refused({.aggregate = aggregate::geometric{.floor = 1}}));
  CHECK(refused({.normalise = normalise::z_score{.mean = 100, .sd = 10}, .aggregate = aggregate::harmonic{}}));
  CHECK(refused({.normalise = normalise::borda{}, .aggregate = aggregate::power{.p = 2}}));
  CHECK_FALSE(refused({.normalise = normalise::rank{}, .aggregate = aggregate::harmonic{}}));
  Method penalised{.normalise = normalise::rank{}, .aggregate = aggregate::geometric{}};
  penalised.missing.not_answered = hti::missing::penalise{.value = 0};
  CHECK(refused(penalised));
  Method above;
  above.aggregate.node["index"] = aggregate::geometric{};
  CHECK(refused(above));
  above.aggregate.node["x"] = aggregate::harmonic{.floor = 1};
  above.normalise.node["c"] = normalise::min_max{.low = 1, .high = 100, .clip = whole};
  CHECK_FALSE(refused(above));
}

TEST_CASE("a ratio is above 0 where its divisor has a greatest value", "[fit]") {
  // (a / b) / (c / d), each from 1 to 100 whatever the unit.
  const hti::Model model({node("index"), node("x", "index"), leaf("a", "x"), leaf("b", "x"), node("y", "index"), leaf("c", "y"),
                          leaf("d", "y", 1, hti::Direction::lower)});
  const auto t = table({{"a", {0, 4, 99}}, {"b", {0, 24, 99}}, {"c", {99, 9, 0}}, {"d", {0, 60, 99}}});
  Method method{.normalise = normalise::min_max{.low = 1, .high = 100, .clip = hti::Interval{0, 100}},
                .aggregate = aggregate::ratio{}};
  const hti::Scores scores = hti::fit(model, method, t).score(t);
  CHECK(copy(scores["x"]) == std::vector<double>{1, 0.2, 1});
  CHECK(copy(scores["y"]) == std::vector<double>{1, 0.25, 1});
  CHECK(copy(scores["index"]) == std::vector<double>{1, 0.8, 1});
  method.normalise = normalise::rank{};  // what new units can have is bounded here, too
  const hti::Scores ranked = hti::fit(model, method, t).score(t);
  CHECK(copy(ranked["index"]) == std::vector<double>{1, 1, 1});
  method.normalise.rule = normalise::min_max{.low = 1, .high = 100};
  CHECK(faults<MethodError>([&] { (void)hti::fit(model, method, t); }).count(code::non_positive_value) > 0);
}

TEST_CASE("a mean over rounded scores asks for what they can be", "[fit]") {
  Method method{.aggregate = aggregate::geometric{}};
  method.normalise.rule = normalise::min_max{.low = 1, .high = 100, .clip = hti::Interval{0, 100}};
  method.normalise.node["c"] = normalise::round{};
  CHECK(method_faults(method) == std::multiset{code::non_positive_value});  // a new unit may have -3 there
}

TEST_CASE("a target that scores are equal to but for rounding is refused, whoever comes first", "[fit]") {
  // z-scores of 0.1, 0.3, 0.4, 1.1 and of -7 times as much: in exact arithmetic all four means are 0.
  Method method{.normalise = normalise::z_score{}};
  method.normalise.node["index"] = normalise::distance_to_target{.target = 0};
  for (const std::vector<double>& a : {std::vector{0.1, 0.3, 0.4, 1.1}, std::vector{0.3, 0.1, 0.4, 1.1}}) {
    std::vector<double> b;
    for (const double x : a) b.push_back(-7 * x);
    const auto t = table({{"a", a}, {"b", b}});
    CHECK(faults<MethodError>([&] { (void)hti::fit(flat({1, 1}), method, t); }) == std::multiset{code::invalid_parameter});
  }
}

TEST_CASE("one rule for all, by level, by node", "[fit]") {
  const Model model(
      {node("index"), node("x", "index"), leaf("a", "x"), leaf("b", "x"), node("y", "index"), leaf("c", "y"), leaf("d", "y")});
  const auto t = table({{"a", {1, 2}}, {"b", {4, 8}}, {"c", {1, 2}}, {"d", {4, 8}}});
  Method method{.normalise = normalise::none{}};
  method.aggregate.rule = aggregate::arithmetic{};
  method.aggregate.level[2] = aggregate::geometric{.floor = 0.001};
  method.aggregate.node["y"] = aggregate::harmonic{.floor = 0.001};
  const auto scores = hti::fit(model, method, t).score(t);
  CHECK(scores["x"][0] == Approx(2).epsilon(1e-15));
  CHECK(scores["y"][0] == Approx(1.6).epsilon(1e-15));
  CHECK(scores["index"][0] == Approx(1.8).epsilon(1e-15));
}

TEST_CASE("rescaling is of the finished scores, by the reference, and does not reach the parent", "[fit]") {
  Method method;
  method.rescale["x"] = normalise::min_max{.low = 0, .high = 10};
  const auto t = table({{"a", {0, 5, 10}}, {"b", {30, 10, 20}}, {"c", {1, 2, 5}}});
  const hti::Index index = hti::fit(mixed(), method, t);
  const auto scores = index.score(t);
  CHECK(copy(scores["x"]) == std::vector<double>{0, 10, 10});
  CHECK(scores["index"][1] == Approx(75 * 0.75 + 25 * 0.25));
  method.rescale = {{"index", normalise::min_max{}}};
  const auto rescaled = hti::fit(mixed(), method, t).score(t);
  CHECK(rescaled["index"][0] == 0);
  CHECK(rescaled["index"][2] == 100);
}

TEST_CASE("without the indicators the aggregates are the same to the bit", "[fit][property]") {
  rc::prop("for any values and holes", [] {
    const std::size_t n = size_between(2, 40);
    const auto column = [&](const char* id) {
      std::vector<double> x = *values(n);
      x[0] = -1000;
      for (std::size_t u = 2; u < n; ++u) {
        if (*rc::gen::inRange(0, 5) == 0) x[u] = no_value;
      }
      x[1] = 1000;
      return named_column{id, x};
    };
    const auto t = table({column("a"), column("b"), column("c")});
    const hti::Index index = hti::fit(mixed(), {}, t);
    const auto full = index.score(t);
    const auto lean = index.score(t, {.indicators = false});
    RC_ASSERT(same_bits(full["index"], lean["index"]));
    RC_ASSERT(same_bits(full["x"], lean["x"]));
    RC_ASSERT(lean.nodes().size() == 2);
  });
}

TEST_CASE("a treated outlier becomes a cap for new units", "[fit]") {
  std::vector<double> x;
  for (int i = 1; i <= 20; ++i) x.push_back(i);
  x.push_back(1000);
  const hti::Index index = hti::fit(flat({1}), {.treat = hti::treat::winsorise{}}, table({{"a", x}}));
  const auto scores = index.score(table({{"a", {1e9, 20, 1}}}));
  CHECK(copy(scores["index"]) == std::vector<double>{100, 100, 0});
}
