#include "hti/explain/good_examples.hpp"

#include <algorithm>
#include <cmath>
#include <range/v3/view/map.hpp>

#include "base/ladder.hpp"
#include "explain/standings.hpp"
#include "model/walks.hpp"
#include "table/assemble.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::nan;

/// Compares a unit with its peers.
class Comparison {
 public:
  Comparison(const Standings& now, std::size_t unit) : now_(now), unit_(unit) {}

  [[nodiscard]] bool clear(double difference, std::size_t node) const {
    return difference > 0 && difference >= now_.sd(node) / 2;
  }

  /// Whether a peer is better than the unit, by more than the noise where that is known.
  [[nodiscard]] bool better(std::size_t peer, std::size_t node) const {
    const double difference = now_.score(peer, node) - now_.score(unit_, node);
    if (!(difference > 0)) return false;
    const bool indicator = now_.model()[node].indicator.has_value();
    const double measured = indicator ? raw(peer, node) - raw(unit_, node) : difference;
    return !within_noise(measured, now_.difference_error(unit_, node, {.label = {}, .units = {peer}})).value_or(false);
  }

  /// Indicators at or below a node in which a peer is clearly better, by falling effect on the index.
  [[nodiscard]] std::vector<std::string> indicators(std::size_t peer, std::size_t top) const {
    std::vector<std::pair<double, std::size_t>> found;
    for (const std::size_t node : now_.model().indicators()) {
      if (!now_.model().within(node, top)) continue;
      const double difference = now_.score(peer, node) - now_.score(unit_, node);
      const double effect = now_.scores().state().effective[node] * difference;
      if (effect > 0 && !std::isnan(raw(peer, node)) && clear(difference, node) && better(peer, node))
        found.emplace_back(effect, node);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return detail::ids_of(now_.model(), found | ranges::views::values);
  }

 private:
  [[nodiscard]] double raw(std::size_t unit, std::size_t node) const { return now_.table().values(now_.column(node))[unit]; }

  const Standings& now_;
  std::size_t unit_;
};

}  // namespace

Scores before(const Scores& now, const Table& earlier) {
  const Table& present = now.table();
  std::vector<std::pair<std::size_t, std::size_t>> both;  // position now and then
  for (std::size_t u = 0; u < present.n_units(); ++u) {
    if (const auto then = earlier.find_unit(present.units()[u])) both.emplace_back(u, *then);
  }
  if (both.empty())
    throw DataError({{.code = code::no_units, .said = say("no-unit-in-common", "the two editions have no unit in common")}});
  TableData data{.indicators = present.data().indicators, .period = earlier.period()};
  std::vector<detail::unit_refs> from;
  for (const auto& [u, then] : both) {
    data.units.push_back(present.units()[u]);
    from.push_back({.first = {&present, u}});
  }
  detail::fill_units(data, from);
  detail::fill_cells(data, [&](std::size_t k, std::size_t c) {
    const auto [u, then] = both[k];
    const auto column = earlier.find_indicator(present.indicators()[c]);
    const bool known = column && present.status(u, c) == Status::observed && earlier.status(then, *column) == Status::observed;
    return known ? detail::cell_ref{.table = &earlier.data(), .cell = *column * earlier.n_units() + then}
                 : detail::cell_ref{.table = &present.data(), .cell = c * present.n_units() + u};
  });
  return now.index().score(Table(std::move(data)));
}

std::vector<GoodExample> good_examples(const Profiler& profiler, std::string_view unit, const Against& against,
                                       const std::vector<std::size_t>& peers, const std::optional<Profiler>& earlier) {
  const Standings& now = profiler.standings();
  const std::size_t own = now.table().unit_at(unit);
  const Comparison comparison(now, own);
  Profile profile = profiler(unit, against);
  std::stable_sort(profile.rows.begin(), profile.rows.end(),
                   [](const ProfileRow& a, const ProfileRow& b) { return a.points < b.points; });

  std::vector<GoodExample> examples;
  for (const ProfileRow& row : profile.rows) {
    if (!development(row.ground)) continue;
    const std::size_t node = now.model().at(row.node);
    const std::size_t first = examples.size();
    for (std::size_t peer : peers) {
      if (peer == own) continue;
      GoodExample example{.node = row.node,
                          .own = row.own,
                          .unit = now.table().units()[peer],
                          .name = now.table().names()[peer],
                          .score = now.score(peer, node),
                          .rank = now.rank(peer, node),
                          .colour = now.colour(peer, node),
                          .change = nan,
                          .thin = now.thin(peer, node),
                          .own_thin = row.thin};
      const double above = example.score - row.reference;
      example.does_well =
          above > 0 && (now.in_best_quarter(peer, node) || comparison.clear(above, node)) && comparison.better(peer, node);
      if (earlier) {
        const Standings& past = earlier->standings();
        if (const auto then = past.table().find_unit(example.unit)) example.change = example.score - past.score(*then, node);
        example.improved = example.score > row.own && comparison.clear(example.change, node);
      }
      if (!example.does_well && !example.improved) continue;
      example.indicators = comparison.indicators(peer, node);
      examples.push_back(std::move(example));
    }
    const detail::ladder ordered(now.scores()[node], now.scores().state().equal(node));
    std::stable_sort(examples.begin() + static_cast<std::ptrdiff_t>(first), examples.end(),
                     [&](const GoodExample& a, const GoodExample& b) {
                       return a.does_well != b.does_well ? a.does_well : ordered.above(a.score) < ordered.above(b.score);
                     });
  }
  return examples;
}

}  // namespace hti::inline v0::explain
