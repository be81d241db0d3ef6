#include "core/generators.hpp"
#include "core/support.hpp"

using namespace hti_test;
using hti::code;
using hti::Model;
using hti::ModelError;
using hti::Node;

namespace {

std::vector<std::string> ids(const Model& model) {
  std::vector<std::string> result;
  for (const Node& n : model) result.push_back(n.id);
  return result;
}

std::multiset<code> faults_of(std::vector<Node> nodes) {
  return faults<ModelError>([&] { Model{std::move(nodes)}; });
}

}  // namespace

TEST_CASE("a model keeps its nodes in pre-order, siblings as given", "[model]") {
  const Model model({leaf("b1", "b"), node("b", "index"), leaf("a2", "a"), node("index"), node("a", "index"), leaf("a1", "a"),
                     leaf("own", "index")});
  CHECK(ids(model) == std::vector<std::string>{"index", "b", "b1", "a", "a2", "a1", "own"});
  CHECK(std::vector<Node>(model.begin(), model.end()) == std::vector<Node>(model.nodes().begin(), model.nodes().end()));
  CHECK(model.parent(model.at("a1")) == model.at("a"));
  CHECK(model.parent(0) == 0);
  const auto children = model.children(0);
  CHECK(std::vector<std::size_t>(children.begin(), children.end()) == std::vector<std::size_t>{1, 3, 6});
  const auto indicators = model.indicators();
  CHECK(std::vector<std::size_t>(indicators.begin(), indicators.end()) == std::vector<std::size_t>{2, 4, 5, 6});
}

TEST_CASE("levels are heights, also where children hang at different depths", "[model]") {
  const Model model({node("index"), leaf("near", "index"), node("area", "index"), node("sub", "area"), leaf("far", "sub")});
  CHECK(model.level(model.at("near")) == 1);
  CHECK(model.level(model.at("far")) == 1);
  CHECK(model.level(model.at("sub")) == 2);
  CHECK(model.level(model.at("area")) == 3);
  CHECK(model.level(0) == 4);
}

TEST_CASE("a model may be a single indicator", "[model]") {
  const Model model({leaf("only", "")});
  CHECK(model.size() == 1);
  CHECK(model.level(0) == 1);
}

TEST_CASE("nodes are found by id", "[model]") {
  const Model model = flat({1, 1});
  CHECK(model.find("b") == 2);
  CHECK_FALSE(model.find("c"));
  CHECK(faults<ModelError>([&] { (void)model.at("indx"); }) == std::multiset{code::unknown_node});
  CHECK_THROWS_WITH(model.at("indx"), Catch::Contains("index"));
}

TEST_CASE("each fault of a tree has its code", "[model]") {
  CHECK(faults_of({}) == std::multiset{code::empty_model});
  CHECK(faults_of({node("index"), leaf("a", "index"), leaf("a", "index")}) == std::multiset{code::duplicate_node});
  CHECK(faults_of({node("index"), leaf("a", "index"), leaf("b", "indx")}) == std::multiset{code::unknown_parent});
  CHECK(faults_of({leaf("a", ""), leaf("b", "")}) == std::multiset{code::several_roots});
  CHECK(faults_of({node("index"), node("empty", "index"), leaf("a", "index")}) == std::multiset{code::childless_node});
  CHECK(faults_of({node("index"), leaf("a", "index"), leaf("b", "a")}) == std::multiset{code::indicator_with_children});
  CHECK(faults_of({node("index"), leaf("a", "index", -1), leaf("b", "index")}) == std::multiset{code::invalid_weight});
  CHECK(faults_of({node("index"), leaf("a", "index", no_value), leaf("b", "index")}) == std::multiset{code::invalid_weight});
  CHECK(faults_of({node("index"), leaf("a", "index", infinity), leaf("b", "index")}) == std::multiset{code::invalid_weight});
  CHECK(faults_of({node("index"), leaf("a", "index", 0), leaf("b", "index", 0)}) == std::multiset{code::zero_weights});
  CHECK(faults_of({node("index"), leaf("a", "index"), leaf("", "index")}).count(code::missing_id) == 1);
}

TEST_CASE("a cycle is reported, once, also where no root is left", "[model]") {
  const auto alone = faults_of({node("x", "y"), node("y", "x"), leaf("a", "x")});
  CHECK(alone.count(code::cycle) == 1);
  CHECK(alone.count(code::no_root) == 1);
  const auto beside =
      faults_of({node("index"), leaf("a", "index"), node("x", "z"), node("y", "x"), node("z", "y"), leaf("b", "z")});
  CHECK(beside == std::multiset{code::cycle});
  CHECK(faults_of({node("index"), leaf("a", "index"), node("x", "x"), leaf("b", "x")}) == std::multiset{code::cycle});
}

TEST_CASE("intervals of an indicator are low < high", "[model]") {
  Node posts = leaf("a", "index");
  posts.indicator->goalposts = hti::Interval{5, 5};
  Node range = leaf("b", "index");
  range.indicator->range = hti::Interval{0, infinity};
  CHECK(faults_of({node("index"), posts, range}) == std::multiset{code::invalid_goalposts, code::invalid_range});
}

TEST_CASE("five faults are five problems, each with its node", "[model]") {
  const std::vector<Node> nodes{node("index"),        leaf("a", "index", -1), leaf("a", "index"),
                                leaf("b", "nowhere"), node("empty", "index"), node("other")};
  CHECK(faults_of(nodes) == std::multiset{code::invalid_weight, code::duplicate_node, code::unknown_parent,
                                          code::childless_node, code::several_roots, code::childless_node});
  try {
    Model{nodes};
  } catch (const ModelError& error) {
    for (const hti::Problem& p : error.problems()) CHECK_FALSE(p.indicator.empty());
    CHECK(std::string(error.what()).find("nowhere") != std::string::npos);
  }
}

TEST_CASE("allowed ranges follow the kind", "[model]") {
  Node share = leaf("share", "index");
  share.indicator->kind = hti::Kind::share;
  Node fact = leaf("fact", "index");
  fact.indicator->kind = hti::Kind::yes_no;
  Node own = leaf("own", "index");
  own.indicator->kind = hti::Kind::share;
  own.indicator->range = hti::Interval{0, 1};
  const Model model({node("index"), share, fact, own, leaf("points", "index")});
  CHECK(model.allowed_range(1) == hti::Interval{0, 100});
  CHECK(model.allowed_range(2) == hti::Interval{0, 1});
  CHECK(model.allowed_range(3) == hti::Interval{0, 1});
  CHECK_FALSE(model.allowed_range(4));
  CHECK_FALSE(model.allowed_range(0));
}

TEST_CASE("any tree in any order becomes the same pre-order", "[model][property]") {
  rc::prop("parents stand before children, subtrees are contiguous, levels are heights", [] {
    const std::size_t n = size_between(2, 30);
    std::vector<std::size_t> parent{0};
    for (std::size_t i = 1; i < n; ++i) parent.push_back(size_between(0, static_cast<int>(i) - 1));
    std::vector<bool> inner(n, false);
    for (std::size_t i = 1; i < n; ++i) inner[parent[i]] = true;
    std::vector<Node> nodes;
    for (std::size_t i = 0; i < n; ++i) {
      const std::string up = i == 0 ? "" : "n" + std::to_string(parent[i]);
      nodes.push_back(inner[i] ? node("n" + std::to_string(i), up) : leaf("n" + std::to_string(i), up));
    }
    const std::size_t shift = size_between(0, static_cast<int>(n) - 1);
    std::rotate(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(shift), nodes.end());
    const Model model(nodes);
    RC_ASSERT(model.size() == n);
    for (std::size_t i = 1; i < n; ++i) {
      RC_ASSERT(model.parent(i) < i);
      RC_ASSERT(model[model.parent(i)].id == model[i].parent);
      RC_ASSERT(model.level(model.parent(i)) > model.level(i));
      // The parent of a node is the node before it or an ancestor of that one.
      std::size_t at = i - 1;
      while (at != model.parent(i) && at != 0) at = model.parent(at);
      RC_ASSERT(at == model.parent(i));
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < n; ++i) kept += model.children(i).size();
    RC_ASSERT(kept == n - 1);
    for (std::size_t top = 0; top < n; ++top) {
      std::size_t below = 0;
      for (std::size_t i = 0; i < n; ++i) {
        std::size_t up = i;
        while (up != top && up != 0) up = model.parent(up);
        RC_ASSERT(model.within(i, top) == (up == top));
        below += up == top;
      }
      RC_ASSERT(model.past(top) == top + below);
    }
  });
}
