#include "explain/mixture.hpp"

#include <algorithm>
#include <cmath>

#include "hti/explain/trend.hpp"
#include "index/index_state.hpp"
#include "steps/replaced.hpp"
#include "table/assemble.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::nan;

// What a Shapley value switches, as bits of a set: set = taken from the later edition.
enum player : unsigned { own_values = 1, own_statuses = 2, the_frame = 4, the_definition = 8, the_others = 16 };

// The parts are of scores as they were given: each by an index fitted to the same table; and time runs forwards.
void check(const Scores& earlier, const Scores& later) {
  std::vector<Problem> problems;
  for (const auto& [which, scores] : {std::pair{"earlier", &earlier}, {"later", &later}}) {
    if (scores->index().reference_hash() == scores->table().hash()) continue;
    problems.push_back(
        {.code = code::invalid_parameter,
         .said = say("scores-of-another-table",
                     "the {which} scores are of another table than their index was fitted to: fit it to that, or "
                     "back-cast with frame=\"own\"",
                     {{"which", which}})});
  }
  const auto from = year_in(earlier.table().period());
  const auto to = year_in(later.table().period());
  if (from && to && *from > *to) {
    problems.push_back(
        {.code = code::invalid_parameter,
         .said = say("older-first", "the earlier edition is of {earlier}, the later of {later}: give the older first",
                     {{"earlier", *from}, {"later", *to}})});
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

template <std::size_t players, class Value>
std::array<double, players> shapley(Value value) {
  std::array<double, players> parts{};
  for (unsigned set = 0; set < (1U << players); ++set) {
    std::size_t size = 0;
    for (std::size_t k = 0; k < players; ++k) size += set >> k & 1U;
    double share = 1.0 / static_cast<double>(players);  // (size - 1)! (players - size)! / players!, by the binomial coefficient
    for (std::size_t k = 1; k < size; ++k) share *= static_cast<double>(k) / static_cast<double>(players - k);
    for (std::size_t k = 0; k < players; ++k) {
      if ((set >> k & 1U) != 0) parts[k] += share * (value(set) - value(set & ~(1U << k)));
    }
  }
  return parts;
}

// Whether both cells hold a figure of the same origin, and one that the edition has itself.
bool figure_in_both(const TableData& before, std::size_t b, const TableData& after, std::size_t a) {
  const auto origin = [](const TableData& data, std::size_t cell) {
    return data.origins.empty() ? Origin::own : data.origins[cell];
  };
  return before.statuses[b] == Status::observed && after.statuses[a] == Status::observed &&
         origin(before, b) == origin(after, a) && origin(before, b) != Origin::borrowed;
}

}  // namespace

Mixture::Mixture(const Scores& earlier, const Scores& later, const std::set<std::string>& only, bool indicators)
    : earlier_(earlier), later_(later), options_{.indicators = indicators} {
  check(earlier, later);
  bool common = false;
  for (std::size_t u = 0; u < later.units().size(); ++u) {
    const auto then = earlier.table().find_unit(later.units()[u]);
    if (!then) continue;
    common = true;
    if (only.empty() || only.contains(later.units()[u])) both_.push_back({.earlier = *then, .later = u});
  }
  if (!common)
    throw DataError({{.code = code::no_units, .said = say("no-unit-in-common", "the two editions have no unit in common")}});
  for (std::size_t d = 0; d < 2 && !both_.empty(); ++d) score(d, {table(d, both_, own_values), table(d, both_, own_statuses)});
}

// The figures of some units as a definition needs them. An indicator of both definitions is of the edition that the players
// say, and of the only one that has the unit; an indicator that the other definition lacks comes with its own edition, always.
// Where that edition lacks the unit, the question is not asked of it.
Table Mixture::table(std::size_t definition, std::span<const Positions> units, unsigned own) const {
  const std::array<const Table*, 2> of{&earlier_.table(), &later_.table()};
  const Model& model = edition(definition).index().model();
  const Index other = edition(1 - definition).index();
  TableData data{.period = edition(definition).table().period()};
  std::vector<std::array<std::size_t, 2>> columns;  // by indicator, in each edition
  for (const std::size_t node : model.indicators()) {
    const std::string& id = model[node].id;
    const auto there = other.model().find(id);
    std::array<std::size_t, 2> column{none, none};
    column[definition] = *of[definition]->find_indicator(id);
    if (there && other.model()[*there].indicator) column[1 - definition] = *of[1 - definition]->find_indicator(id);
    data.indicators.push_back(id);
    columns.push_back(column);
  }
  std::vector<detail::unit_refs> from;
  const std::size_t first = (own & own_statuses) != 0 ? 1 : 0;
  for (const Positions& at : units) {
    const bool there = at.in(first) != none;
    const std::size_t e = there ? first : 1 - first;
    data.units.push_back(of[e]->units()[at.in(e)]);
    from.push_back({.first = {of[e], at.in(e)}});
    if (there && at.in(1 - e) != none) from.back().otherwise = {of[1 - e], at.in(1 - e)};
  }
  detail::fill_units(data, from);
  detail::fill_cells(data, [&](std::size_t k, std::size_t i) {
    const auto cell = [&](std::size_t e) { return columns[i][e] * of[e]->n_units() + units[k].in(e); };
    const auto has = [&](std::size_t e) { return columns[i][e] != none && units[k].in(e) != none; };
    if (!has(0) && !has(1)) return detail::cell_ref{.none = Status::not_applicable};
    std::size_t e = has(0) ? 0 : 1;
    if (has(0) && has(1)) {
      const bool values = figure_in_both(of[0]->data(), cell(0), of[1]->data(), cell(1));
      e = (own & (values ? own_values : own_statuses)) != 0 ? 1 : 0;
    }
    return detail::cell_ref{.table = &of[e]->data(), .cell = cell(e)};
  });
  return Table(std::move(data));
}

// Whether the other edition's table has all that a definition needs: no column or label has to come from its own.
bool Mixture::fits_as_it_is(std::size_t definition) const {
  const Index own = edition(definition).index();
  const Index other = edition(1 - definition).index();
  const auto& labels = edition(1 - definition).table().groups();
  const auto& groups = edition(definition).table().groups();
  const std::span<const std::size_t> leaves = own.model().indicators();
  return std::all_of(leaves.begin(), leaves.end(),
                     [&](std::size_t leaf) {
                       const auto there = other.model().find(own.model()[leaf].id);
                       return there && other.model()[*there].indicator;
                     }) &&
         std::all_of(groups.begin(), groups.end(), [&](const auto& group) { return labels.contains(group.first); });
}

Table Mixture::everybody(std::size_t definition, std::size_t which) const {
  if (which == definition || fits_as_it_is(definition)) return edition(which).table();
  std::vector<Positions> units;
  const Table& table = edition(which).table();
  const Table& other = edition(1 - which).table();
  for (std::size_t u = 0; u < table.n_units(); ++u) {
    const std::size_t there = other.find_unit(table.units()[u]).value_or(none);
    units.push_back(which == 0 ? Positions{u, there} : Positions{there, u});
  }
  return this->table(definition, units, which == 0 ? 0 : own_values | own_statuses);
}

// One definition on both frames. Its own edition's are the published scores; the other's are those of the definition fitted to
// the other edition's figures.
void Mixture::score(std::size_t definition, const std::array<Table, 2>& mixed) {
  const Scores& own = edition(definition);
  const Table elsewhere = everybody(definition, 1 - definition);
  for (std::size_t frame = 0; frame < 2; ++frame) {
    Scored& scored = scored_[definition][frame];
    if (frame == definition) scored.everybody[definition] = own;
    try {
      const Index index = frame == definition ? own.index() : fit(own.index().definition(), elsewhere);
      if (frame != definition) scored.everybody[definition] = index.score(own.table(), options_);
      scored.everybody[1 - definition] = index.score(elsewhere, options_);
      for (std::size_t k = 0; k < 2; ++k) scored.mixed[k] = index.score(mixed[k], options_);
    } catch (const Error& error) {
      const std::vector<Argument> why{{"why", error.problems().front().said}};
      scored.failure =
          (definition == 0 ? say("earlier-does-not-fit", "the earlier definition does not fit the later figures: {why}", why)
                           : say("later-does-not-fit", "the later definition does not fit the earlier figures: {why}", why))
              .text;
    }
  }
}

std::array<std::string, 2> Mixture::nodes(std::string_view node) const {
  const auto id = [&](const Scores& scores) {
    const Index index = scores.index();
    return index.model()[node.empty() ? Model::root() : index.model().at(node)].id;
  };
  return {id(earlier_), id(later_)};
}

double Mixture::score_of(std::size_t k, unsigned set, const std::array<std::string, 2>& ids) const {
  const std::size_t definition = (set & the_definition) != 0 ? 1 : 0;
  const Scored& scored = scored_[definition][(set & the_frame) != 0 ? 1 : 0];
  const unsigned own = set & (own_values | own_statuses);
  const bool whole = own == 0 || own == (own_values | own_statuses);
  const std::optional<Scores>& from = whole ? scored.everybody[own == 0 ? 0 : 1] : scored.mixed[own == own_values ? 0 : 1];
  if (!from) return nan;
  return (*from)[ids[definition]][whole ? both_[k].in(own == 0 ? 0 : 1) : k];
}

std::vector<Change> Mixture::changes(std::string_view node, std::span<const std::size_t> units) const {
  const std::array<std::string, 2> ids = nodes(node);
  // Whom a unit is ranked among, by the later three players.
  std::array<std::optional<detail::Replaced>, 8> lists;
  for (unsigned set = 0; set < 32; set += 4) {
    const std::size_t d = (set & the_definition) != 0 ? 1 : 0;
    const auto& all = scored_[d][(set & the_frame) != 0 ? 1 : 0].everybody[(set & the_others) != 0 ? 1 : 0];
    if (!all) continue;
    const Index index = all->index();
    lists[set / 4].emplace((*all)[ids[d]], all->units(), index.method().rank.ties,
                           index.state().ties(index.model().at(ids[d])));
  }
  std::vector<Change> changes;
  for (const std::size_t k : units) {
    const auto score = [&](unsigned set) { return score_of(k, set & 15U, ids); };
    std::array<double, 32> ranks{};
    for (unsigned set = 0; set < 32; ++set) {
      const auto& list = lists[set / 4];
      ranks[set] = list ? (*list)(both_[k].in((set & the_others) != 0 ? 1 : 0), score(set)) : nan;
    }
    const auto s = shapley<4>(score);
    const auto r = shapley<5>([&](unsigned set) { return -ranks[set]; });
    changes.push_back({.unit = unit(k),
                       .name = name(k),
                       .score_before = score(0),
                       .score_after = score(15),
                       .score = {.values = s[0], .statuses = s[1], .frame = s[2], .definition = s[3]},
                       .rank_before = ranks[0],
                       .rank_after = ranks[31],
                       .rank = {.values = r[0], .statuses = r[1], .frame = r[2], .definition = r[3], .others = r[4]}});
    Change& change = changes.back();
    if (!std::isnan(s[0])) continue;
    if (std::isnan(change.score_before) || std::isnan(change.score_after)) {
      change.unsplit = say("no-score-in-edition", "no score in one of the editions").text;
    } else {
      for (const auto& frames : scored_) {
        for (const Scored& scored : frames) {
          if (change.unsplit.empty()) change.unsplit = scored.failure;
        }
      }
      if (change.unsplit.empty()) {
        change.unsplit = say("no-score-on-the-way", "no score on the way: too few figures in a mixture of the editions").text;
      }
    }
  }
  return changes;
}

}  // namespace hti::inline v0::explain
