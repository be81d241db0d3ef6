#include "index/rankings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "index/index_state.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0::detail {
namespace {

// The node on which a missing score rests: down through the only children that could have carried it, until one is found
// that has too little (or nothing) below it.
std::pair<Reason, std::size_t> reason_for(const detail::index_state& state, const detail::unit_scores& unit, std::size_t node) {
  for (const detail::branch& b : state.branches) {
    if (b.node != node) continue;
    const bool any =
        std::any_of(b.children.begin(), b.children.end(), [&](std::size_t c) { return !std::isnan(unit.value[c]); });
    if (any) return {Reason::low_coverage, node};
    for (std::size_t child : b.children) {
      const auto [reason, at] = reason_for(state, unit, child);
      if (reason == Reason::low_coverage) return {reason, at};
    }
  }
  return {Reason::no_values, node};
}

}  // namespace

rankings::rankings(const Scores& scores, const index_state& state)
    : scores_(scores), state_(state), thin_(scores, state), order_(by_code(scores.units())) {}

// Ordinal ties break by unit code, so ranks are taken in that order.
std::vector<double> rankings::ranks_within(std::size_t node, std::string_view by, Ties ties, const equality& rule) const {
  const std::span<const double> scores = scores_[node];
  std::map<std::string_view, std::vector<std::size_t>> members;
  if (by.empty()) {
    members.emplace(std::string_view{}, order_);
  } else {
    const std::span<const std::string> labels = scores_.table().group(by);
    for (const std::size_t u : order_) members[labels[u]].push_back(u);
  }
  std::vector<double> ranks(scores.size());
  ranker work;
  std::vector<double> chosen;
  std::vector<double> places;
  for (const auto& [label, units] : members) {
    chosen.clear();
    for (const std::size_t u : units) chosen.push_back(scores[u]);
    places.resize(chosen.size());
    rank(chosen, places, ties, rule, work);
    for (std::size_t k = 0; k < units.size(); ++k) ranks[units[k]] = places[k];
  }
  return ranks;
}

std::vector<double> rankings::ranks(std::size_t node, std::string_view by) const {
  return ranks_within(node, by, state_.definition.method.rank.ties, state_.ties(node));
}

rankings::listed rankings::list(std::size_t node, std::string_view by) {
  const Model& model = state_.definition.model;
  const Table& table = scores_.table();
  const std::span<const double> scores = scores_[node];
  const std::span<const std::string> labels = by.empty() ? std::span<const std::string>{} : table.group(by);
  const std::vector<double> ranked = ranks(node, by);
  const std::vector<double> by_score = ranks_within(node, {}, Ties::min, state_.equal(node));
  const std::vector<double>& covered = thin_.coverage(node);
  const std::vector<std::optional<std::size_t>> little = thin_.at(node, scores);
  const std::vector<Colour> coloured = colours(scores, state_.equal(node));
  const auto& cutoffs = state_.cutoffs(&scores_)[node];

  listed result{.ranking = {.node = model[node].id, .by = std::string(by)}, .units = order_};
  // Equals stand by unit code.
  std::stable_sort(result.units.begin(), result.units.end(), [&](std::size_t a, std::size_t b) {
    if (!labels.empty() && labels[a] != labels[b]) return labels[a] < labels[b];
    if (std::isnan(ranked[a]) || std::isnan(ranked[b])) return !std::isnan(ranked[a]) && std::isnan(ranked[b]);
    if (ranked[a] != ranked[b]) return ranked[a] < ranked[b];
    return by_score[a] < by_score[b];
  });
  result.ranking.rows.reserve(scores.size());
  for (const std::size_t u : result.units) {
    RankingRow row{.unit = table.units()[u],
                   .name = table.names()[u],
                   .score = scores[u],
                   .rank = ranked[u],
                   .colour = coloured[u],
                   .coverage = covered[u]};
    if (!std::isnan(scores[u])) {
      if (cutoffs) row.group = cutoffs->group(scores[u]);
      if (little[u]) row.thin = model[*little[u]].id;
    } else {
      const auto [reason, where] = reason_for(state_, score_unit(state_, table, scores_.columns(), u), node);
      row.reason = reason;
      row.reason_node = model[where].id;
    }
    result.ranking.rows.push_back(std::move(row));
    if (!labels.empty()) result.ranking.by_label.push_back(labels[u]);
  }
  return result;
}

}  // namespace hti::inline v0::detail
