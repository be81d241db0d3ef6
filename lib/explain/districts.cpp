#include "hti/explain/districts.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/ladder.hpp"
#include "hti/impute/inherit.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::nan;

/// A unit of these scores by its code, or nobody.
Neighbour neighbour(const Scores& scores, std::span<const double> values, const std::vector<std::string>& thin,
                    std::string_view code) {
  const auto unit = scores.table().find_unit(code);
  if (!unit) return {.score = nan};
  return {.unit = scores.units()[*unit], .name = scores.table().names()[*unit], .score = values[*unit], .thin = thin[*unit]};
}

/// Share of a node's applicable weight with inherited figures, one per unit; NaN where nothing applies.
std::vector<double> inherited_share(const Scores& scores, std::size_t top) {
  const Index index = scores.index();
  const Model& model = index.model();
  const Table& table = scores.table();
  std::vector<double> inherited(table.n_units(), 0);
  std::vector<double> applicable(table.n_units(), 0);
  for (const std::size_t leaf : model.indicators()) {
    if (!model.within(leaf, top)) continue;
    const double weight = index.state().share(leaf, top);
    const std::size_t column = *table.find_indicator(model[leaf].id);
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      if (table.status(u, column) == Status::not_applicable) continue;
      applicable[u] += weight;
      if (table.origin(u, column) == Origin::inherited) inherited[u] += weight;
    }
  }
  for (std::size_t u = 0; u < inherited.size(); ++u) inherited[u] = applicable[u] > 0 ? inherited[u] / applicable[u] : nan;
  return inherited;
}

std::vector<DistrictPlace> places(const Scores& municipalities, const Scores& districts, std::span<const std::string> parents,
                                  std::size_t node) {
  const std::string& id = districts.index().model()[node].id;
  const std::span<const double> national = municipalities[node];
  const std::vector<double> inherited = inherited_share(districts, node);
  const std::vector<double> coverage = districts.coverage(id);
  const std::vector<std::string> thin = municipalities.thin(id);
  std::vector<DistrictPlace> rows;
  for (const Place& place : districts.place_in(municipalities, id)) {
    const std::size_t d = rows.size();
    rows.push_back({.unit = place.unit,
                    .name = place.name,
                    .municipality = parents[d],
                    .node = id,
                    .score = place.score,
                    .rank = place.rank,
                    .group = place.group,
                    .above = neighbour(municipalities, national, thin, place.above),
                    .below = neighbour(municipalities, national, thin, place.below),
                    .gap = place.score - national[municipalities.table().unit_at(parents[d])],
                    .inherited = inherited[d],
                    .coverage = coverage[d],
                    .thin = place.thin});
  }
  const detail::ladder ordered(districts[node], districts.state().equal(node));
  std::sort(rows.begin(), rows.end(), [&](const DistrictPlace& a, const DistrictPlace& b) {
    if (std::isnan(a.score) || std::isnan(b.score))
      return std::isnan(a.score) == std::isnan(b.score) ? a.unit < b.unit : std::isnan(b.score);
    const std::size_t above_a = ordered.above(a.score);
    const std::size_t above_b = ordered.above(b.score);
    return above_a != above_b ? above_a < above_b : a.unit < b.unit;
  });
  return rows;
}

DistrictGap gap(const Place& municipality, const std::vector<DistrictPlace>& ordered) {
  DistrictGap row{.municipality = municipality.unit,
                  .name = municipality.name,
                  .node = ordered.front().node,
                  .score = municipality.score,
                  .rank = municipality.rank,
                  .highest = {.score = nan},
                  .lowest = {.score = nan},
                  .gap = nan,
                  .thin = municipality.thin};
  for (const DistrictPlace& d : ordered) {
    if (d.municipality != municipality.unit || std::isnan(d.score)) continue;
    row.lowest = {.unit = d.unit, .name = d.name, .score = d.score, .thin = d.thin};
    if (row.districts == 0) row.highest = row.lowest;
    ++row.districts;
  }
  if (row.districts > 1) row.gap = row.highest.score - row.lowest.score;
  return row;
}

}  // namespace

Districts districts(const Scores& municipalities, const Table& districts, std::string_view by) {
  const Index index = municipalities.index();
  const Model& model = index.model();
  Districts result{.scores = index.score(impute::inherit(districts, municipalities.table(), model, by))};
  const std::span<const std::string> parents = result.scores.table().group(by);
  const std::set<std::string_view> with_districts(parents.begin(), parents.end());
  std::vector<std::size_t> nodes{Model::root()};
  for (const std::size_t child : model.children(Model::root())) {
    if (!model[child].indicator) nodes.push_back(child);
  }
  for (const std::size_t node : nodes) {
    const std::vector<DistrictPlace> ordered = places(municipalities, result.scores, parents, node);
    for (const Place& municipality : municipalities.place_in(municipalities, model[node].id)) {
      if (with_districts.contains(municipality.unit)) result.gaps.push_back(gap(municipality, ordered));
    }
    result.places.insert(result.places.end(), ordered.begin(), ordered.end());
  }
  return result;
}

}  // namespace hti::inline v0::explain
