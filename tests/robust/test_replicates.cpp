// Single replicates against fitting and scoring with what was drawn.
#include <hwy/targets.h>

#include "robust/support.hpp"

using namespace hti_test;
using hti::robust::replicates;

namespace {

struct Case {
  std::string name;
  hti::Method method;
};

std::vector<Case> cases() {
  using hti::missing::renormalise;
  const auto covered = [](double least, hti::missing::by by) {
    const renormalise rule{.min_coverage = least, .by = by};
    return hti::Method{.missing = {.missing = rule, .suppressed = rule, .not_applicable = rule}};
  };
  hti::Method mixed;
  mixed.normalise = hti::normalise::min_max{.low = 1, .high = 100};
  mixed.aggregate = {hti::aggregate::arithmetic{}, {{2, hti::aggregate::geometric{}}}, {{"s1", hti::aggregate::harmonic{}}}};
  for (auto* rule : {&mixed.missing.missing, &mixed.missing.suppressed}) *rule = renormalise{};
  mixed.aggregate.level[2] = hti::aggregate::geometric{.floor = 1};
  mixed.aggregate.node["s1"] = hti::aggregate::harmonic{.floor = 1};
  hti::Method rescaled = covered(0.5, hti::missing::by::weight);
  rescaled.rescale["index"] = hti::normalise::min_max{};
  rescaled.missing.missing = hti::missing::penalise{};
  hti::Method geometric;
  geometric.normalise = hti::normalise::min_max{.low = 1, .high = 100, .clip = {{0, 100}}};
  for (auto* rule : {&geometric.missing.missing, &geometric.missing.suppressed}) *rule = renormalise{};
  geometric.aggregate = hti::aggregate::geometric{};
  hti::Method floored = covered(0.5, hti::missing::by::weight);
  floored.aggregate = hti::aggregate::geometric{.floor = 5};
  return {{"no threshold", covered(0, hti::missing::by::weight)},
          {"weight 0.5", covered(0.5, hti::missing::by::weight)},
          {"weight 0.9", covered(0.9, hti::missing::by::weight)},
          {"count 0.6", covered(0.6, hti::missing::by::count)},
          {"count 1", covered(1, hti::missing::by::count)},
          {"other means", mixed},
          {"geometric", geometric},
          {"geometric with a floor", floored},
          {"rescaled, penalised", rescaled}};
}

}  // namespace

TEST_CASE("a replicate is what the drawn weights give") {
  constexpr std::uint64_t seed = 7;
  for (const auto& [spread, table] : {std::pair{0.25, figures(45)}, {1.0, figures(45)}, {0.25, all_figures(45)}}) {
    const bool whole = !std::isnan(table.values(0)[3]);
    for (const Case& c : cases()) {
      INFO(c.name << ", spread " << spread << (whole ? ", whole" : ""));
      const hti::Definition definition{.id = "small", .model = three_levels(), .method = c.method};
      const hti::Index index = hti::fit(definition, table);
      std::size_t absent = 0;
      for (const char* node : {"index", "s1", "a0", "a5"}) {
        const std::vector<double> found = replicates(index, table, {hti::vary::weights{.spread = spread}}, seed, 95, 20, node);
        for (std::uint64_t k = 0; k < 20; ++k) {
          hti::Definition changed = reweighted(definition, spread, seed, 95 + k);
          const hti::Scores scores = hti::fit(changed, table).score(table, {.indicators = false});
          std::vector<double> expected = copy(scores[node]);
          if (node == std::string("index") && !c.method.rescale.empty()) {  // the frame of rescaling stays
            changed.method.rescale.clear();
            hti::Definition plain = definition;
            plain.method.rescale.clear();
            const hti::Scores raw = hti::fit(changed, table).score(table, {.indicators = false});
            const hti::Scores reference = hti::fit(plain, table).score(table, {.indicators = false});
            const auto frame = hti::normalise::min_max{}.fit({.values = copy(reference["index"])});
            for (std::size_t u = 0; u < expected.size(); ++u) expected[u] = frame(raw["index"][u]);
          }
          for (std::size_t u = 0; u < table.n_units(); ++u) {
            const double x = found[k * table.n_units() + u];
            REQUIRE(std::isnan(x) == std::isnan(expected[u]));
            absent += std::isnan(x);
            if (!std::isnan(x)) REQUIRE(x == Approx(expected[u]).epsilon(1e-13).margin(1e-12));
          }
        }
      }
      if (c.name == "weight 0.9" || c.name == "count 1") REQUIRE((absent > 0) != whole);
    }
  }
}

TEST_CASE("a replicate has the same bytes on every path, in any company and for units in any order") {
  const std::vector<Case> all = cases();
  for (std::size_t k = 0; k < 2 * all.size(); ++k) {
    const Case& c = all[k / 2];
    const hti::Table table = k % 2 == 0 ? figures(45) : all_figures(45);
    INFO(c.name << (k % 2 == 0 ? "" : ", whole"));
    hti::TableData turned = table.data();
    for (std::size_t i = 0; i < turned.indicators.size(); ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i * table.n_units());
      std::reverse(turned.values.begin() + at, turned.values.begin() + at + static_cast<std::ptrdiff_t>(table.n_units()));
      std::reverse(turned.statuses.begin() + at, turned.statuses.begin() + at + static_cast<std::ptrdiff_t>(table.n_units()));
    }
    std::reverse(turned.units.begin(), turned.units.end());
    turned.names = turned.units;
    const hti::Index index = hti::fit({.id = "small", .model = three_levels(), .method = c.method}, table);
    const auto once = [&](const hti::Table& of) { return replicates(index, of, {hti::vary::weights{}}, 3, 0, 9); };
    const std::vector<double> expected = once(table);
    std::vector<double> reversed = once(hti::Table(std::move(turned)));
    for (std::size_t r = 0; r < 9; ++r) {
      const auto at = reversed.begin() + static_cast<std::ptrdiff_t>(r * table.n_units());
      std::reverse(at, at + static_cast<std::ptrdiff_t>(table.n_units()));
    }
    REQUIRE(same_bits(reversed, expected));
    for (auto rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
      hwy::SetSupportedTargetsForTest(rest & -rest);
      const std::vector<double> found = once(table);
      hwy::SetSupportedTargetsForTest(0);
      REQUIRE(same_bits(found, expected));
    }
  }
}

TEST_CASE("a replicate with parts left out is the score of the definition without their weight") {
  constexpr std::uint64_t seed = 5;
  const hti::Table table = figures(45);
  const std::vector<std::string> parts{"i1", "s2", "a0", "i7"};
  for (const Case& c : cases()) {
    if (!c.method.rescale.empty()) continue;
    INFO(c.name);
    const hti::Definition definition{.id = "small", .model = three_levels(), .method = c.method};
    const hti::Index index = hti::fit(definition, table);
    for (const std::optional<double> p : {std::optional<double>{}, std::optional<double>{0.4}}) {
      const std::vector<double> found = replicates(index, table, {hti::vary::drop{.nodes = parts, .p = p}}, seed, 0, 20);
      for (std::uint64_t k = 0; k < 20; ++k) {
        hti::Definition changed = definition;
        std::vector<hti::Node> nodes(definition.model.nodes().begin(), definition.model.nodes().end());
        for (std::size_t part = 0; part < parts.size(); ++part) {
          const bool out = p ? drawn(seed, 0, k, part) < *p : static_cast<std::size_t>(4 * drawn(seed, 0, k, 0)) == part;
          if (out) nodes[definition.model.at(parts[part])].weight = 0;
        }
        changed.model = hti::Model(std::move(nodes));
        const hti::Scores scores = hti::fit(changed, table).score(table);
        for (std::size_t u = 0; u < table.n_units(); ++u) {
          const double x = found[k * table.n_units() + u];
          REQUIRE(std::isnan(x) == std::isnan(scores["index"][u]));
          if (!std::isnan(x)) REQUIRE(x == Approx(scores["index"][u]).epsilon(1e-13));
        }
      }
    }
  }
}
