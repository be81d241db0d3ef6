// Districts on the national scale: where they stand, and that nobody moves for them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/support.hpp"
#include "hti/explain/districts.hpp"
#include "hti/impute/inherit.hpp"

using namespace hti_test;
using hti::explain::DistrictGap;
using hti::explain::DistrictPlace;

namespace {

struct Edition {
  hti::datasets::Synthetic tables = hti::datasets::synthetic_edition(2024);
  hti::Index index = hti::fit(hti::definitions::load("hemtjanstindex-2024"), tables.municipalities);
  hti::Scores scores = index.score(tables.municipalities);
};

const Edition& edition() {
  static const Edition made;
  return made;
}

std::size_t at(const hti::Scores& scores, const std::string& unit) { return scores.table().unit_at(unit); }

/// The municipalities under other codes, as districts of themselves.
hti::Table as_districts(const hti::Table& table) {
  hti::TableData data = table.data();
  data.groups = {{"kommun", data.units}};
  for (std::string& unit : data.units) unit += "-S";
  return hti::Table(std::move(data));
}

}  // namespace

TEST_CASE("a district identical to a municipality has its score and rank on every node", "[districts]") {
  const hti::Scores& scores = edition().scores;
  const auto d = hti::explain::districts(scores, as_districts(scores.table()));
  CHECK(d.places.size() == 5 * scores.table().n_units());
  for (const char* node : {"index", "information", "bistandshandlaggning", "utforande", "stod_och_utveckling"}) {
    std::map<std::string, double> rank;
    for (const hti::RankingRow& row : scores.ranking(node).rows) rank[row.unit] = row.rank;
    for (const DistrictPlace& place : d.places) {
      if (place.node != node) continue;
      const double score = scores[node][at(scores, place.municipality)];
      CAPTURE(place.unit, node);
      CHECK(((place.score == score && place.rank == rank[place.municipality] && place.gap == 0) ||
             (std::isnan(score) && std::isnan(place.rank))));
    }
  }
}

TEST_CASE("a place is what the list says", "[districts]") {
  const hti::Scores& scores = edition().scores;
  const auto d = hti::explain::districts(scores, edition().tables.districts);
  REQUIRE_FALSE(d.places.empty());
  for (const DistrictPlace& place : d.places) {
    if (std::isnan(place.score)) continue;
    const std::span<const double> national = scores[place.node];
    CAPTURE(place.unit, place.node);
    CHECK(place.rank ==
          1 + static_cast<double>(std::count_if(national.begin(), national.end(), [&](double x) { return x > place.score; })));
    CHECK(place.score == d.scores[place.node][at(d.scores, place.unit)]);
    CHECK(place.gap == place.score - national[at(scores, place.municipality)]);
    if (!place.above.unit.empty()) {
      CHECK(national[at(scores, place.above.unit)] == place.above.score);
      CHECK(place.above.score >= place.score);
    }
    if (!place.below.unit.empty()) {
      CHECK(national[at(scores, place.below.unit)] == place.below.score);
      CHECK(place.below.score < place.score);
    }
    for (double x : national)
      CHECK_FALSE(((x >= place.score && x < place.above.score) || (x < place.score && x > place.below.score)));
  }
}

TEST_CASE("gaps are between the highest and the lowest district of a municipality", "[districts]") {
  const auto d = hti::explain::districts(edition().scores, edition().tables.districts);
  REQUIRE(d.gaps.size() % 5 == 0);
  REQUIRE_FALSE(d.gaps.empty());
  for (const DistrictGap& gap : d.gaps) {
    std::vector<double> scores;
    for (const DistrictPlace& place : d.places) {
      if (place.node == gap.node && place.municipality == gap.municipality && !std::isnan(place.score))
        scores.push_back(place.score);
    }
    REQUIRE(scores.size() > 1);
    CHECK(gap.districts == scores.size());
    CHECK(gap.highest.score == *std::max_element(scores.begin(), scores.end()));
    CHECK(gap.lowest.score == *std::min_element(scores.begin(), scores.end()));
    CHECK(gap.gap == gap.highest.score - gap.lowest.score);
    CHECK(gap.gap > 0);
  }
}

TEST_CASE("the share inherited is the weight of the municipality's indicators", "[districts]") {
  const hti::Index& index = edition().index;
  hti::TableData data = edition().tables.districts.data();
  const std::size_t n = data.units.size();
  for (std::size_t cell = 0; cell < data.values.size(); cell += 3 * n) {  // every third indicator does not apply to the first
    const std::string& id = data.indicators[cell / n];
    if (index.model()[index.model().at(id)].indicator->scope == hti::Scope::municipality) continue;
    data.values[cell] = no_value;
    data.statuses[cell] = hti::Status::not_applicable;
  }
  const auto d = hti::explain::districts(edition().scores, hti::Table(std::move(data)));
  for (const DistrictPlace& place : d.places) {
    if (place.node != "index") continue;
    double inherited = 0;
    double applicable = 0;
    for (const std::size_t leaf : index.model().indicators()) {
      const std::size_t column = *d.scores.table().find_indicator(index.model()[leaf].id);
      const std::size_t unit = at(d.scores, place.unit);
      if (d.scores.table().status(unit, column) == hti::Status::not_applicable) continue;
      const double weight = index.effective_weight(index.model()[leaf].id);
      applicable += weight;
      if (index.model()[leaf].indicator->scope == hti::Scope::municipality) inherited += weight;
    }
    CHECK(place.inherited == Approx(inherited / applicable).epsilon(1e-12));
    CHECK(place.inherited > 0.2);
  }
}

TEST_CASE("districts move no municipality and change nothing that was learnt", "[districts]") {
  const hti::Scores& scores = edition().scores;
  const std::string learnt = edition().index.to_json();
  const std::vector<double> before = copy(scores.values());
  (void)hti::explain::districts(scores, edition().tables.districts);
  CHECK(edition().index.to_json() == learnt);
  CHECK(same_bits(scores.values(), before));
  const hti::Scores again = edition().index.score(edition().tables.municipalities);
  CHECK(same_bits(again.values(), before));
}

TEST_CASE("a district without a score stands last and has no rank; one district has no gap", "[districts]") {
  hti::TableData data =
      hti::impute::inherit(edition().tables.districts, edition().tables.municipalities, edition().index.model()).data();
  const std::size_t n = data.units.size();
  for (std::size_t u = 1; u < n; ++u) data.groups["kommun"][u] = "X001";
  data.groups["kommun"][0] = "X002";
  for (std::size_t cell = n - 1; cell < data.values.size(); cell += n) {
    data.values[cell] = no_value;
    data.statuses[cell] = hti::Status::suppressed;
    data.origins[cell] = hti::Origin::own;
  }
  const std::string last = data.units[n - 1];
  const auto d = hti::explain::districts(edition().scores, hti::Table(std::move(data)));
  const auto utforande = [](const auto& row) { return row.node == "utforande"; };
  const auto first = std::find_if(d.places.begin(), d.places.end(), utforande);
  const DistrictPlace& place = *(first + static_cast<std::ptrdiff_t>(n) - 1);
  CHECK(place.unit == last);
  CHECK(std::isnan(place.score));
  CHECK(std::isnan(place.rank));
  for (const DistrictGap& gap : d.gaps) {
    if (gap.municipality == "X002") CHECK((gap.districts == 1 && std::isnan(gap.gap) && gap.highest.unit == gap.lowest.unit));
  }
}
