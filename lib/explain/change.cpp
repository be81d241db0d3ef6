#include "hti/explain/change.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "explain/mixture.hpp"
#include "hti/explain/sampling_error.hpp"
#include "hti/explain/score_error.hpp"
#include "hti/explain/trend.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::explain {
namespace {

/// Scores that hold a node, which may be an indicator.
Scores whole(const Scores& scores, std::string_view node) {
  const Index index = scores.index();
  const std::span<const std::size_t> scored = scores.nodes();
  const bool held = std::binary_search(scored.begin(), scored.end(), node.empty() ? Model::root() : index.model().at(node));
  return held ? scores : index.score(scores.table());
}

}  // namespace

std::vector<Change> compare(const Scores& earlier, const Scores& later, std::string_view node) {
  const Index index = later.index();
  const bool indicator = !node.empty() && index.model()[index.model().at(node)].indicator;
  const Mixture mixture(earlier, later, {}, indicator);
  std::vector<std::size_t> units(mixture.size());
  std::iota(units.begin(), units.end(), std::size_t{0});
  std::vector<Change> changes = mixture.changes(node, units);
  const auto [old_node, new_node] = mixture.nodes(node);
  const std::vector<double> old_errors = score_error(earlier, old_node);
  const std::vector<double> new_errors = score_error(later, new_node);
  const ChangeLines lines = regression(changes);
  const std::vector<std::string> old_thin = whole(earlier, old_node).thin(old_node);
  const std::vector<std::string> new_thin = whole(later, new_node).thin(new_node);
  for (Change& change : changes) {
    change.thin_before = old_thin[*earlier.table().find_unit(change.unit)];
    change.thin_after = new_thin[*later.table().find_unit(change.unit)];
    change.score_error =
        std::hypot(old_errors[*earlier.table().find_unit(change.unit)], new_errors[*later.table().find_unit(change.unit)]);
    change.within_noise = within_noise(change.score_after - change.score_before, change.score_error);
    if (std::isnan(change.score_after)) continue;
    change.score_regression = lines.score(change.score_before);
    change.rank_regression = lines.rank(change.rank_before);
  }
  return changes;
}

ChangeLines regression(std::span<const Change> changes) {
  std::vector<double> levels;
  std::vector<double> gains;
  std::vector<double> places;
  std::vector<double> climbed;
  for (const Change& change : changes) {
    levels.push_back(change.score_before);
    gains.push_back(change.score_after - change.score_before);
    places.push_back(change.rank_before);
    climbed.push_back(change.rank_before - change.rank_after);
  }
  return {.score = regression(levels, gains), .rank = regression(places, climbed)};
}

bool same_definition(const Scores& earlier, const Scores& later, std::string_view node) {
  const Index then = earlier.index();
  const Index now = later.index();
  const std::string_view id = node.empty() ? std::string_view(now.model()[Model::root()].id) : node;
  return then.model().find(id) && now.model().find(id) && same_measure(earlier, later, id);
}

}  // namespace hti::inline v0::explain
