// Units of one municipality beside each other: on a made-up edition, and with the municipalities of a county in their place.
#include <catch2/catch.hpp>
#include <numeric>

#include "core/support.hpp"
#include "hti/datasets.hpp"
#include "hti/datasets/synthetic.hpp"
#include "hti/definitions.hpp"
#include "hti/explain/providers.hpp"
#include "hti/explain/suppression.hpp"

using namespace hti_test;
using hti::explain::Field;
using hti::explain::Provider;
using hti::explain::Providers;

namespace {

/// Every unit of the made-up edition of 2025, fit to be published.
const hti::Scores& units_2025() {
  static const hti::Scores scores = [] {
    const hti::Definition d = hti::definitions::load("hemtjanstindex-enhet");
    const hti::Table units = hti::explain::suppress(hti::datasets::synthetic_edition(2025).units, d.model).table;
    return hti::fit(d, units).score(units);
  }();
  return scores;
}

/// The municipality with the most, or the fewest, units that have a score; in the second case more than one.
std::string municipality(bool most) {
  std::map<std::string, std::size_t> scored;
  const auto& labels = units_2025().table().group("kommun");
  const auto values = units_2025()["index"];
  for (std::size_t u = 0; u < labels.size(); ++u) scored[labels[u]] += std::isnan(values[u]) ? 0 : 1;
  std::string found;
  for (const auto& [label, n] : scored) {
    if (n > 1 && (found.empty() || (most ? n > scored[found] : n < scored[found]))) found = label;
  }
  return found;
}

/// Of those that have one: 1 + how many are better.
double rank_by_counting(const std::vector<Provider>& rows, double Provider::* what, double own) {
  double rank = 1;
  for (const Provider& row : rows) rank += row.*what > own ? 1 : 0;
  return std::isnan(own) ? own : rank;
}

double sample_sd(std::span<const double> values) {
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  double squares = 0;
  for (double x : values) squares += (x - mean) * (x - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace

TEST_CASE("a matrix has the scores of the whole index, and ranks, lines and fields of its own units") {
  const Providers p = hti::explain::providers(units_2025(), municipality(true));
  REQUIRE(p.rows.size() > 10);
  CHECK(p.first == "utforande");
  CHECK(p.second == "stod_och_utveckling");
  double first = 0;
  double second = 0;
  double n = 0;
  for (const Provider& row : p.rows) {
    const std::size_t u = units_2025().table().unit_at(row.unit);
    CHECK(same(row.score, units_2025()["index"][u]));
    CHECK(same(row.first, units_2025()["utforande"][u]));
    CHECK(same(row.rank, rank_by_counting(p.rows, &Provider::score, row.score)));
    CHECK(same(row.first_rank, rank_by_counting(p.rows, &Provider::first, row.first)));
    CHECK(same(row.second_rank, rank_by_counting(p.rows, &Provider::second, row.second)));
    CHECK((row.reason == hti::Reason::none) == !std::isnan(row.score));
    if (std::isnan(row.first + row.second)) continue;
    first += row.first;
    second += row.second;
    ++n;
  }
  CHECK(p.first_line == Approx(first / n).epsilon(1e-12));
  CHECK(p.second_line == Approx(second / n).epsilon(1e-12));
  std::map<Field, int> fields;
  for (const Provider& row : p.rows) {
    ++fields[row.field];
    if (std::isnan(row.first + row.second)) {
      CHECK(row.field == Field::none);
      continue;
    }
    CHECK((row.field == Field::both || row.field == Field::first) == (row.first >= p.first_line));
    CHECK((row.field == Field::both || row.field == Field::second) == (row.second >= p.second_line));
  }
  CHECK(fields.size() >= 4);
}

TEST_CASE("public and private stand side by side") {
  const Providers p = hti::explain::providers(units_2025(), municipality(true));
  REQUIRE(p.kinds.size() == 2);
  CHECK(p.kinds[0].kind == "kommunal");
  CHECK(p.kinds[1].kind == "privat");
  CHECK(p.kinds[0].units + p.kinds[1].units == p.rows.size());
  for (const auto& kind : p.kinds) {
    double sum = 0;
    double n = 0;
    for (const Provider& row : p.rows) {
      if (row.kind != kind.kind || std::isnan(row.score)) continue;
      sum += row.score;
      ++n;
    }
    CHECK(static_cast<double>(kind.shown) == n);
    CHECK(kind.score == Approx(sum / n).epsilon(1e-12));
  }
  CHECK(hti::explain::providers(units_2025(), municipality(true), {.kind = ""}).kinds.empty());
}

TEST_CASE("under five units there are no ranks, lines, fields and colours") {
  const Providers p = hti::explain::providers(units_2025(), municipality(false));
  CHECK(std::isnan(p.first_line));
  CHECK(std::isnan(p.second_line));
  CHECK(std::is_sorted(p.rows.begin(), p.rows.end(), [](const Provider& a, const Provider& b) { return a.unit < b.unit; }));
  for (const Provider& row : p.rows) {
    CHECK(std::isnan(row.rank));
    CHECK(std::isnan(row.first_rank));
    CHECK(row.field == Field::none);
  }
  const auto profiles = hti::explain::against_others(p);
  REQUIRE(profiles.size() > 1);
  for (const auto& profile : profiles) {
    for (const auto& row : profile.rows) {
      CHECK(std::isnan(row.rank));
      CHECK(row.colour == hti::Colour::grey);
      CHECK(row.ground != hti::explain::Ground::best_quarter);
      CHECK(row.ground != hti::explain::Ground::worst_quarter);
    }
  }
}

TEST_CASE("strengths are against the municipality's other units") {
  const Providers p = hti::explain::providers(units_2025(), municipality(true));
  const auto profiles = hti::explain::against_others(p);
  const hti::Table& table = p.scores.table();
  std::size_t strengths = 0;
  for (std::size_t k = 0; k < profiles.size(); ++k) {
    CHECK(profiles[k].unit == p.rows[k].unit);
    const auto& whole = profiles[k].rows.front();
    CHECK(whole.points == Approx(whole.own - whole.reference).margin(1e-9));
    for (const auto& row : profiles[k].rows) {
      strengths += hti::explain::strength(row.ground) ? 1 : 0;
      if (row.node != "bemotande") continue;
      double sum = 0;
      double n = 0;
      const auto values = table.values(*table.find_indicator("bemotande"));
      for (std::size_t u = 0; u < table.n_units(); ++u) {
        if (std::isnan(values[u]) || std::isnan(p.scores["index"][u]) || table.units()[u] == profiles[k].unit) continue;
        sum += values[u];
        ++n;
      }
      CHECK(row.raw_reference == Approx(sum / n).epsilon(1e-12));
    }
  }
  CHECK(strengths > 0);
}

TEST_CASE("what is clear is so by the spread of all units, not of the few beside each other") {
  hti::TableData data = table_data({{"a", {50, 51, 0, 100, 20, 80}}, {"b", {10, 90, 0, 100, 50, 50}}});
  data.groups["kommun"] = {"K", "K", "L", "M", "N", "O"};
  const hti::Table t(std::move(data));
  const hti::Scores scores = hti::fit(flat({1, 1}), {}, t).score(t);
  const Providers p = hti::explain::providers(scores, "K", {.kind = ""});
  REQUIRE(p.spread.size() == 3);
  CHECK(p.spread[1] == Approx(sample_sd(scores["a"])).epsilon(1e-12));
  const auto profiles = hti::explain::against_others(p);
  REQUIRE(profiles.size() == 2);
  CHECK(profiles[1].rows[1].own > profiles[1].rows[1].reference);
  CHECK(profiles[0].rows[1].ground == hti::explain::Ground::none);
  CHECK(profiles[1].rows[1].ground == hti::explain::Ground::none);
  CHECK(profiles[0].rows[2].ground == hti::explain::Ground::clearly_below);
  CHECK(profiles[1].rows[2].ground == hti::explain::Ground::clearly_above);
}

TEST_CASE("what is withheld is neither a strength nor a development area") {
  const std::vector<std::string>& labels = units_2025().table().data().groups.at("kommun");
  int withheld = 0;
  int seen = 0;
  for (const std::string& label : std::set(labels.begin(), labels.end())) {
    if (seen++ % hti_test::shorter != 0) continue;
    for (const auto& profile : hti::explain::against_others(hti::explain::providers(units_2025(), label))) {
      for (const auto& row : profile.rows) {
        if (row.status != hti::Status::suppressed) continue;
        ++withheld;
        CHECK(row.ground == hti::explain::Ground::none);
        CHECK(std::isnan(row.raw));
      }
    }
  }
  CHECK(withheld > 100 / hti_test::shorter);
}

TEST_CASE("the municipalities of a county, as if they were its units") {
  const hti::Table t = hti::datasets::load("oppna-jamforelser-2014");
  const hti::Scores scores = hti::fit(hti::definitions::load("oppna-jamforelser-2014"), t).score(t);
  const hti::explain::provider_options county{
      .by = "lan", .kind = "storleksklass", .first = "information", .second = "utforande", .threshold = 0};
  const Providers p = hti::explain::providers(scores, "Skåne län", county);
  CHECK(p.rows.size() == 33);
  CHECK(p.rows.front().rank == 1);
  CHECK(p.rows.front().score == *std::max_element(p.scores["index"].begin(), p.scores["index"].end()));
  CHECK(hti::explain::against_others(p).size() == 33);
  CHECK(faults<hti::MethodError>([&] {
          (void)hti::explain::providers(scores, "Skåne län", {.by = "lan", .kind = "", .threshold = 0});
        }) == std::multiset{hti::code::invalid_parameter});
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::providers(scores, "Skane", county); }) ==
        std::multiset{hti::code::unknown_group});
}

TEST_CASE("figures with too few answers are refused, every one") {
  hti::TableData data = table_data({{"a", {1, 2, 3}}, {"b", {4, 5, 6}}});
  data.groups["kommun"] = {"K", "K", "L"};
  data.respondents = {29, 30, no_value, 40, 50, 3};
  const hti::Table t(std::move(data));
  const hti::Scores scores = hti::fit(flat({1, 1}), {}, t).score(t);
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::providers(scores, "K", {.kind = ""}); }) ==
        std::multiset{hti::code::refused_value, hti::code::refused_value});
  CHECK(hti::explain::providers(scores, "K", {.kind = "", .threshold = 3}).rows.size() == 2);
}

TEST_CASE("a survey's figures without a number of answers are refused") {
  hti::Node survey = leaf("a", "index");
  survey.indicator->error = hti::RandomError::survey;
  hti::TableData data = table_data({{"a", {1, 2, 3}}, {"b", {4, 5, 6}}});
  data.groups["kommun"] = {"K", "K", "L"};
  const hti::Table t(std::move(data));
  const hti::Scores scores = hti::fit(hti::Model({node("index"), survey, leaf("b", "index")}), {}, t).score(t);
  const hti::explain::provider_options of_two{.kind = "", .first = "a", .second = "b"};
  CHECK(faults<hti::DataError>([&] { (void)hti::explain::providers(scores, "K", of_two); }).size() == 3);
  CHECK(hti::explain::providers(scores, "K", {.kind = "", .first = "a", .second = "b", .threshold = 0}).rows.size() == 2);
}
