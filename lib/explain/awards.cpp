#include "hti/explain/awards.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "explain/mixture.hpp"
#include "hti/explain/lists.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

constexpr std::array<std::string_view, 3> honour_names{"of_the_year", "best", "climber"};

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
                   .coverage = row.coverage,
                   .thin = row.thin});
  }
  return all;
}

// Those that tie with the highest value; NaN is never among them.
std::vector<Winner> highest(std::vector<Winner> all, double Winner::* value, const detail::equality& rule) {
  double most = -detail::infinity;
  for (const Winner& w : all) most = w.*value > most ? w.*value : most;
  std::erase_if(all, [&](const Winner& w) { return std::isnan(w.*value) || rule.above(most, w.*value); });
  std::sort(all.begin(), all.end(), [](const Winner& a, const Winner& b) { return a.unit < b.unit; });
  return all;
}

// Places climbed by ranks before, over all units.
Regression line(const std::vector<Winner>& all) {
  std::vector<double> before;
  std::vector<double> climbed;
  for (const Winner& unit : all) {
    before.push_back(unit.rank + unit.rank_change);
    climbed.push_back(unit.rank_change);
  }
  return regression(before, climbed);
}

// What climbs consist of. Everything between the two editions is computed once, for all nodes.
class Climbs {
 public:
  Climbs(const Scores& earlier, const Scores& later, const std::set<std::string>& units) : earlier_(earlier), later_(later) {
    try {
      mixture_.emplace(earlier, later, units);
      for (std::size_t k = 0; k < mixture_->size(); ++k) position_.emplace(mixture_->unit(k), k);
    } catch (const Error& error) {
      unsplit_ = error.problems().front().message;
    }
  }

  void explain(Award& award) const {
    if (!earlier_.index().model().find(award.node)) return;
    award.comparable = same_definition(earlier_, later_, award.node);
    std::vector<Winner*> climbed;
    std::vector<std::size_t> positions;
    for (Winner& winner : award.winners) {
      if (std::isnan(winner.rank_change)) continue;
      winner.climb.emplace();
      winner.climb->regression = award.regression(winner.rank + winner.rank_change);
      winner.climb->places = {detail::nan, detail::nan, detail::nan, detail::nan, detail::nan};
      winner.climb->unsplit = unsplit_;
      if (!mixture_) continue;
      climbed.push_back(&winner);
      positions.push_back(position_.at(winner.unit));
    }
    if (climbed.empty() || !mixture_) return;
    const std::vector<Change> changes = mixture_->changes(award.node, positions);
    for (std::size_t k = 0; k < climbed.size(); ++k) {
      climbed[k]->climb->places = changes[k].rank;
      climbed[k]->climb->unsplit = changes[k].unsplit;
    }
  }

 private:
  const Scores& earlier_;
  const Scores& later_;
  std::optional<Mixture> mixture_{};
  std::map<std::string, std::size_t, std::less<>> position_{};
  std::string unsplit_{};
};

}  // namespace

std::string_view name(Honour honour) noexcept { return honour_names[static_cast<std::size_t>(honour)]; }

std::vector<Award> awards(const Scores& scores, const std::optional<Scores>& earlier) {
  const Index index = scores.index();
  const Model& model = index.model();
  const detail::index_state& state = index.state();
  const std::string& root = model[Model::root()].id;
  std::vector<Award> named;
  const auto add = [&](Award award, const std::vector<Winner>& all) {
    if (award.winners.empty()) return;
    award.regression = line(all);
    named.push_back(std::move(award));
  };
  const std::vector<Winner> all = ranked(scores, earlier, root);
  add({.honour = Honour::of_the_year, .node = root, .winners = highest(all, &Winner::score, state.ties(Model::root()))}, all);
  for (const std::size_t child : model.children(Model::root())) {
    if (model[child].indicator) continue;
    const std::string& id = model[child].id;
    const std::vector<Winner> there = ranked(scores, earlier, id);
    add({.honour = Honour::best, .node = id, .winners = highest(there, &Winner::score, state.ties(child))}, there);
  }
  std::vector<Winner> climbers = highest(all, &Winner::rank_change, {});
  std::erase_if(climbers, [](const Winner& w) { return w.rank_change <= 0; });
  add({.honour = Honour::climber, .node = root, .winners = std::move(climbers)}, all);
  if (!earlier) return named;
  std::set<std::string> units;
  for (const Award& award : named) {
    for (const Winner& winner : award.winners) units.insert(winner.unit);
  }
  const Climbs climbs(*earlier, scores, units);
  for (Award& award : named) climbs.explain(award);
  return named;
}

}  // namespace hti::inline v0::explain
