#include <array>
#include <random>

#include "core/support.hpp"
#include "hti/explain/contributions.hpp"
#include "hti/explain/what_if.hpp"

using namespace hti_test;
using strings = std::vector<std::string>;

namespace {

/// index > heavy (h1, h2: 44 of 100), light (l1..l3: 56); nobody is without a score.
hti::Model model() {
  return hti::Model({node("index"), node("heavy", "index", 44), leaf("h1", "heavy", 20), leaf("h2", "heavy", 24),
                     node("light", "index", 56), leaf("l1", "light", 24), leaf("l2", "light", 16), leaf("l3", "light", 16)});
}

hti::Scores scores(hti::Missing rule) {
  const double o = no_value;
  const hti::Table table(table_data(
      {{"h1", {1, 2, o, 3}}, {"h2", {1, o, o, 3}}, {"l1", {1, 2, 2, 3}}, {"l2", {1, 2, 2, o}}, {"l3", {1, 2, 2, o}}}));
  hti::Method method;
  method.missing.missing = method.missing.suppressed = method.missing.not_applicable = rule;
  if (!std::holds_alternative<hti::missing::renormalise>(rule)) method.missing.not_applicable = hti::missing::renormalise{};
  return hti::fit(model(), method, table).score(table);
}

}  // namespace

TEST_CASE("a score of which a heavy node is less than half observed is marked", "[thin]") {
  const hti::Scores s = scores(hti::missing::renormalise{.min_coverage = 0});
  // u2 has 20 of 44 of heavy; u3 nothing of it; u4 has 24 of 56 of light, and is whole on heavy.
  CHECK(s.thin() == strings{"", "heavy", "heavy", "light"});
  CHECK(s.thin("heavy") == strings{"", "heavy", "", ""});  // u3 has no score there: the reason says so
  CHECK(s.thin("light") == strings{"", "", "", "light"});
  for (const hti::RankingRow& row : s.ranking().rows) CHECK(row.thin == s.thin()[s.table().unit_at(row.unit)]);
  for (const hti::Place& place : s.place_in(s)) CHECK(place.thin == s.thin()[s.table().unit_at(place.unit)]);
  CHECK_THROWS_AS(s.thin("nobody"), hti::ModelError);
}

TEST_CASE("what is imputed is not observed", "[thin]") {
  const hti::Scores s = scores(hti::impute::mean{});
  CHECK(s.thin() == strings{"", "heavy", "heavy", "light"});
  CHECK(s.thin("heavy") == strings{"", "heavy", "heavy", ""});
}

TEST_CASE("exactly half is enough, and so is a node under a quarter", "[thin]") {
  const double o = no_value;
  const hti::Model four = flat({0.1, 0.1, 0.1, 0.1});
  const hti::Table table(table_data({{"a", {1, 2, o, 3}}, {"b", {1, 2, o, 3}}, {"c", {1, o, o, 3}}, {"d", {2, o, 5, 3}}}));
  hti::Method method;
  for (auto* rule : {&method.missing.missing, &method.missing.suppressed, &method.missing.not_applicable}) {
    *rule = hti::missing::renormalise{.min_coverage = 0};
  }
  // A quarter each: an indicator that is not there is itself a heavy node; of the whole, half is there.
  CHECK(hti::fit(four, method, table).score(table).thin() == strings{"", "c", "index", ""});
  const hti::Model light = flat({0.3, 0.3, 0.2, 0.2});
  CHECK(hti::fit(light, method, table).score(table).thin() == strings{"", "", "index", ""});
}

TEST_CASE("every product of one unit carries the mark of its scores", "[thin]") {
  const hti::Scores s = scores(hti::missing::renormalise{.min_coverage = 0});
  const auto thin_of = [&](const hti::Trace& t) { return s.thin(t.node)[s.table().unit_at(t.unit)]; };
  for (const std::string& unit : s.units()) {
    const std::size_t u = s.table().unit_at(unit);
    const hti::Trace trace = s.trace(unit);
    CHECK(trace.thin == s.thin()[u]);
    for (const hti::Trace& child : trace.children) CHECK(child.thin == thin_of(child));
    CHECK((to_text(trace).find("rests on little: " + trace.thin) != std::string::npos) == !trace.thin.empty());
    for (const auto& row : hti::explain::contributions(s, unit, hti::explain::nation(s)).rows) {
      CHECK(row.thin == s.thin(row.node)[u]);
    }
    CHECK(hti::explain::WhatIf(s, unit).before().thin == s.thin()[u]);
  }
}

TEST_CASE("what is edited, scored again or compared carries the mark of what it rests on then", "[thin]") {
  const hti::Scores s = scores(hti::missing::renormalise{.min_coverage = 0});
  std::mt19937 bits(5);
  const std::array statuses{hti::Status::observed, hti::Status::missing, hti::Status::suppressed, hti::Status::not_applicable};
  std::size_t marked = 0;
  for (int turn = 0; turn < 200; ++turn) {
    const std::string& unit = s.units()[bits() % 4];
    std::vector<hti::explain::Edit> edits;
    for (const char* id : {"h1", "h2", "l1", "l2", "l3"}) {
      if (bits() % 2 == 0) continue;
      const hti::Status status = statuses[bits() % 4];
      edits.push_back({.indicator = id, .value = status == hti::Status::observed ? 2 : no_value, .status = status});
    }
    // The frame is frozen, so the index scores the edited table as the question does.
    const hti::Table table = hti::explain::edited(s.table(), s.index().model(), unit, edits);
    const hti::Scores again = s.index().score(table);
    for (const std::string node : {"index", "heavy", "light"}) {
      const std::string expected = again.thin(node)[table.unit_at(unit)];
      CHECK(hti::explain::WhatIf(s, unit, node)(edits).thin == expected);
      marked += !expected.empty();
    }
  }
  CHECK(marked > 100);
}

TEST_CASE("a method of one's own asks for half of every node", "[missing]") {
  CHECK(hti::missing::renormalise{}.min_coverage == 0.5);
  CHECK(hti::Method{}.missing.missing == hti::Missing(hti::missing::renormalise{.min_coverage = 0.5}));
}
