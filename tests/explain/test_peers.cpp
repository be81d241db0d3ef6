// Peers by hand, and what one can learn from them.
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/good_examples.hpp"
#include "hti/explain/peers.hpp"

using namespace hti_test;
using hti::explain::peers;

namespace {

hti::Table with_background(std::map<std::string, std::vector<double>> background) {
  hti::TableData data = table_data({{"a", std::vector<double>(background.begin()->second.size(), 1.0)}});
  data.background = std::move(background);
  return hti::Table(std::move(data));
}

std::vector<std::string> codes(const hti::explain::Peers& found) {
  std::vector<std::string> list;
  for (const auto& peer : found.rows) list.push_back(peer.unit);
  return list;
}

}  // namespace

TEST_CASE("the distance is the root of the weighted mean of squares in standard deviations") {
  const hti::Table t = with_background({{"x", {1, 2, 4, 5}}, {"y", {10, 30, 20, 20}}});
  const double sx = std::sqrt(10.0 / 3);
  const double sy = std::sqrt(200.0 / 3);
  const auto found = peers(t, "u1", {.weights = {{"x", 3}, {"y", 1}}});
  CHECK(codes(found) == std::vector<std::string>{"u2", "u3", "u4"});
  CHECK(found.rows[0].distance == Approx(std::sqrt((3 * (1 / sx) * (1 / sx) + (20 / sy) * (20 / sy)) / 4)));
  CHECK(found.rows[1].distance == Approx(std::sqrt((3 * (3 / sx) * (3 / sx) + (10 / sy) * (10 / sy)) / 4)));
  CHECK(peers(t, "u1", {.weights = {{"x", 1}}}).rows[2].distance == Approx(4 / sx));
  CHECK(codes(peers(t, "u1", {.count = 1})).size() == 1);
  // The unit of measurement does not matter.
  CHECK(peers(with_background({{"x", {100, 200, 400, 500}}, {"y", {1, 3, 2, 2}}}), "u1").rows[1].distance ==
        Approx(peers(t, "u1").rows[1].distance));
}

TEST_CASE("what spans magnitudes is compared by logarithms, unless told otherwise") {
  const hti::Table t = with_background({{"x", {1000, 10000, 100, 50000}}});
  const auto found = peers(t, "u1");
  CHECK(found.variables[0].logarithmic);
  CHECK(found.rows[0].distance == Approx(found.rows[1].distance));  // ten times as many, a tenth as many
  CHECK(codes(found).back() == "u4");
  const auto plain = peers(t, "u1", {.logarithmic = std::vector<std::string>{}});
  CHECK_FALSE(plain.variables[0].logarithmic);
  CHECK(codes(plain).front() == "u3");
}

TEST_CASE("missing background is left out, and told") {
  const hti::Table t = with_background(
      {{"x", {1, 2, 9, no_value, no_value}}, {"y", {1, no_value, 1, 3, no_value}}, {"z", {no_value, 1, 2, 3, 4}}});
  const auto found = peers(t, "u1");
  REQUIRE(found.variables.size() == 3);
  CHECK(std::isnan(found.variables[2].own));
  CHECK(codes(found) == std::vector<std::string>{"u2", "u3", "u4"});  // u5 shares nothing
  CHECK(found.rows[0].distance == Approx(1 / std::sqrt(19.0)));       // by x alone
  CHECK(found.rows[0].missing == std::vector<std::string>{"y"});
  CHECK(found.rows[1].missing.empty());
  CHECK(codes(peers(t, "u1", {.weights = {{"x", 1}, {"y", 1.3}}})) ==
        std::vector<std::string>{"u3", "u4"});  // u2 shares too little
}

TEST_CASE("peers list what is wrong with what was asked") {
  const hti::Table t = with_background({{"x", {0, 1, 2}}});
  CHECK(faults<hti::DataError>([&] { (void)peers(t, "u1", {.weights = {{"q", 1}, {"r", 1}}}); }).size() == 2);
  CHECK(faults<hti::MethodError>([&] {
          (void)peers(t, "u1", {.weights = {{"x", 0}}, .logarithmic = std::vector<std::string>{"x"}});
        }).size() == 2);
  CHECK(faults<hti::DataError>([&] { (void)peers(table({{"a", {1, 2}}}), "u1"); }) ==
        std::multiset<hti::code>{hti::code::missing_column});
  CHECK(faults<hti::DataError>([&] { (void)peers(with_background({{"x", {no_value, 1, 2}}}), "u1"); }) ==
        std::multiset<hti::code>{hti::code::all_missing});
}

TEST_CASE(
    "good examples do well where the unit does not, or have improved, and are said to differ in what they are better at") {
  // u1 is weak on a and b; u2 is best on both, u3 has improved on b, u4 is no better than u1.
  const hti::Table now = table({{"a", {10, 90, 20, 10, 50, 52}}, {"b", {20, 95, 60, 20, 80, 70}}});
  const hti::Table then = table({{"a", {10, 90, 20, 10, 50, 52}}, {"b", {20, 95, 20, 15, 80, 70}}});
  const hti::Scores scores = hti::fit(flat({2, 1}), {.normalise = hti::normalise::none{}}, now).score(now);
  const hti::explain::Profiler profiler(scores);
  const hti::explain::Profiler earlier(hti::explain::before(scores, then));
  const auto found = hti::explain::good_examples(profiler, "u1", hti::explain::nation(scores), {0, 1, 2, 3}, earlier);
  REQUIRE(found.size() == 3);
  CHECK(found[0].node == "a");  // costs most
  CHECK(found[0].unit == "u2");
  CHECK(found[0].indicators == std::vector<std::string>{"a"});
  CHECK(found[1].node == "b");
  CHECK(found[1].unit == "u2");
  CHECK(found[1].does_well);
  CHECK_FALSE(found[1].improved);
  CHECK(found[2].unit == "u3");
  CHECK(found[2].change == 40);
  CHECK(found[2].improved);
  CHECK_FALSE(found[2].does_well);
  CHECK(hti::explain::good_examples(profiler, "u1", hti::explain::nation(scores), {1, 2, 3}).size() == 2);
  const auto also = hti::explain::good_examples(profiler, "u1", hti::explain::nation(scores), {5});
  REQUIRE(also.size() == 1);  // on a it is above the mean, not clearly, and among the best quarter
  CHECK(also[0].node == "a");
}

TEST_CASE("an earlier edition changes nothing but figures that both have") {
  const hti::Table now = table({{"a", {1, 2, 3, 4}}, {"b", {5, no_value, 7, 8}}, {"c", {1, 2, 3, 4}}});
  hti::TableData data = table_data({{"a", {9, no_value, 9}}, {"b", {9, 9, 9}}});
  data.units = {"u1", "u2", "u4"};
  const hti::Index index = hti::fit(flat({1, 1, 1}), {.normalise = hti::normalise::none{}}, now);
  const hti::Scores then = hti::explain::before(index.score(now), hti::Table(std::move(data)));
  CHECK(copy(then["a"]) == std::vector<double>{9, 2, 9});
  CHECK(then["b"][0] == 9);
  CHECK(std::isnan(then["b"][1]));
  CHECK(copy(then["c"]) == std::vector<double>{1, 2, 4});
}

TEST_CASE("on made-up editions every example is better than the unit where it is said to be") {
  const hti::Table now = hti::datasets::synthetic_edition(2025).municipalities;
  const hti::Scores scores = hti::fit(hti::definitions::load("hemtjanstindex-2025"), now).score(now);
  const hti::explain::Profiler profiler(scores);
  const hti::explain::Profiler earlier(hti::explain::before(scores, hti::datasets::synthetic_edition(2024).municipalities));
  std::size_t n = 0;
  for (const char* unit : {"X001", "X100", "X200"}) {
    const auto near = peers(now, unit);
    REQUIRE(near.rows.size() == 7);
    for (const auto& e : hti::explain::good_examples(profiler, unit, hti::explain::nation(scores),
                                                     hti::explain::against(near).units, earlier)) {
      ++n;
      CHECK((e.does_well || e.improved));
      CHECK(e.score > e.own);
      if (e.improved) CHECK(e.change > 0);
      const hti::Model& model = scores.index().model();
      const std::size_t own = now.unit_at(unit);
      const std::size_t other = now.unit_at(e.unit);
      for (const std::string& id : e.indicators) {
        CHECK(scores[id][other] > scores[id][own]);
        const std::span<const double> figures = now.values(*now.find_indicator(id));
        const double error = std::hypot(hti::explain::standard_error(now, model, own, model.at(id)),
                                        hti::explain::standard_error(now, model, other, model.at(id)));
        CHECK(hti::explain::within_noise(figures[other] - figures[own], error) != true);
      }
    }
  }
  CHECK(n > 30);
}
