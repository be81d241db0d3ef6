#include "core/support.hpp"

using namespace hti_test;
using hti::code;
using hti::Method;
using hti::Model;
using hti::Status;
namespace missing = hti::missing;
namespace impute = hti::impute;

namespace {

/// Values stay as they are, so that sums can be done by hand.
Method plain() { return {.normalise = hti::normalise::none{}}; }

std::vector<double> index_of(const Model& model, const Method& method, const hti::Table& t) {
  const hti::Scores scores = hti::fit(model, method, t).score(t);
  return copy(scores["index"]);
}

constexpr Status seen = Status::observed;

}  // namespace

TEST_CASE("by default what is missing leaves its weight to the rest", "[missing]") {
  const auto t = table({{"a", {10, no_value, 30}}, {"b", {20, 40, no_value}}});
  const auto scores = index_of(flat({1, 3}), plain(), t);
  CHECK(copy(std::span(scores).first(2)) == std::vector<double>{17.5, 40});
  CHECK(std::isnan(scores[2]));  // a quarter of the weight is less than half
  Method any = plain();
  any.missing.missing = any.missing.suppressed = any.missing.not_applicable = missing::renormalise{.min_coverage = 0};
  CHECK(index_of(flat({1, 3}), any, t) == std::vector<double>{17.5, 40, 30});
}

TEST_CASE("a unit without any value has no score", "[missing]") {
  const auto scores = index_of(flat({1, 1}), plain(), table({{"a", {1, no_value, 3}}, {"b", {1, no_value, 5}}}));
  CHECK(scores[0] == 1);
  CHECK(std::isnan(scores[1]));
}

TEST_CASE("not answered is penalised by default: the reference's lowest value", "[missing]") {
  const auto t = table({{"a", {10, no_value, 30}, {seen, Status::not_answered, seen}}, {"b", {20, 40, 60}}});
  CHECK(index_of(flat({1, 1}), plain(), t) == std::vector<double>{15, 25, 45});
}

TEST_CASE("a penalty is a fixed value or a percentile of the reference", "[missing]") {
  const auto t = table({{"a", {10, no_value, 30}, {seen, Status::suppressed, seen}}, {"b", {20, 40, 60}}});
  Method method = plain();
  method.missing.suppressed = missing::penalise{.value = -10};
  CHECK(index_of(flat({1, 1}), method, t)[1] == 15);
  method.missing.suppressed = missing::penalise{.percentile = 25};
  CHECK(index_of(flat({1, 1}), method, t)[1] == 27.5);
}

TEST_CASE("a penalty does not move the frame", "[missing]") {
  const auto t = table({{"a", {10, no_value, 30}, {seen, Status::not_answered, seen}}});
  Method method;
  method.missing.not_answered = missing::penalise{.value = -50};
  CHECK(index_of(flat({1}), method, t) == std::vector<double>{0, -50, 100});
}

TEST_CASE("imputation fills raw values from the reference", "[missing]") {
  const auto t = table({{"a", {1, 2, 6, no_value}}, {"b", {0, 0, 0, 0}}});
  Method method = plain();
  method.missing.missing = impute::mean{};
  CHECK(index_of(flat({1, 1}), method, t)[3] == 1.5);
  method.missing.missing = impute::median{};
  CHECK(index_of(flat({1, 1}), method, t)[3] == 1);
}

TEST_CASE("imputation by group falls back to all where the group is unknown or empty", "[missing]") {
  auto data = table_data({{"a", {1, 3, 8, no_value, no_value, no_value}}, {"b", {0, 0, 0, 0, 0, 0}}});
  data.groups["county"] = {"x", "x", "y", "x", "z", ""};
  const hti::Table t(data);
  Method method = plain();
  method.missing.missing = impute::group_mean{"county"};
  const auto by_mean = index_of(flat({1, 1}), method, t);
  CHECK(by_mean[3] == 1);
  CHECK(by_mean[4] == 2);
  CHECK(by_mean[5] == 2);
  method.missing.missing = impute::group_median{"county"};
  CHECK(index_of(flat({1, 1}), method, t)[4] == 1.5);
  method.missing.missing = impute::group_mean{"size"};
  CHECK(faults<hti::DataError>([&] { (void)hti::fit(flat({1, 1}), method, t); }) == std::multiset{code::unknown_group});
}

TEST_CASE("imputed values are part of the frame", "[missing]") {
  const auto t = table({{"a", {0, 3, no_value}}});
  Method method{.normalise = hti::normalise::borda{}};
  CHECK(index_of(flat({1}), method, t)[1] == 1);
  method.missing.missing = impute::mean{};
  CHECK(index_of(flat({1}), method, t)[1] == 2);
}

TEST_CASE("imputation is by status", "[missing]") {
  const auto t =
      table({{"a", {0, 4, no_value, no_value}, {seen, seen, Status::missing, Status::suppressed}}, {"b", {1, 1, 1, 1}}});
  Method method = plain();
  method.missing.suppressed = impute::mean{};
  const auto scores = index_of(flat({1, 1}), method, t);
  CHECK(scores[2] == 1);
  CHECK(scores[3] == 1.5);
}

TEST_CASE("a refused status is an error that names every cell", "[missing]") {
  const auto t = table({{"a", {1, no_value, no_value}}, {"b", {1, 2, no_value}}});
  Method method = plain();
  method.missing.missing = missing::refuse{};
  try {
    (void)hti::fit(flat({1, 1}), method, t);
    FAIL("not refused");
  } catch (const hti::DataError& error) {
    REQUIRE(error.problems().size() == 3);
    CHECK(error.problems()[1].code == code::refused_value);
    CHECK(error.problems()[1].unit == "u3");
    CHECK(error.problems()[1].indicator == "a");
  }
}

TEST_CASE("below the minimum coverage there is no score", "[missing]") {
  const auto t = table({{"a", {1, no_value, no_value}}, {"b", {1, 2, no_value}}, {"c", {1, 2, 3}}});
  const auto scored = [&](const missing::renormalise& rule, const std::vector<double>& weights) {
    Method method = plain();
    method.missing.missing = rule;
    method.missing.suppressed = rule;
    std::vector<bool> result;
    for (double s : index_of(flat(weights), method, t)) result.push_back(!std::isnan(s));
    return result;
  };
  CHECK(scored({.min_coverage = 0.5}, {1, 1, 2}) == std::vector<bool>{true, true, true});
  CHECK(scored({.min_coverage = 0.5}, {1, 1, 1}) == std::vector<bool>{true, true, false});
  CHECK(scored({.min_coverage = 2.0 / 3}, {0.1, 0.1, 0.1}) == std::vector<bool>{true, true, false});
  CHECK(scored({.min_coverage = 0.34, .by = missing::by::count}, {1, 1, 8}) == std::vector<bool>{true, true, false});
  CHECK(scored({.min_coverage = 1}, {1, 1, 1}) == std::vector<bool>{true, false, false});
}

TEST_CASE("a penalised or imputed child counts towards the minimum, and not towards the coverage", "[missing]") {
  const auto t = table({{"a", {1, no_value, 3}, {seen, Status::not_answered, seen}}, {"b", {1, 2, 3}}});
  Method method = plain();
  method.missing.missing = method.missing.suppressed = missing::renormalise{.min_coverage = 1};
  const auto scores = hti::fit(flat({1, 3}), method, t).score(t);
  CHECK_FALSE(std::isnan(scores["index"][1]));
  CHECK(scores.coverage("index") == std::vector<double>{1, 0.75, 1});
  method.missing.not_answered = impute::mean{};
  const auto imputed = hti::fit(flat({1, 3}), method, t).score(t);
  CHECK(imputed["index"][1] == 2);
  CHECK(imputed.coverage("index")[1] == 0.75);
}

TEST_CASE("what does not apply leaves both sides of the coverage", "[missing]") {
  const auto t = table({{"a", {1, no_value, no_value}, {seen, Status::not_applicable, Status::not_applicable}},
                        {"b", {1, no_value, no_value}, {seen, Status::missing, Status::not_applicable}},
                        {"c", {1, 2, no_value}, {seen, seen, Status::not_applicable}}});
  Method method = plain();
  method.missing.missing = method.missing.suppressed = missing::renormalise{.min_coverage = 0.5};
  const auto scores = hti::fit(flat({1, 1, 1}), method, t).score(t);
  CHECK(scores["index"][1] == 2);
  const auto coverage = scores.coverage("index");
  CHECK(coverage[1] == 0.5);
  CHECK(std::isnan(coverage[2]));
  CHECK(std::isnan(scores["index"][2]));
}

TEST_CASE("the minimum is tested at every node, over its direct children", "[missing]") {
  const Model model({node("index"), node("x", "index"), leaf("a", "x"), leaf("b", "x"), leaf("c", "index")});
  const auto t = table({{"a", {1, no_value}}, {"b", {1, 2}}, {"c", {1, 4}}});
  Method method = plain();
  method.missing.missing = method.missing.suppressed = missing::renormalise{.min_coverage = 0.5};
  CHECK(index_of(model, method, t)[1] == 3);
  method.missing.missing = method.missing.suppressed = missing::renormalise{.min_coverage = 0.6};
  const auto scores = hti::fit(model, method, t).score(t);
  CHECK(std::isnan(scores["x"][1]));
  CHECK(std::isnan(scores["index"][1]));
  CHECK(scores.coverage("index")[1] == 0.75);
}

TEST_CASE("rules that contradict each other are refused", "[missing]") {
  const auto t = table({{"a", {1, 2}}});
  Method method = plain();
  method.missing.not_applicable = missing::penalise{};
  CHECK(faults<hti::MethodError>([&] { (void)hti::fit(flat({1}), method, t); }) == std::multiset{code::conflicting_rules});
  method = plain();
  method.missing.missing = missing::renormalise{.min_coverage = 0.5};
  method.missing.suppressed = missing::renormalise{.min_coverage = 0.6};
  CHECK(faults<hti::MethodError>([&] { (void)hti::fit(flat({1}), method, t); }) == std::multiset{code::conflicting_rules});
}
