// Ranking lists: places, changes since an earlier edition and places within groups, against counting.
#include <algorithm>
#include <catch2/catch.hpp>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/lists.hpp"
#include "hti/explain/published.hpp"

using namespace hti_test;
using hti::explain::List;
using hti::explain::ListRow;

namespace {

hti::Scores real(const std::string& id) {
  const hti::Table t = hti::datasets::load(id);
  return hti::fit(hti::definitions::load(id), t).score(t);
}

hti::Scores synthetic(int year) {
  const hti::Table t = hti::datasets::synthetic_edition(year).municipalities;
  return hti::fit(hti::definitions::load("hemtjanstindex-" + std::to_string(year)), t).score(t);
}

double nothing_or(bool known, double value) { return known ? value : no_value; }

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// 1 + the number of units with the label that are strictly better, by more than rounding.
double counted(const hti::Scores& scores, const std::string& node, std::size_t unit, const std::string& by = {}) {
  const auto values = scores[node];
  double better = 0;
  for (std::size_t v = 0; v < values.size(); ++v) {
    if (by.empty() || scores.table().group(by)[v] == scores.table().group(by)[unit])
      better += values[v] > values[unit] + 1e-9 ? 1 : 0;
  }
  return nothing_or(!std::isnan(values[unit]), 1 + better);
}

void check(const hti::Scores& now, const hti::Scores& then, std::size_t n_lists) {
  const std::vector<List> all = hti::explain::lists(now, then);
  CHECK(all.size() == n_lists);
  std::size_t compared = 0;
  for (const List& list : all) {
    REQUIRE(list.rows.size() == now.units().size());
    REQUIRE(list.by == std::vector<std::string>{"lan", "storleksklass"});
    const bool known = then.index().model().find(list.node).has_value();
    std::size_t wrong = 0;
    for (const ListRow& row : list.rows) {
      const std::size_t u = now.table().unit_at(row.place.unit);
      const auto before = then.table().find_unit(row.place.unit);
      const bool both = known && before && !std::isnan(now[list.node][u]) && !std::isnan(then[list.node][*before]);
      compared += both ? 1 : 0;
      wrong += same(row.place.rank, counted(now, list.node, u)) ? 0 : 1;
      wrong += same(row.score_change, nothing_or(both, both ? now[list.node][u] - then[list.node][*before] : 0)) ? 0 : 1;
      wrong +=
          same(row.rank_change, nothing_or(both, both ? counted(then, list.node, *before) - counted(now, list.node, u) : 0))
              ? 0
              : 1;
      for (std::size_t g = 0; g < list.by.size(); ++g) {
        const std::string& by = list.by[g];
        const bool stayed = both && then.table().group(by)[*before] == now.table().group(by)[u];
        wrong += row.within[g].label == now.table().group(by)[u] ? 0 : 1;
        wrong += same(row.within[g].rank, counted(now, list.node, u, by)) ? 0 : 1;
        const double climbed = stayed ? counted(then, list.node, *before, by) - counted(now, list.node, u, by) : 0;
        wrong += same(row.within[g].rank_change, nothing_or(stayed, climbed)) ? 0 : 1;
      }
    }
    CHECK(wrong == 0);
  }
  CHECK(compared > 500);
}

}  // namespace

TEST_CASE("lists of the real editions are what counting gives") {
  check(real("oppna-jamforelser-2014"), real("oppna-jamforelser-2013"), 4);
}

TEST_CASE("lists of the synthetic editions are what counting gives") { check(synthetic(2025), synthetic(2024), 23); }

TEST_CASE("a unit is compared with itself only where it was ranked, and under the same label") {
  hti::TableData now = table_data({{"a", {1, 2, 3, no_value, 5}}});
  now.groups["lan"] = {"x", "x", "y", "y", ""};
  hti::TableData then = table_data({{"a", {2, 1, 3, 4, no_value}}});
  then.groups["lan"] = {"x", "x", "x", "y", ""};
  const hti::Index index = hti::fit(flat({1}), {}, hti::Table(now));
  const hti::Scores later = index.score(hti::Table(now));
  const List list = hti::explain::lists(later, index.score(hti::Table(then))).at(0);

  const auto row = [&](const std::string& unit) {
    return *std::find_if(list.rows.begin(), list.rows.end(), [&](const ListRow& r) { return r.place.unit == unit; });
  };
  CHECK(list.rows.front().place.unit == "u5");
  CHECK(list.rows.back().place.unit == "u4");
  CHECK(row("u2").rank_change == 1);
  CHECK(row("u2").score_change == Approx(25));
  CHECK(row("u2").within[0].rank_change == 2);
  CHECK(row("u3").rank_change == 0);
  CHECK(std::isnan(row("u3").within[0].rank_change));  // another label then
  CHECK(std::isnan(row("u5").rank_change));            // no score then
  CHECK(std::isnan(row("u4").rank_change));            // none now
  CHECK(std::isnan(row("u5").within[0].rank));         // no label

  CHECK(std::isnan(hti::explain::lists(later)[0].rows[1].rank_change));
  CHECK(hti::explain::lists(later, std::nullopt, std::vector<std::string>{})[0].by.empty());
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::lists(later, std::nullopt, std::vector<std::string>{"kommun"}); }) ==
        std::multiset{hti::code::unknown_group});
}

TEST_CASE("the published table has the list of the index, the sub-indices and the kinds of gaps") {
  using hti::Node;
  using hti::Status;
  const auto leaf = [](const char* id, const char* parent, double weight) {
    return Node{.id = id, .parent = parent, .weight = weight, .indicator = hti::Indicator{}};
  };
  const hti::Model model({Node{.id = "index"}, Node{.id = "x", .parent = "index"}, Node{.id = "y", .parent = "index"},
                          leaf("a", "x", 1), leaf("b", "x", 1), leaf("c", "y", 1), leaf("d", "y", 0)});
  hti::TableData data{.units = {"u1", "u2", "u3"}, .indicators = {"a", "b", "c", "d"}};
  data.values = {1, 2, 3, no_value, 2, 3, 5, no_value, 1, no_value, 1, 2};
  data.statuses = {Status::observed, Status::observed, Status::observed, Status::suppressed,
                   Status::observed, Status::observed, Status::observed, Status::missing,
                   Status::observed, Status::missing,  Status::observed, Status::observed};
  const hti::Table table(data);
  const hti::Scores scores = hti::fit(model, hti::Method{}, table).score(table);
  const hti::explain::Published found = hti::explain::published(scores, scores);
  CHECK(found.parts == std::vector<std::string>{"x", "y"});
  CHECK(found.comparable == true);
  const List list = hti::explain::lists(scores, scores).front();
  REQUIRE(found.rows.size() == list.rows.size());
  for (std::size_t k = 0; k < list.rows.size(); ++k) {
    const hti::explain::PublishedRow& row = found.rows[k];
    const std::size_t unit = table.unit_at(row.line.place.unit);
    CHECK(row.line.place.unit == list.rows[k].place.unit);
    CHECK(row.line.rank_change == 0);
    for (std::size_t part = 0; part < 2; ++part) {
      const double score = scores[found.parts[part]][unit];
      CHECK((row.parts[part] == score || (std::isnan(row.parts[part]) && std::isnan(score))));
    }
    const std::vector<std::vector<std::string>> gaps{{"suppressed"}, {"missing"}, {}};  // the weightless d leaves none
    CHECK(row.gaps == gaps[unit]);
  }
  CHECK(!hti::explain::published(scores).comparable.has_value());
}

TEST_CASE("size classes belong to the lower class at their upper bound, and agree with those of the data") {
  CHECK(hti::size_class(15000) == "upp till 15 000");
  CHECK(hti::size_class(15001) == "15 001-30 000");
  CHECK(hti::size_class(30000) == "15 001-30 000");
  CHECK(hti::size_class(70000) == "30 001-70 000");
  CHECK(hti::size_class(200000) == "70 001-200 000");
  CHECK(hti::size_class(200001) == "över 200 000");
  CHECK(hti::size_class(no_value).empty());

  const hti::Table table = hti::datasets::synthetic_edition(2024).municipalities;
  hti::TableData bare = table.data();
  bare.groups.erase("storleksklass");
  const hti::Table classed = hti::with_size_classes(hti::Table(bare));
  CHECK(classed.groups() == table.groups());
  CHECK(faults<hti::DataError>([&] { (void)hti::with_size_classes(table, "invanare"); }) ==
        std::multiset{hti::code::missing_column});
}
