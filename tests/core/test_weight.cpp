#include "core/generators.hpp"
#include "core/support.hpp"

using namespace hti_test;
using hti::Method;
using hti::Model;

namespace {

const Model& tree() {
  static const Model model({node("index"), node("x", "index", 3), leaf("a", "x", 2), leaf("b", "x", 6), leaf("c", "index", 1)});
  return model;
}

hti::Table reference() { return table({{"a", {1, 2}}, {"b", {1, 5}}, {"c", {2, 9}}}); }

}  // namespace

TEST_CASE("given weights are shares within the parent", "[weight]") {
  const hti::Index index = hti::fit(tree(), {}, reference());
  CHECK(index.weight("x") == 0.75);
  CHECK(index.weight("a") == 0.25);
  CHECK(index.effective_weight("b") == 0.5625);
  CHECK(index.effective_weight("index") == 1);
}

TEST_CASE("equal weights among siblings and among indicators", "[weight]") {
  const hti::Index siblings = hti::fit(tree(), {.weight = hti::weight::equal{}}, reference());
  CHECK(siblings.effective_weight("a") == 0.25);
  CHECK(siblings.effective_weight("c") == 0.5);
  const hti::Index indicators = hti::fit(tree(), {.weight = hti::weight::equal_indicators{}}, reference());
  CHECK(indicators.weight("x") == 2 / 3.0);
  for (const char* id : {"a", "b", "c"}) CHECK(indicators.effective_weight(id) == Approx(1 / 3.0).epsilon(1e-15));
}

TEST_CASE("weight 0 leaves a node out of its parent, but it has a score of its own", "[weight]") {
  const hti::Index index = hti::fit(flat({1, 0}), {.normalise = hti::normalise::none{}}, table({{"a", {1, 2}}, {"b", {7, 9}}}));
  const auto scores = index.score(table({{"a", {1, no_value}}, {"b", {7, 9}}}));
  CHECK(scores["index"][0] == 1);
  CHECK(std::isnan(scores["index"][1]));
  CHECK(scores["b"][1] == 9);
  CHECK(scores.coverage("index") == std::vector<double>{1, 0});
}

TEST_CASE("a dropped indicator leaves its weight to its siblings", "[weight]") {
  const auto t = table({{"a", {1, 2}}, {"b", {5, 5}}, {"c", {2, 9}}});
  const hti::Index index = hti::fit(tree(), {.constant = hti::Constant::drop}, t);
  CHECK(index.weight("b") == 0);
  CHECK(index.weight("a") == 1);
  CHECK(index.weight("x") == 0.75);
  const hti::Index indicators =
      hti::fit(tree(), {.constant = hti::Constant::drop, .weight = hti::weight::equal_indicators{}}, t);
  CHECK(indicators.effective_weight("c") == 0.5);
}

TEST_CASE("entropy counts how unevenly scores are spread", "[weight]") {
  const auto weigh = [](const std::vector<double>& scores) { return hti::weight::entropy{}.weigh(scores); };
  CHECK(weigh({0, 1}) == 1);  // all of it in one place
  CHECK(weigh({3, 3, 3}) == 0);
  CHECK(weigh({1, 3}) == Approx(1 - (0.25 * std::log(4) + 0.75 * std::log(4 / 3.0)) / std::log(2)).epsilon(1e-14));
  // d = 1e-5 off the mean on either side: (d^2 / 2 + d^4 / 12 + ...) / ln 2, of which 1 less the entropy keeps six digits.
  CHECK(weigh({99999, 100001}) == Approx((5e-11 + 1e-20 / 12) / std::log(2)).epsilon(1e-14));
  CHECK(weigh({99999, 100001}) == weigh({100001, 99999}));
}

TEST_CASE("effective weights of the indicators sum to one", "[weight][property]") {
  rc::prop("under any weights of the model", [] {
    const std::size_t n = size_between(1, 10);
    std::vector<hti::Node> nodes{node("index")};
    std::vector<named_column> columns;
    for (std::size_t i = 0; i < n; ++i) {
      const std::string id = std::to_string(i);
      nodes.push_back(node("area" + id, "index", *positive()));
      for (const char* side : {"l", "r"}) {
        nodes.push_back(leaf(side + id, "area" + id, *positive()));
        columns.push_back({side + id, {0, 1}});
      }
    }
    const hti::Index index = hti::fit(Model(nodes), {}, table(columns));
    double sum = 0;
    for (const named_column& c : columns) sum += index.effective_weight(c.indicator);
    RC_ASSERT(std::abs(sum - 1) < 1e-12);
  });
}
