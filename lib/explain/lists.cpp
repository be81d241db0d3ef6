#include "hti/explain/lists.hpp"

#include <string_view>
#include <unordered_map>

#include "detail/index_state.hpp"
#include "hti/index.hpp"

namespace hti::explain {
namespace {

using detail::nan;

std::unordered_map<std::string_view, std::size_t> rows_of(const Ranking& ranking) {
  std::unordered_map<std::string_view, std::size_t> rows;
  for (std::size_t k = 0; k < ranking.rows.size(); ++k) rows.emplace(ranking.rows[k].unit, k);
  return rows;
}

// The earlier ranking of a node, where that edition has the node and the group variable.
std::optional<Ranking> ranking_then(const std::optional<Scores>& earlier, const std::string& node, const std::string& by) {
  if (!earlier || !earlier->index().model().find(node)) return std::nullopt;
  if (!by.empty() && !earlier->table().groups().contains(by)) return std::nullopt;
  return earlier->ranking(node, by);
}

List list(const Scores& scores, const std::optional<Scores>& earlier, const std::string& node,
          const std::vector<std::string>& by) {
  const Ranking all = scores.ranking(node);
  const auto row_of = rows_of(all);
  List result{.node = node, .by = by};
  for (const RankingRow& place : all.rows)
    result.rows.push_back({.place = place, .within = std::vector<GroupPlace>(by.size())});
  if (const auto then = ranking_then(earlier, node, {})) {
    const Since changed = since(all, *then);
    for (std::size_t k = 0; k < result.rows.size(); ++k) {
      result.rows[k].score_change = changed.score[k];
      result.rows[k].rank_change = changed.rank[k];
    }
  }
  for (std::size_t g = 0; g < by.size(); ++g) {
    const Ranking within = scores.ranking(node, by[g]);
    const auto then = ranking_then(earlier, node, by[g]);
    const std::optional<Since> changed = then ? std::optional(since(within, *then)) : std::nullopt;
    for (std::size_t k = 0; k < within.rows.size(); ++k) {
      GroupPlace& place = result.rows[row_of.at(within.rows[k].unit)].within[g];
      place.label = within.by_label[k];
      place.rank = place.label.empty() ? nan : within.rows[k].rank;
      if (changed && !place.label.empty()) place.rank_change = changed->rank[k];
    }
  }
  return result;
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
  std::vector<List> all;
  for (std::size_t node = 0; node < model.size(); ++node) {
    if (!model[node].indicator) all.push_back(list(scores, earlier, model[node].id, variables));
  }
  return all;
}

}  // namespace hti::explain
