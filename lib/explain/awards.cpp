#include "hti/explain/awards.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "detail/index_state.hpp"
#include "hti/explain/lists.hpp"
#include "hti/index.hpp"

namespace hti::explain {
namespace {

constexpr std::array<std::string_view, 3> swedish{"Årets hemtjänstkommun", "Bäst", "Årets klättrare"};
constexpr std::array<std::string_view, 3> english{"Home-care municipality of the year", "Best", "Climber of the year"};

std::vector<Winner> ranked(const Scores& scores, const std::optional<Scores>& earlier, const std::string& node) {
  const Ranking now = scores.ranking(node);
  Since changed{.score = std::vector<double>(now.rows.size(), detail::nan),
                .rank = std::vector<double>(now.rows.size(), detail::nan)};
  if (earlier && earlier->index().model().find(node)) changed = since(now, earlier->ranking(node));
  std::vector<Winner> all;
  for (std::size_t k = 0; k < now.rows.size() && !std::isnan(now.rows[k].score); ++k) {
    const RankingRow& row = now.rows[k];
    all.push_back({.unit = row.unit,
                   .name = row.name,
                   .score = row.score,
                   .rank = row.rank,
                   .score_change = changed.score[k],
                   .rank_change = changed.rank[k],
                   .coverage = row.coverage});
  }
  return all;
}

// Those within the tolerance of the highest value; NaN is never among them.
std::vector<Winner> highest(std::vector<Winner> all, double Winner::* value, double tolerance) {
  double most = -detail::infinity;
  for (const Winner& w : all) most = w.*value > most ? w.*value : most;
  std::erase_if(all, [&](const Winner& w) { return !(w.*value >= most - tolerance); });
  std::sort(all.begin(), all.end(), [](const Winner& a, const Winner& b) { return a.unit < b.unit; });
  return all;
}

}  // namespace

std::string_view name(Honour honour, Language language) noexcept {
  return (language == Language::sv ? swedish : english)[static_cast<std::size_t>(honour)];
}

std::vector<Award> awards(const Scores& scores, const std::optional<Scores>& earlier) {
  const Index index = scores.index();
  const Model& model = index.model();
  const double tolerance = index.method().rank.tolerance;
  const std::string& root = model[Model::root()].id;
  std::vector<Award> named;
  const auto add = [&](Award award) {
    if (!award.winners.empty()) named.push_back(std::move(award));
  };
  const std::vector<Winner> all = ranked(scores, earlier, root);
  add({.honour = Honour::of_the_year, .node = root, .winners = highest(all, &Winner::score, tolerance)});
  for (const std::size_t child : model.children(Model::root())) {
    if (model[child].indicator) continue;
    const std::string& id = model[child].id;
    add({.honour = Honour::best, .node = id, .winners = highest(ranked(scores, earlier, id), &Winner::score, tolerance)});
  }
  std::vector<Winner> climbers = highest(all, &Winner::rank_change, 0);
  std::erase_if(climbers, [](const Winner& w) { return w.rank_change <= 0; });
  add({.honour = Honour::climber, .node = root, .winners = std::move(climbers)});
  return named;
}

}  // namespace hti::explain
