#include "core/generators.hpp"
#include "core/support.hpp"

#include <algorithm>

using namespace hti_test;
using hti::Group;
using hti::Method;
using hti::Ranking;
using hti::Reason;

namespace {

Method plain() { return {.normalise = hti::normalise::none{}}; }

hti::Scores score(const std::vector<double>& values, Method method = plain()) {
  const auto t = table({{"a", values}});
  return hti::fit(flat({1}), std::move(method), t).score(t);
}

std::vector<std::string> order(const Ranking& ranking) {
  std::vector<std::string> result;
  for (const auto& row : ranking.rows) result.push_back(row.unit);
  return result;
}

std::vector<double> ranks(const Ranking& ranking) {
  std::vector<double> result;
  for (const auto& row : ranking.rows) result.push_back(row.rank);
  return result;
}

}  // namespace

TEST_CASE("a ranking stands best first, equals by code, the unranked last", "[scores]") {
  const Ranking r = score({1, 5, no_value, 5, 3}).ranking();
  CHECK(order(r) == std::vector<std::string>{"u2", "u4", "u5", "u1", "u3"});
  CHECK(r.rows[0].rank == 1);
  CHECK(r.rows[1].rank == 1);
  CHECK(r.rows[2].rank == 3);
  CHECK(r.rows[3].rank == 4);
  CHECK(std::isnan(r.rows[4].rank));
  CHECK(std::isnan(r.rows[4].score));
  CHECK(r.rows[4].group == Group::none);
  CHECK(r.rows[4].colour == hti::Colour::grey);
  CHECK(r.rows[4].reason == Reason::no_values);
  CHECK(r.rows[0].reason == Reason::none);
  CHECK(r.node == "index");
}

TEST_CASE("ordinal ties break by unit code, not by position", "[scores]") {
  auto data = table_data({{"a", {5, 5, 1}}});
  data.units = {"0180", "0114", "2584"};
  const hti::Table t(data);
  Method method = plain();
  method.rank.ties = hti::Ties::ordinal;
  const Ranking r = hti::fit(flat({1}), method, t).score(t).ranking();
  CHECK(order(r) == std::vector<std::string>{"0114", "0180", "2584"});
  CHECK(ranks(r) == std::vector<double>{1, 2, 3});
}

TEST_CASE("the method's rule for ties and tolerance is used", "[scores]") {
  Method method = plain();
  method.rank = {.ties = hti::Ties::average, .tolerance = 0.5};
  CHECK(ranks(score({3, 2.6, 2.4, 1}, method).ranking()) == std::vector<double>{1.5, 1.5, 3, 4});
}

TEST_CASE("ranks within groups", "[scores]") {
  auto data = table_data({{"a", {1, 2, 3, 4, no_value}}});
  data.groups["county"] = {"x", "y", "x", "y", "x"};
  const hti::Table t(data);
  const Ranking r = hti::fit(flat({1}), plain(), t).score(t).ranking("index", "county");
  CHECK(order(r) == std::vector<std::string>{"u3", "u1", "u5", "u4", "u2"});
  CHECK(r.by_label == std::vector<std::string>{"x", "x", "x", "y", "y"});
  CHECK(r.rows[0].rank == 1);
  CHECK(r.rows[1].rank == 2);
  CHECK(r.rows[3].rank == 1);
  const auto scores = hti::fit(flat({1}), plain(), t).score(t);
  CHECK(faults<hti::DataError>([&] { (void)scores.ranking("index", "lan"); }) == std::multiset{hti::code::unknown_group});
  CHECK(faults<hti::ModelError>([&] { (void)scores.ranking("indx"); }) == std::multiset{hti::code::unknown_node});
}

TEST_CASE("groups are frozen by the reference and belong to the group above at the bound", "[scores]") {
  // Mean 0, sample standard deviation 2: bounds -2.5, -0.5, 0.5, 2.5.
  const auto reference = table({{"a", {-2, 2, -2, 2, 0}}});
  const hti::Index index = hti::fit(flat({1}), plain(), reference);
  REQUIRE(index.cutoffs().mean == 0);
  REQUIRE(index.cutoffs().sd == 2);
  const auto others = table({{"a", {2.5, 2.49, 0.5, 0.49, -0.5, -0.51, -2.5, -2.51}}});
  std::vector<Group> groups;
  for (const auto& row : index.score(others).ranking().rows) groups.push_back(row.group);
  CHECK(groups == std::vector<Group>{Group::high, Group::above, Group::above, Group::near, Group::near, Group::below,
                                     Group::below, Group::low});
}

TEST_CASE("the reason for a missing score names the node it rests on", "[scores]") {
  const hti::Model model({node("index"), node("x", "index", 3), leaf("a", "x"), leaf("b", "x"), leaf("c", "x"),
                          node("y", "index", 1), leaf("d", "y")});
  const auto t =
      table({{"a", {1, no_value, no_value}}, {"b", {1, no_value, no_value}}, {"c", {1, 2, no_value}}, {"d", {1, 4, no_value}}});
  Method method = plain();
  method.missing.missing = method.missing.suppressed = hti::missing::renormalise{.min_coverage = 0.5};
  const auto scores = hti::fit(model, method, t).score(t);
  const auto root = scores.ranking();
  CHECK(root.rows[1].unit == "u2");
  CHECK(root.rows[1].reason == Reason::low_coverage);
  CHECK(root.rows[1].reason_node == "index");
  CHECK(root.rows[2].reason == Reason::no_values);
  const auto sub = scores.ranking("x");
  CHECK(sub.rows[1].reason == Reason::low_coverage);
  CHECK(sub.rows[1].reason_node == "x");
  CHECK(sub.rows[1].coverage == Approx(1 / 3.0).epsilon(1e-15));
}

TEST_CASE("other units are placed among the reference, which stays as it is", "[scores]") {
  const auto reference = table({{"a", {10, 20, 20, 40, no_value}}});
  const hti::Index index = hti::fit(flat({1}), plain(), reference);
  const auto scores = index.score(reference);
  const auto places = index.score(table({{"a", {50, 20, 15, 5, no_value}}})).place_in(scores);
  REQUIRE(places.size() == 5);
  const auto expect = [&](std::size_t k, double rank, const std::string& above, const std::string& below) {
    CHECK(places[k].rank == rank);
    CHECK(places[k].above == above);
    CHECK(places[k].below == below);
  };
  expect(0, 1, "", "u4");
  expect(1, 2, "u3", "u1");
  expect(2, 4, "u3", "u1");
  expect(3, 5, "u1", "");
  CHECK(std::isnan(places[4].rank));
  CHECK(places[4].group == Group::none);
}

TEST_CASE("provenance says what made a result", "[scores]") {
  const auto reference = table({{"a", {1, 2}}});
  const auto other = table({{"a", {3}}});
  const hti::Index index = hti::fit(flat({1}), plain(), reference);
  const hti::Provenance p = index.score(other).provenance();
  CHECK(p.library_version == hti::version);
  CHECK(p.reference_hash == reference.hash());
  CHECK(p.table_hash == other.hash());
  CHECK(p.definition_hash == index.definition().hash());
}

TEST_CASE("scores outlive the index and the table they came from", "[scores]") {
  CHECK(score({1, 3}).ranking().rows.at(0).score == 3);
  const hti::Scores kept = score({1, 3});
  CHECK(kept["index"][1] == 3);
  CHECK(kept.index().model().size() == 2);
}

TEST_CASE("properties of rankings", "[scores][property]") {
  rc::prop("permuting the units permutes the result and changes no bit", [] {
    const std::size_t n = size_between(2, 40);
    std::vector<double> a = *values(n);
    std::vector<double> b = *values(n);
    a[0] = b[0] = -2000;
    a[1] = b[1] = 2000;
    for (std::size_t u = 2; u < n; ++u) {
      if (*rc::gen::inRange(0, 4) == 0) a[u] = no_value;
    }
    const auto rows_of = [](const hti::TableData& data) {
      const hti::Table t(data);
      const auto ranking = hti::fit(flat({2, 1}), {}, t).score(t).ranking();
      std::vector<std::string> units;
      std::vector<double> numbers;
      for (const auto& row : ranking.rows) {
        units.push_back(row.unit);
        numbers.insert(numbers.end(), {row.score, row.rank, row.coverage, static_cast<double>(row.colour)});
      }
      return std::pair{units, numbers};
    };
    hti::TableData data = table_data({{"a", a}, {"b", b}});
    const auto before = rows_of(data);
    const auto rotate = [&](auto first, auto last) { std::rotate(first, first + (last - first) / 2, last); };
    const auto step = static_cast<std::ptrdiff_t>(n);
    rotate(data.units.begin(), data.units.end());
    rotate(data.values.begin(), data.values.begin() + step);
    rotate(data.values.begin() + step, data.values.end());
    rotate(data.statuses.begin(), data.statuses.begin() + step);
    rotate(data.statuses.begin() + step, data.statuses.end());
    const auto after = rows_of(data);
    RC_ASSERT(before.first == after.first);
    RC_ASSERT(same_bits(before.second, after.second));
  });
  rc::prop("a higher value never lowers a score or a rank", [] {
    const std::size_t n = size_between(3, 20);
    std::vector<double> a = *values(n);
    const std::vector<double> b = *values(n);
    const auto reference = [&] {
      std::vector<double> x = b;
      x[0] = -5000;
      x[1] = 5000;
      return table({{"a", x}, {"b", x}});
    }();
    const hti::Index index = hti::fit(flat({1, 2}), {}, reference);
    const auto rank_of_first = [&] {
      const auto scores = index.score(table({{"a", a}, {"b", b}}));
      for (const auto& row : scores.ranking().rows) {
        if (row.unit == "u1") return std::pair{row.score, row.rank};
      }
      return std::pair{no_value, no_value};
    };
    const auto before = rank_of_first();
    a[0] += *positive();
    const auto after = rank_of_first();
    RC_ASSERT(after.first > before.first);
    RC_ASSERT(after.second <= before.second);
  });
}
