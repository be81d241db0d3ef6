// Made-up editions: fictitious, repeatable, linked, with every kind of missing, and near the published figures.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "hti/datasets/synthetic.hpp"
#include "hti/hti.hpp"

namespace {

using hti::datasets::synthetic_edition;

const hti::datasets::Synthetic& made(int year) {
  static std::map<int, hti::datasets::Synthetic> kept;
  auto it = kept.find(year);
  if (it == kept.end()) it = kept.emplace(year, synthetic_edition(year)).first;
  return it->second;
}

hti::Scores scored(const hti::Table& table, int definition) {
  return hti::fit(hti::definitions::load("hemtjanstindex-" + std::to_string(definition)), table).score(table);
}

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double correlation(std::span<const double> a, std::span<const double> b) {
  double n = 0, sa = 0, sb = 0, aa = 0, bb = 0, ab = 0;
  for (std::size_t u = 0; u < a.size(); ++u) {
    if (std::isnan(a[u]) || std::isnan(b[u])) continue;
    n += 1, sa += a[u], sb += b[u], aa += a[u] * a[u], bb += b[u] * b[u], ab += a[u] * b[u];
  }
  return (n * ab - sa * sb) / std::sqrt((n * aa - sa * sa) * (n * bb - sb * sb));
}

std::span<const double> column(const hti::Table& table, const char* id) { return table.values(*table.find_indicator(id)); }

}  // namespace

TEST_CASE("the seed decides everything", "[flagship]") {
  const hti::datasets::Synthetic again = synthetic_edition(2024);
  CHECK(again.municipalities.hash() == made(2024).municipalities.hash());
  CHECK(again.districts.hash() == made(2024).districts.hash());
  CHECK(again.units.hash() == made(2024).units.hash());
  CHECK(synthetic_edition(2024, 99).municipalities.hash() != again.municipalities.hash());
  CHECK_THROWS_AS(synthetic_edition(2021), hti::DataError);
  CHECK_THROWS_AS(synthetic_edition(2026), hti::DataError);
}

TEST_CASE("units are fictitious and every table says synthetic", "[flagship]") {
  for (const hti::Table* table : {&made(2024).municipalities, &made(2024).districts, &made(2024).units}) {
    CHECK(table->period() == "2024 (syntetisk/synthetic)");
    for (std::size_t u = 0; u < table->n_units(); ++u) {
      CHECK(table->units()[u].starts_with("X"));
      CHECK(table->names()[u].starts_with("Exempel"));
    }
  }
  CHECK(made(2024).municipalities.units()[16] == "X017");
  CHECK(made(2024).municipalities.names()[16] == "Exempelkommun 017");
  for (const std::string& county : made(2024).municipalities.group("lan")) CHECK(county.starts_with("Exempellän "));
  CHECK(scored(made(2024).municipalities, 2024).provenance().period == "2024 (syntetisk/synthetic)");
  CHECK(scored(made(2024).municipalities, 2024).provenance().status == "reconstruction");
}

TEST_CASE("290 municipalities of the country's sizes, with districts and 2 to 40 units", "[flagship]") {
  const auto& [municipalities, districts, units] = made(2025);
  REQUIRE(municipalities.n_units() == 290);
  CHECK(municipalities.n_indicators() == 71);
  CHECK(units.n_indicators() == 25);
  const std::vector<double>& population = municipalities.background().at("befolkning");
  CHECK(*std::min_element(population.begin(), population.end()) == 2500);
  CHECK(*std::max_element(population.begin(), population.end()) == 900000);
  std::map<std::string, int> of;
  for (const std::string& code : units.group("kommun")) ++of[code];
  CHECK(of.size() == 290);
  for (const auto& [code, n] : of) CHECK((n >= 2 && n <= 40));
  const auto regi = units.group("regi");
  CHECK(std::set<std::string>(regi.begin(), regi.end()) == std::set<std::string>{"kommunal", "privat"});
  for (const std::string& code : districts.group("kommun")) CHECK(population[municipalities.unit_at(code)] >= 200000);
}

TEST_CASE("every kind of missing is there, where it belongs", "[flagship]") {
  const hti::Model model = hti::definitions::load("hemtjanstindex-2024").model;
  const hti::Table& table = made(2024).municipalities;
  std::set<hti::Status> seen;
  for (std::size_t i = 0; i < table.n_indicators(); ++i) {
    const bool user_survey = model[model.at(table.indicators()[i])].indicator->error == hti::RandomError::survey;
    bool right = true;
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      const hti::Status status = table.status(u, i);
      const double answers = table.respondents(u, i);
      seen.insert(status);
      right &= std::isnan(answers) != user_survey;
      right &= (status == hti::Status::suppressed) == (answers < 30);
      if (user_survey) right &= answers <= table.population(u, i);
    }
    INFO(table.indicators()[i]);
    CHECK(right);
  }
  CHECK(seen.size() == 5);
  CHECK(table.has(*table.find_indicator("webb_jamforelse"), hti::Status::not_applicable));
}

TEST_CASE("what belongs to the municipality is left for its districts to inherit", "[flagship]") {
  const hti::Model model = hti::definitions::load("hemtjanstindex-2024").model;
  const hti::Table& table = made(2024).districts;
  REQUIRE(table.n_units() > 10);
  std::size_t left = 0;
  for (std::size_t i = 0; i < table.n_indicators(); ++i) {
    if (model[model.at(table.indicators()[i])].indicator->scope != hti::Scope::municipality) continue;
    for (std::size_t u = 0; u < table.n_units(); ++u) left += table.status(u, i) == hti::Status::missing ? 1U : 0U;
  }
  CHECK(left == table.n_units() * (15 + 6 + 8));
}

TEST_CASE("indicators of one survey go together, and years do", "[flagship]") {
  const hti::Table& table = made(2024).municipalities;
  const hti::Table& before = made(2023).municipalities;
  CHECK(correlation(column(table, "bemotande"), column(table, "fortroende")) > 0.2);
  CHECK(correlation(column(table, "bemotande"), column(before, "bemotande")) > 0.4);
  const hti::Scores scores = scored(table, 2024);
  CHECK(std::abs(correlation(table.background().at("befolkning"), scores["index"])) < 0.2);
  std::size_t same = 0;
  for (std::size_t u = 0; u < 290; ++u)
    same += column(table, "webb_klagomal")[u] == column(before, "webb_klagomal")[u] ? 1U : 0U;
  CHECK(same > 220);
  CHECK(std::equal(table.units().begin(), table.units().end(), before.units().begin()));
  CHECK(table.groups() == before.groups());
  CHECK(made(2024).units.groups() == made(2023).units.groups());
}

TEST_CASE("answers of few users scatter more than those of many", "[flagship]") {
  const hti::Table& table = made(2024).units;
  const auto values = column(table, "bemotande");
  const std::vector<double>& users = table.background().at("brukare");
  const auto variance = [&](double low, double high) {
    std::vector<double> kept;
    for (std::size_t u = 0; u < values.size(); ++u) {
      if (!std::isnan(values[u]) && users[u] >= low && users[u] < high) kept.push_back(values[u]);
    }
    const double middle = mean(kept);
    for (double& x : kept) x = (x - middle) * (x - middle);
    return mean(kept);
  };
  CHECK(variance(0, 80) > 1.1 * variance(160, 1e9));
}

// docs/hemtjanstindex.md shows these beside the published figures.
TEST_CASE("scores come near the published figures", "[flagship]") {
  const std::map<int, double> winners{{2022, 64.7}, {2023, 81.5}, {2024, 80.4}, {2025, 83.6}};
  for (const auto& [year, winner] : winners) {
    const hti::Scores scores = scored(made(year).municipalities, year);
    const hti::Ranking ranking = scores.ranking();
    INFO(year);
    CHECK(std::abs(ranking.rows.front().score - winner) < 1.5);
    CHECK_FALSE(std::isnan(ranking.rows.back().score));  // all 290 are ranked
    if (year == 2024) CHECK(std::abs(mean(scores["index"]) - 65.5) < 1.5);
    if (year == 2025) {
      CHECK(std::abs(ranking.rows[96].score - 71.5) < 1.5);
      CHECK(std::abs(ranking.rows[127].score - 70.0) < 1.5);
      CHECK(std::abs(ranking.rows[153].score - 68.5) < 1.5);
      const double per_point = (154 - 97) / (ranking.rows[96].score - ranking.rows[153].score);
      CHECK(per_point > 14);
      CHECK(per_point < 24);
    }
  }
}

TEST_CASE("the change of definition moves the scale by about 17 points, the figures being the same", "[flagship]") {
  const hti::Table& table = made(2023).municipalities;
  const hti::Scores after = scored(table, 2023);
  const hti::Scores before = scored(table, 2022);
  const double moved = mean(after["index"]) - mean(before["index"]);
  CHECK(moved > 14);
  CHECK(moved < 20);
}

TEST_CASE("units and districts can be scored", "[flagship]") {
  const auto& [municipalities, districts, units] = made(2025);
  const hti::Scores of_units = hti::fit(hti::definitions::load("hemtjanstindex-enhet"), units).score(units);
  const auto with = std::count_if(of_units["index"].begin(), of_units["index"].end(), [](double x) { return !std::isnan(x); });
  CHECK(with > static_cast<std::ptrdiff_t>(units.n_units() / 2));
  const hti::Index national = hti::fit(hti::definitions::load("hemtjanstindex-2025"), municipalities);
  const auto places = national.score(districts).place_in(national.score(municipalities), "utforande");
  CHECK(
      std::all_of(places.begin(), places.end(), [](const hti::Place& place) { return place.rank >= 1 && place.rank <= 291; }));
}
