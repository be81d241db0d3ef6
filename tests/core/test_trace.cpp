#include "core/generators.hpp"
#include "core/support.hpp"

#include <algorithm>

using namespace hti_test;
using hti::Method;
using hti::Model;
using hti::Status;
using hti::Trace;
using hti::TraceStep;

namespace {

const Model& model() {
  static const Model m({node("index"), node("x", "index", 3), leaf("a", "x", 2), leaf("b", "x", 1, hti::Direction::lower),
                        leaf("c", "index", 1)});
  return m;
}

hti::Table reference() {
  return table({{"a", {0, 5, no_value, 10}, {Status::observed, Status::observed, Status::not_answered, Status::observed}},
                {"b", {10, 20, 30, no_value}},
                {"c", {1, 2, 5, 5}}});
}

const TraceStep* step_of(const Trace& trace, const std::string& step) {
  const auto it = std::find_if(trace.steps.begin(), trace.steps.end(), [&](const TraceStep& s) { return s.step == step; });
  return it == trace.steps.end() ? nullptr : &*it;
}

Trace trace(const Method& method, const std::string& unit, const std::string& node_id = {}) {
  return hti::fit(model(), method, reference()).score(reference()).trace(unit, node_id);
}

}  // namespace

TEST_CASE("a trace tells a score from raw value to root", "[trace]") {
  const Trace t = trace({}, "u2");
  CHECK(t.node == "index");
  CHECK(t.score == Approx(0.75 * 50 + 0.25 * 25));
  REQUIRE(t.children.size() == 2);
  const Trace& x = t.children[0];
  CHECK(x.weight == 0.75);
  CHECK(x.score == 50);
  REQUIRE(x.children.size() == 2);
  const Trace& b = x.children[1];
  CHECK(b.indicator);
  CHECK(b.raw == 20);
  CHECK(b.direction == hti::Direction::lower);
  CHECK(b.status == Status::observed);
  CHECK(b.effective_weight == 0.25);
  REQUIRE(step_of(b, "normalise"));
  CHECK(step_of(b, "normalise")->input == 20);
  CHECK(step_of(b, "normalise")->output == 50);
  REQUIRE(step_of(x, "aggregate"));
}

TEST_CASE("what is absent shows its status and where its weight went", "[trace]") {
  const Trace t = trace({}, "u4", "x");
  CHECK(t.coverage == Approx(2 / 3.0).epsilon(1e-15));
  CHECK(t.children[0].used_weight == 1);
  CHECK(t.children[1].used_weight == 0);
  CHECK(t.children[1].status == Status::missing);
  CHECK(std::isnan(t.children[1].raw));
  CHECK(std::isnan(t.children[1].score));
}

TEST_CASE("a penalised cell shows the penalty, and is not covered", "[trace]") {
  Method method;
  method.missing.not_answered = hti::missing::penalise{.value = 10};
  const Trace a = trace(method, "u3", "a");
  CHECK(a.status == Status::not_answered);
  REQUIRE(step_of(a, "penalise"));
  CHECK(step_of(a, "penalise")->output == 10);
  CHECK(a.score == 10);
  CHECK(a.coverage == 0);
  CHECK_FALSE(step_of(a, "normalise"));
}

TEST_CASE("an imputed cell shows what was put in", "[trace]") {
  Method method;
  method.missing.missing = hti::impute::mean{};
  const Trace b = trace(method, "u4", "b");
  REQUIRE(step_of(b, "impute"));
  CHECK(step_of(b, "impute")->output == 20);
  REQUIRE(step_of(b, "normalise"));
  CHECK(step_of(b, "normalise")->input == 20);
  CHECK(b.score == 50);
}

TEST_CASE("what is cut is marked", "[trace]") {
  const hti::Index index =
      hti::fit(model(), {.normalise = hti::normalise::min_max{.clip = hti::Interval{0, 100}}}, reference());
  const Trace t = index.score(table({{"a", {99}}, {"b", {10}}, {"c", {1}}})).trace("u1", "a");
  REQUIRE(step_of(t, "normalise"));
  CHECK_FALSE(step_of(t, "normalise")->mark.empty());
  CHECK(t.score == 100);
}

TEST_CASE("rescaling is the last step", "[trace]") {
  Method method;
  method.rescale["index"] = hti::normalise::min_max{};
  const auto scores = hti::fit(model(), method, reference()).score(reference());
  const Trace t = scores.trace("u2");
  REQUIRE_FALSE(t.steps.empty());
  CHECK(t.steps.back().step == "rescale");
  CHECK(t.steps.back().output == scores["index"][1]);
  CHECK(t.score == scores["index"][1]);
}

TEST_CASE("unknown units and nodes are refused", "[trace]") {
  CHECK(faults<hti::DataError>([] { (void)trace({}, "u9"); }) == std::multiset{hti::code::unknown_unit});
  CHECK(faults<hti::ModelError>([] { (void)trace({}, "u1", "z"); }) == std::multiset{hti::code::unknown_node});
}

TEST_CASE("the text names every node, the raw value and the status", "[trace]") {
  const std::string text = hti::to_text(trace({}, "u4"));
  for (const char* part : {"index", "x", "a", "b", "c", "missing", "lower is better", "min_max"})
    CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("a trace tells whose figure it is", "[trace]") {
  hti::TableData data = table_data({{"a", {5}}, {"b", {20}}, {"c", {2}}});
  data.origins = {hti::Origin::own, hti::Origin::borrowed, hti::Origin::inherited};
  const Trace t = hti::fit(model(), {}, reference()).score(hti::Table(std::move(data))).trace("u1");
  CHECK(t.children[0].children[0].origin == hti::Origin::own);
  CHECK(t.children[0].children[1].origin == hti::Origin::borrowed);
  CHECK(t.children[1].origin == hti::Origin::inherited);
  CHECK(t.children[0].coverage == Approx(2 / 3.0).epsilon(1e-15));
  CHECK_THAT(hti::to_text(t), Catch::Contains("raw 20, borrowed from another year, lower") &&
                                  Catch::Contains("raw 2, inherited from the municipality"));
}

TEST_CASE("a trace says what score says, on every node", "[trace][property]") {
  rc::prop("to the bit, and the parts make up the whole", [] {
    const std::size_t n = size_between(3, 12);
    const auto column = [&](const char* id) {
      named_column c{id, *values(n), std::vector<Status>(n, Status::observed)};
      c.values[0] = -900;
      c.values[1] = 900;
      for (std::size_t u = 2; u < n; ++u) {
        if (*rc::gen::inRange(0, 3) != 0) continue;
        c.values[u] = no_value;
        c.statuses[u] = *rc::gen::element(Status::missing, Status::not_answered, Status::suppressed, Status::not_applicable);
      }
      return c;
    };
    const auto t = table({column("a"), column("b"), column("c")});
    Method method;
    method.missing.missing = hti::impute::median{};
    const auto scores = hti::fit(model(), method, t).score(t);
    const auto agree = [&](const auto& self, const Trace& trace, std::size_t unit) -> void {
      const double expected = scores[trace.node][unit];
      RC_ASSERT(same_bits({&trace.score, 1}, {&expected, 1}) || (std::isnan(trace.score) && std::isnan(expected)));
      const double covered = scores.coverage(trace.node)[unit];
      RC_ASSERT((std::isnan(covered) ? std::isnan(trace.coverage) : std::abs(trace.coverage - covered) < 1e-12));
      double sum = 0;
      double used = 0;
      for (const Trace& child : trace.children) {
        self(self, child, unit);
        if (child.used_weight > 0) sum += child.used_weight * child.score;
        used += child.used_weight;
      }
      if (trace.children.empty() || std::isnan(trace.score)) return;
      RC_ASSERT(std::abs(used - 1) < 1e-12);
      RC_ASSERT(std::abs(sum - trace.score) < 1e-9);
    };
    for (std::size_t u = 0; u < n; ++u) agree(agree, scores.trace(t.units()[u]), u);
  });
}
