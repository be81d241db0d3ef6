#include "hti/explain/lists.hpp"

#include <string_view>
#include <unordered_map>

#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "index/rankings.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::nan;

std::unordered_map<std::string_view, std::size_t> rows_of(const Ranking& ranking) {
  std::unordered_map<std::string_view, std::size_t> rows;
  for (std::size_t k = 0; k < ranking.rows.size(); ++k) rows.emplace(ranking.rows[k].unit, k);
  return rows;
}

// An earlier edition beside a later one.
struct Earlier {
  const Scores& scores;
  detail::rankings rankings;
  std::vector<std::optional<std::size_t>> unit{};  // position then, by unit of the later table

  Earlier(const Scores& then, const detail::index_state& state, const Table& now) : scores(then), rankings(then, state) {
    for (const std::string& code : now.units()) unit.push_back(then.table().find_unit(code));
  }
};

void add_changes(List& list, const std::vector<std::size_t>& units, const Earlier& then) {
  const auto node = then.scores.index().model().find(list.node);
  if (!node) return;
  const std::vector<double> ranks = then.rankings.ranks(*node);
  const std::span<const double> scores = then.scores[*node];
  for (std::size_t k = 0; k < units.size(); ++k) {
    const auto u = then.unit[units[k]];
    if (!u) continue;
    list.rows[k].score_change = list.rows[k].place.score - scores[*u];
    list.rows[k].rank_change = ranks[*u] - list.rows[k].place.rank;
  }
}

// Places on the g-th group variable. What changed is told of units that had the same label then.
void add_within(List& list, std::size_t g, const std::vector<std::size_t>& units, std::span<const std::string> labels,
                const std::vector<double>& ranks, const Earlier* then) {
  const std::string& by = list.by[g];
  const auto node = then != nullptr ? then->scores.index().model().find(list.node) : std::nullopt;
  const bool known = node && then->scores.table().groups().contains(by);
  const std::vector<double> ranks_then = known ? then->rankings.ranks(*node, by) : std::vector<double>{};
  const std::span<const std::string> labels_then = known ? then->scores.table().group(by) : std::span<const std::string>{};
  for (std::size_t k = 0; k < units.size(); ++k) {
    GroupPlace& place = list.rows[k].within[g];
    place.label = labels[units[k]];
    place.rank = place.label.empty() ? nan : ranks[units[k]];
    const auto u = known && !place.label.empty() ? then->unit[units[k]] : std::nullopt;
    if (u && labels_then[*u] == place.label) place.rank_change = ranks_then[*u] - place.rank;
  }
}

}  // namespace

Since since(const Ranking& now, const Ranking& earlier) {
  const auto row_then = rows_of(earlier);
  Since changed{.score = std::vector<double>(now.rows.size(), nan), .rank = std::vector<double>(now.rows.size(), nan)};
  for (std::size_t k = 0; k < now.rows.size(); ++k) {
    const auto found = row_then.find(now.rows[k].unit);
    if (found == row_then.end()) continue;
    if (!now.by_label.empty() && now.by_label[k] != earlier.by_label[found->second]) continue;
    const RankingRow& then = earlier.rows[found->second];
    changed.score[k] = now.rows[k].score - then.score;
    changed.rank[k] = then.rank - now.rows[k].rank;
  }
  return changed;
}

std::vector<List> lists(const Scores& scores, const std::optional<Scores>& earlier,
                        const std::optional<std::vector<std::string>>& by) {
  std::vector<std::string> variables = by.value_or(std::vector<std::string>{});
  if (!by) {
    for (const auto& [variable, labels] : scores.table().groups()) variables.push_back(variable);
  }
  const Index index = scores.index();
  const Model& model = index.model();
  detail::rankings now(scores, index.state());
  const std::optional<Index> index_then = earlier ? std::optional(earlier->index()) : std::nullopt;
  std::optional<Earlier> then;
  if (earlier) then.emplace(*earlier, index_then->state(), scores.table());
  std::vector<List> all;
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (model[node].indicator) continue;
    detail::rankings::listed listed = now.list(node);
    List& list = all.emplace_back(List{.node = model[node].id, .by = variables});
    list.rows.reserve(listed.units.size());
    for (RankingRow& place : listed.ranking.rows) {
      list.rows.push_back({.place = std::move(place), .within = std::vector<GroupPlace>(variables.size())});
    }
    if (then) add_changes(list, listed.units, *then);
    for (std::size_t g = 0; g < variables.size(); ++g) {
      add_within(list, g, listed.units, scores.table().group(variables[g]), now.ranks(node, variables[g]),
                 then ? &*then : nullptr);
    }
  }
  return all;
}

}  // namespace hti::inline v0::explain
