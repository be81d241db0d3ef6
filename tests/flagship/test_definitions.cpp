// The definitions of hemtjanstindex against the facts they are to hold, and the weights against the respondents.
#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "hti/hti.hpp"

namespace {

hti::Definition edition(int year) { return hti::definitions::load("hemtjanstindex-" + std::to_string(year)); }

std::size_t at_depth(const hti::Model& model, std::size_t depth) {
  std::size_t n = 0;
  for (std::size_t node = 0; node < model.size(); ++node) {
    std::size_t up = 0;
    for (std::size_t k = node; k != hti::Model::root(); k = model.parent(k)) ++up;
    n += up == depth ? 1 : 0;
  }
  return n;
}

}  // namespace

TEST_CASE("every edition has 4 sub-indices, 18 areas, 71 indicators and 7 sources", "[flagship]") {
  const int year = GENERATE(2022, 2023, 2024, 2025);
  const hti::Model model = edition(year).model;
  CHECK(model[hti::Model::root()].id == "index");
  CHECK(at_depth(model, 1) == 4);
  CHECK(at_depth(model, 2) == 18);
  CHECK(at_depth(model, 3) == 71);
  CHECK(model.indicators().size() == 71);
  std::set<std::string> sources, surveys;
  for (const std::size_t leaf : model.indicators()) {
    sources.insert(model[leaf].indicator->source);
    surveys.insert(model[leaf].indicator->survey);
  }
  CHECK(sources.size() == 7);
  CHECK(surveys.size() == 7);
  const double heaviest = model[model.at("utforande")].weight;
  for (const char* part : {"information", "bistandshandlaggning", "stod_och_utveckling"})
    CHECK(model[model.at(part)].weight < heaviest);
}

TEST_CASE("every node says what it is in two languages, every indicator what is known of it", "[flagship]") {
  const std::string id = GENERATE("hemtjanstindex-2022", "hemtjanstindex-enhet");
  const hti::Model model = hti::definitions::load(id).model;
  for (const hti::Node& node : model.nodes()) {
    INFO(node.id);
    CHECK_FALSE(node.name.sv.empty());
    CHECK_FALSE(node.name.en.empty());
    if (!node.indicator) continue;
    const hti::Indicator& i = *node.indicator;
    CHECK_FALSE(i.meaning.sv.empty());
    CHECK_FALSE(i.meaning.en.empty());
    CHECK(i.meaning.sv != i.meaning.en);
    CHECK(i.quality != hti::Quality::unspecified);
    CHECK_FALSE(i.responsible.empty());
    CHECK_FALSE(i.measure.empty());
    CHECK(i.goalposts.has_value());
    CHECK((i.error == hti::RandomError::survey) == (i.survey == "brukarundersökningen"));
    const bool of_municipality = i.survey == "kommunenkäten" || i.survey == "e-hälsoenkäten" || i.survey == "webbgranskningen";
    CHECK((i.scope == hti::Scope::municipality) == of_municipality);
    if (!i.kpi.empty()) CHECK((i.kpi.size() == 6 && (i.kpi[0] == 'U' || i.kpi[0] == 'N')));
  }
}

TEST_CASE("editions differ where the facts say so, from 2022 to 2023, and nowhere else", "[flagship]") {
  const hti::Definition first = edition(2022);
  hti::Method method = edition(2023).method;
  CHECK(edition(2023).model == first.model);
  CHECK_FALSE(method.normalise == first.method.normalise);
  CHECK_FALSE(method.missing == first.method.missing);
  CHECK(edition(2024).model == first.model);
  CHECK(edition(2025).model == first.model);
  CHECK(edition(2024).method == method);
  CHECK(edition(2025).method == method);
  method.normalise = first.method.normalise;
  method.missing = first.method.missing;
  CHECK(method == first.method);
}

TEST_CASE("a reconstruction says so in its title", "[flagship]") {
  CHECK(edition(2024).heading() == "Hemtjänstindex 2024 (reconstruction)");
  const hti::Definition units = hti::definitions::load("hemtjanstindex-enhet");
  CHECK(units.heading() == units.title.en + " (reconstruction)");
  const hti::Definition own = hti::definitions::load("oppna-jamforelser-2014");
  CHECK(own.heading() == own.title.en);
  CHECK(hti::Definition{.id = "mine", .status = "reconstruction", .model = own.model}.heading() == "mine (reconstruction)");
}

TEST_CASE("the new keys of indicators are read and written", "[flagship]") {
  const hti::Definition definition = hti::definitions::load("hemtjanstindex-2023");
  CHECK(hti::io::parse_definition(hti::io::to_toml(definition)) == definition);
}

TEST_CASE("the model of units has 25 indicators of two surveys in two sub-indices", "[flagship]") {
  const hti::Model model = hti::definitions::load("hemtjanstindex-enhet").model;
  const hti::Model whole = edition(2025).model;
  CHECK(model.indicators().size() == 25);
  CHECK(at_depth(model, 1) == 2);
  CHECK(model.find("utforande"));
  CHECK(model.find("stod_och_utveckling"));
  for (const std::size_t leaf : model.indicators()) {
    const std::string& survey = model[leaf].indicator->survey;
    CHECK((survey == "brukarundersökningen" || survey == "enhetsundersökningen"));
    CHECK(whole.find(model[leaf].id));
  }
}

TEST_CASE("the weights are the respondents' mean points", "[flagship]") {
  const hti::Table points = hti::datasets::respondents();
  const hti::Model model = edition(2025).model;
  const auto n = static_cast<double>(points.n_units());
  CHECK(points.n_indicators() == 22);
  CHECK(points.period() == "syntetisk/synthetic");
  CHECK(points.group("kanal")[0] == "verkstad");
  CHECK(points.groups().contains("grupp"));
  std::map<std::string, double> total;  // of all respondents, by parent
  for (std::size_t i = 0; i < points.n_indicators(); ++i) {
    const hti::Node& node = model[model.at(points.indicators()[i])];
    double sum = 0;
    for (const double x : points.values(i)) sum += x;
    total[node.parent] += sum;
    INFO(node.id);
    CHECK(std::abs(sum / n - node.weight) <= 0.05 + 1e-9);  // printed to one decimal
  }
  CHECK(total.size() == 5);
  for (const auto& [parent, sum] : total) CHECK(sum == 100 * n);
}

TEST_CASE("the table of respondents is no table of units", "[flagship]") {
  for (const std::string& name : hti::datasets::names()) CHECK(hti::datasets::load(name).n_units() == 290);
}
