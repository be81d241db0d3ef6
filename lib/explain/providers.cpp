#include "hti/explain/providers.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <span>

#include "explain/standings.hpp"
#include "hti/base/statistics.hpp"
#include "hti/explain/against.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "table/assemble.hpp"

namespace hti::inline v0::explain {
namespace {

std::pair<std::size_t, std::size_t> axes(const Model& model, const provider_options& options) {
  const std::span<const std::size_t> children = model.children(Model::root());
  if (children.size() != 2 && (options.first.empty() || options.second.empty())) {
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("matrix-of-two", "the matrix has two sub-indices and the index {children}: say which two",
                                    {{"children", children.size()}})}});
  }
  return {options.first.empty() ? children[0] : model.at(options.first),
          options.second.empty() ? children[1] : model.at(options.second)};
}

void refuse_few_answers(const Table& table, const Model& model, double threshold) {
  std::vector<Problem> problems;
  for (const std::size_t node : model.indicators()) {
    const auto column = table.find_indicator(model[node].id);
    const bool survey = model[node].indicator->error == RandomError::survey;
    for (std::size_t u = 0; column && u < table.n_units(); ++u) {
      const double answers = table.respondents(u, *column);
      const bool no_count = survey && threshold > 0 && std::isnan(answers);
      if (table.status(u, *column) != Status::observed || !(no_count || answers < threshold)) continue;
      problems.push_back({.code = code::refused_value,
                          .said = no_count
                                      ? say("figure-without-count",
                                            "the figure has no number of answers to be shown, and must be suppressed first")
                                      : say("figure-of-few-answers",
                                            "the figure has too few answers to be shown, and must be suppressed first"),
                          .unit = table.units()[u],
                          .indicator = model[node].id});
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

double mean_of(std::span<const double> values) {
  std::vector<double> present;
  std::copy_if(values.begin(), values.end(), std::back_inserter(present), [](double x) { return !std::isnan(x); });
  return present.empty() ? detail::nan : detail::mean(present);
}

Field field(bool first, bool second) {
  if (first) return second ? Field::both : Field::first;
  return second ? Field::second : Field::neither;
}

/// Ranks on a node by unit code, none where too few have a score.
std::map<std::string, double> ranks(const Scores& scores, std::size_t node) {
  const std::span<const double> values = scores[node];
  const auto scored = std::count_if(values.begin(), values.end(), [](double x) { return !std::isnan(x); });
  const bool few = static_cast<std::size_t>(scored) < fewest_ranked;
  std::map<std::string, double> by_unit;
  const Ranking ranking = scores.ranking(scores.index().model()[node].id);
  for (const RankingRow& row : ranking.rows) by_unit[row.unit] = few ? detail::nan : row.rank;
  return by_unit;
}

void place(Providers& shown, const detail::equality& first_equal, const detail::equality& second_equal) {
  std::vector<double> first;
  std::vector<double> second;
  for (const Provider& row : shown.rows) {
    if (std::isnan(row.first) || std::isnan(row.second)) continue;
    first.push_back(row.first);
    second.push_back(row.second);
  }
  const bool few = first.size() < fewest_ranked;
  shown.first_line = few ? detail::nan : mean_of(first);
  shown.second_line = few ? detail::nan : mean_of(second);
  for (Provider& row : shown.rows) {
    if (few || std::isnan(row.first) || std::isnan(row.second)) continue;
    row.field = field(!first_equal.above(shown.first_line, row.first), !second_equal.above(shown.second_line, row.second));
  }
}

void unrank(ProfileRow& row) {
  row.rank = detail::nan;
  row.ranked = 0;
  row.colour = Colour::grey;
}

/// What is clear is so by the spread of all units of the index: that of two units is their own difference.
Ground ground_of(const ProfileRow& row, double sd, bool quarters) {
  if (row.ground == Ground::no_figure || (row.indicator && row.status != Status::observed)) return row.ground;
  if (quarters && (row.ground == Ground::best_quarter || row.ground == Ground::worst_quarter)) return row.ground;
  const double difference = row.own - row.reference;
  if (difference > 0 && difference >= sd / 2) return Ground::clearly_above;
  if (difference < 0 && -difference >= sd / 2) return Ground::clearly_below;
  return Ground::none;
}

double mean_shown(const std::vector<Provider>& members, double Provider::* what) {
  std::vector<double> values;
  for (const Provider& row : members) {
    if (!std::isnan(row.score)) values.push_back(row.*what);
  }
  return mean_of(values);
}

std::vector<ProviderKind> side_by_side(const std::vector<Provider>& rows) {
  std::map<std::string, std::vector<Provider>> kinds;
  for (const Provider& row : rows) kinds[row.kind].push_back(row);
  std::vector<ProviderKind> list;
  for (const auto& [label, members] : kinds) {
    const auto shown =
        std::count_if(members.begin(), members.end(), [](const Provider& row) { return !std::isnan(row.score); });
    list.push_back({.kind = label,
                    .units = members.size(),
                    .shown = static_cast<std::size_t>(shown),
                    .score = mean_shown(members, &Provider::score),
                    .first = mean_shown(members, &Provider::first),
                    .second = mean_shown(members, &Provider::second)});
  }
  return list;
}

}  // namespace

Providers providers(const Scores& scores, std::string_view municipality, const provider_options& options) {
  const Index index = scores.index();
  const Model& model = index.model();
  const auto [first, second] = axes(model, options);
  refuse_few_answers(scores.table(), model, options.threshold);
  const Table table = detail::subset(scores.table(), group(scores, options.by, municipality).units);
  const std::span<const std::string> kinds = options.kind.empty() ? std::span<const std::string>{} : table.group(options.kind);

  Providers shown{.scores = index.score(table), .first = model[first].id, .second = model[second].id};
  const auto root_ranks = ranks(shown.scores, Model::root());
  const auto first_ranks = ranks(shown.scores, first);
  const auto second_ranks = ranks(shown.scores, second);
  const std::vector<std::string> first_thin = shown.scores.thin(shown.first);
  const std::vector<std::string> second_thin = shown.scores.thin(shown.second);
  const Ranking ranking = shown.scores.ranking();
  for (const RankingRow& row : ranking.rows) {
    const std::size_t u = table.unit_at(row.unit);
    shown.rows.push_back({.unit = row.unit,
                          .name = row.name,
                          .kind = kinds.empty() ? std::string{} : kinds[u],
                          .score = row.score,
                          .first = shown.scores[first][u],
                          .second = shown.scores[second][u],
                          .rank = root_ranks.at(row.unit),
                          .first_rank = first_ranks.at(row.unit),
                          .second_rank = second_ranks.at(row.unit),
                          .coverage = row.coverage,
                          .reason = row.reason,
                          .reason_node = row.reason_node,
                          .thin = row.thin,
                          .first_thin = first_thin[u],
                          .second_thin = second_thin[u]});
  }
  if (std::all_of(shown.rows.begin(), shown.rows.end(), [](const Provider& row) { return std::isnan(row.rank); })) {
    std::sort(shown.rows.begin(), shown.rows.end(), [](const Provider& a, const Provider& b) { return a.unit < b.unit; });
  }
  const Standings all(scores);
  for (std::size_t node = 0; node < model.size(); ++node) shown.spread.push_back(all.sd(node));
  const detail::index_state& state = shown.scores.state();
  place(shown, state.equal(first), state.equal(second));
  if (!kinds.empty()) shown.kinds = side_by_side(shown.rows);
  return shown;
}

std::vector<Profile> against_others(const Providers& shown) {
  const Profiler profiler(shown.scores);
  const Index index = shown.scores.index();
  std::vector<std::size_t> scored;
  for (const Provider& row : shown.rows) {
    if (!std::isnan(row.score)) scored.push_back(shown.scores.table().unit_at(row.unit));
  }
  std::vector<Profile> profiles;
  for (std::size_t k = 0; k < scored.size() && scored.size() > 1; ++k) {
    Against others{.label = "others", .units = scored};
    others.units.erase(others.units.begin() + static_cast<std::ptrdiff_t>(k));
    std::sort(others.units.begin(), others.units.end());
    profiles.push_back(profiler(shown.scores.units()[scored[k]], others));
    std::vector<ProfileRow>& rows = profiles.back().rows;  // of every node, as the root is explained
    const bool few = scored.size() < fewest_ranked;
    for (std::size_t node = 0; node < rows.size(); ++node) {
      ProfileRow& row = rows[node];
      const bool counts = node != Model::root() && index.state().effective[node] > 0;
      if (counts) row.ground = ground_of(row, shown.spread[node], !few);
      if (row.status == Status::suppressed) row.ground = Ground::none;
      if (few) unrank(row);
    }
  }
  return profiles;
}

}  // namespace hti::inline v0::explain
