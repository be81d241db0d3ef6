#include "hti/explain/change.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "detail/index_state.hpp"
#include "hti/explain/sampling_error.hpp"
#include "hti/explain/score_error.hpp"
#include "hti/explain/trend.hpp"
#include "hti/index.hpp"

namespace hti::explain {
namespace {

using detail::nan;

// What a Shapley value switches, as bits of a set: set = taken from the later edition.
enum player : unsigned { own_values = 1, own_statuses = 2, the_frame = 4, the_definition = 8, the_others = 16 };

// One edition's table over the units of both, with the columns of both: a column that the edition lacks is the other's, so that
// it changes with the definition and with nothing else.
TableData united(const Table& own, const Table& other, const std::vector<std::string>& units) {
  TableData data;
  data.units = units;
  data.period = own.period();
  for (const Table* t : {&own, &other}) {
    for (const std::string& id : t->indicators()) {
      if (std::find(data.indicators.begin(), data.indicators.end(), id) == data.indicators.end()) data.indicators.push_back(id);
    }
  }
  for (const std::string& id : data.indicators) {
    const Table& from = own.find_indicator(id) ? own : other;
    const std::size_t column = *from.find_indicator(id);
    for (const std::string& unit : units) {
      const std::size_t u = *from.find_unit(unit);
      data.values.push_back(from.values(column)[u]);
      data.statuses.push_back(from.status(u, column));
    }
  }
  for (const auto& [variable, labels] : own.groups()) {
    for (const std::string& unit : units) data.groups[variable].push_back(labels[*own.find_unit(unit)]);
  }
  return data;
}

// The reference that an edition's definition is fitted to: its own whole table, with columns that only the other has.
Table reference(const Table& own, const Table& other) {
  TableData data = own.data();
  for (std::size_t i = 0; i < other.n_indicators(); ++i) {
    const std::string& id = other.indicators()[i];
    if (own.find_indicator(id)) continue;
    data.indicators.push_back(id);
    for (const std::string& unit : data.units) {
      const auto u = other.find_unit(unit);
      data.values.push_back(u ? other.values(i)[*u] : nan);
      data.statuses.push_back(u ? other.status(*u, i) : Status::missing);
    }
    for (std::vector<double>* counts : {&data.respondents, &data.population, &data.standard_error}) {
      if (!counts->empty()) counts->resize(data.values.size(), nan);
    }
  }
  return Table(std::move(data));
}

TableData mixed(const TableData& before, const TableData& after, unsigned set) {
  TableData data = before;
  for (std::size_t c = 0; c < data.values.size(); ++c) {
    const bool both = before.statuses[c] == Status::observed && after.statuses[c] == Status::observed;
    if ((set & (both ? own_values : own_statuses)) == 0) continue;
    data.values[c] = after.values[c];
    data.statuses[c] = after.statuses[c];
  }
  if ((set & own_statuses) != 0) data.groups = after.groups;
  return data;
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

// The parts are of scores as they were given: each by an index fitted to the same table; and time runs forwards.
void check(const Scores& earlier, const Scores& later) {
  std::vector<Problem> problems;
  for (const auto& [which, scores] : {std::pair{"earlier", &earlier}, {"later", &later}}) {
    if (scores->index().reference_hash() == scores->table().hash()) continue;
    problems.push_back({.code = code::invalid_parameter,
                        .message = std::string("the ") + which +
                                   " scores are of another table than their index was fitted to: " +
                                   "fit it to that, or back-cast with frame=\"own\""});
  }
  const auto from = year_in(earlier.table().period());
  const auto to = year_in(later.table().period());
  if (from && to && *from > *to) {
    problems.push_back({.code = code::invalid_parameter,
                        .message = "the earlier edition is of " + std::to_string(*from) + ", the later of " +
                                   std::to_string(*to) + ": give the older first"});
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

double place(double score, const std::vector<double>& others, std::size_t self) {
  if (std::isnan(score)) return nan;
  double better = 0;
  for (std::size_t v = 0; v < others.size(); ++v) better += v != self && others[v] > score ? 1 : 0;
  return 1 + better;
}

}  // namespace

std::vector<Change> compare(const Scores& earlier, const Scores& later, std::string_view node) {
  check(earlier, later);
  const Definition& old_definition = earlier.index().definition();
  const Definition& new_definition = later.index().definition();
  const std::string old_node =
      node.empty() ? old_definition.model[Model::root()].id : old_definition.model[old_definition.model.at(node)].id;
  const std::string new_node =
      node.empty() ? new_definition.model[Model::root()].id : new_definition.model[new_definition.model.at(node)].id;
  std::vector<std::string> units;
  for (const std::string& unit : later.units()) {
    if (earlier.table().find_unit(unit)) units.push_back(unit);
  }
  if (units.empty()) throw DataError({{.code = code::no_units, .message = "the two editions have no unit in common"}});

  const TableData before = united(earlier.table(), later.table(), units);
  const TableData after = united(later.table(), earlier.table(), units);
  const std::array<Table, 2> references{reference(earlier.table(), later.table()), reference(later.table(), earlier.table())};
  std::array<std::vector<double>, 16> all;  // scores by set of the first four players, then unit
  for (unsigned rest = 0; rest < 16; rest += 4) {
    const bool is_new = (rest & the_definition) != 0;
    const Index index = fit(is_new ? new_definition : old_definition, references[(rest & the_frame) != 0 ? 1 : 0]);
    for (unsigned own = 0; own < 4; ++own) {
      const Scores scores = index.score(Table(mixed(before, after, own)), {.indicators = false});
      const std::span<const double> column = scores[is_new ? new_node : old_node];
      all[own | rest].assign(column.begin(), column.end());
    }
  }

  const std::vector<double> old_errors = score_error(earlier, old_node);
  const std::vector<double> new_errors = score_error(later, new_node);
  std::vector<Change> changes;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const auto score_of = [&](unsigned set) { return all[set & 15U][u]; };
    std::array<double, 32> ranks{};
    for (unsigned set = 0; set < 32; ++set) {
      const unsigned others = (set & (the_frame | the_definition)) | ((set & the_others) != 0 ? own_values | own_statuses : 0U);
      ranks[set] = place(score_of(set), all[others], u);
    }
    const auto s = shapley<4>(score_of);
    const auto r = shapley<5>([&](unsigned set) { return -ranks[set]; });
    const std::size_t now = *later.table().find_unit(units[u]);
    const double error = std::hypot(old_errors[*earlier.table().find_unit(units[u])], new_errors[now]);
    changes.push_back({.unit = units[u],
                       .name = later.table().names()[now],
                       .score_before = score_of(0),
                       .score_after = score_of(15),
                       .score = {.values = s[0], .statuses = s[1], .frame = s[2], .definition = s[3]},
                       .rank_before = ranks[0],
                       .rank_after = ranks[31],
                       .rank = {.values = r[0], .statuses = r[1], .frame = r[2], .definition = r[3], .others = r[4]},
                       .score_error = error,
                       .within_noise = within_noise(score_of(15) - score_of(0), error)});
  }
  return changes;
}

}  // namespace hti::explain
