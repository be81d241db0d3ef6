#include "hti/explain/priorities.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "detail/index_state.hpp"
#include "detail/statistics.hpp"
#include "explain/raised.hpp"
#include "hti/index.hpp"

namespace hti::explain {
namespace {

constexpr std::array<std::string_view, 4> swedish{"Bevara", "Förbättra om möjligt", "Lägre prioritet", "Prioritera"};
constexpr std::array<std::string_view, 4> english{"Keep", "Improve if possible", "Lower priority", "Prioritise"};

Quadrant quadrant(bool high_grade, bool high_effect) {
  if (high_grade) return high_effect ? Quadrant::improve_if_possible : Quadrant::keep;
  return high_effect ? Quadrant::prioritise : Quadrant::lower_priority;
}

// Points of the top node per point of a node below it, as the model weighs it.
double share_of(const detail::index_state& state, std::size_t node, std::size_t top) {
  double share = 1;
  for (; node > top; node = state.definition.model.parent(node)) share *= state.weight[node];
  return node == top ? share : 0;
}

Gain raise(const WhatIf& what_if, const Node& node, double own, double to) {
  const double target = std::isnan(own) ? to : better_of(*node.indicator, own, to);
  const std::array<Edit, 1> edit{Edit{.indicator = node.id, .value = target}};
  const Outcome outcome = what_if(edit);
  return {.raw = target, .score_change = outcome.score - what_if.before().score, .outcome = outcome};
}

// The 75th percentile of the yearly changes of other units that started in the same third as this one stands in now.
std::optional<double> realistic_step(const Table& now, const Table& earlier, const Node& node, std::size_t unit, double own) {
  const auto column = now.find_indicator(node.id);
  const auto before = earlier.find_indicator(node.id);
  if (!column || !before || std::isnan(own)) return std::nullopt;
  const double sign = node.indicator->direction == Direction::lower ? -1 : 1;
  std::vector<std::pair<double, double>> starts;  // start and change, turned so that up is better
  for (std::size_t u = 0; u < now.n_units(); ++u) {
    const auto then = earlier.find_unit(now.units()[u]);
    if (u == unit || !then) continue;
    const double start = sign * earlier.values(*before)[*then];
    const double end = sign * now.values(*column)[u];
    if (!std::isnan(start) && !std::isnan(end)) starts.emplace_back(start, end - start);
  }
  if (starts.size() < 3) return std::nullopt;
  std::vector<double> order;
  for (const auto& [start, change] : starts) order.push_back(start);
  order = detail::sorted(order);
  const std::array<double, 2> thirds{detail::quantile(order, 1.0 / 3), detail::quantile(order, 2.0 / 3)};
  const auto third = [&](double x) { return x < thirds[0] ? 0 : x < thirds[1] ? 1 : 2; };
  std::vector<double> changes;
  for (const auto& [start, change] : starts) {
    if (third(start) == third(sign * own)) changes.push_back(change);
  }
  if (changes.empty()) return std::nullopt;
  return own + sign * std::max(0.0, detail::quantile(detail::sorted(changes), 0.75));
}

}  // namespace

std::string_view name(Quadrant quadrant, Language language) noexcept {
  return (language == Language::sv ? swedish : english)[static_cast<std::size_t>(quadrant)];
}

Priorities priorities(const Scores& scores, std::string_view unit, std::string_view node, const std::vector<std::size_t>& peers,
                      const std::optional<Table>& earlier) {
  const Index index = scores.index();
  const detail::index_state& state = index.state();
  const Model& model = index.model();
  const Table& table = scores.table();
  const WhatIf what_if(scores, unit, node);
  const std::size_t top = model.at(what_if.node());
  const std::size_t u = table.unit_at(unit);
  const std::vector<std::size_t> columns = detail::align(index.definition(), table);

  Priorities result{.unit = what_if.unit(), .node = what_if.node(), .now = what_if.before()};
  std::vector<double> normalised(table.n_units());
  for (std::size_t k = 0; k < state.leaves.size(); ++k) {
    const std::size_t leaf = state.leaves[k].node;
    const double share = share_of(state, leaf, top);
    detail::materialise(state, k, table, columns[k], 0, table.n_units(), normalised.data());
    if (share == 0 || std::isnan(normalised[u])) continue;
    const Ladder ladder(table, columns[k], *model[leaf].indicator);
    const double raw = table.values(columns[k])[u];
    Priority row{.indicator = model[leaf].id, .raw = raw, .status = table.status(u, columns[k]), .grade = normalised[u]};
    row.effect = share * kernels::moments_of(normalised).sd;
    row.median = raise(what_if, model[leaf], raw, ladder.at(0.5));
    row.upper_quartile = raise(what_if, model[leaf], raw, ladder.at(0.75));
    row.best = raise(what_if, model[leaf], raw, ladder.best(peers));
    if (earlier) {
      if (const auto to = realistic_step(table, *earlier, model[leaf], u, raw)) {
        row.realistic = raise(what_if, model[leaf], raw, model.allowed_range(leaf) ? std::clamp(*to, model.allowed_range(leaf)->low, model.allowed_range(leaf)->high) : *to);
      }
    }
    result.rows.push_back(std::move(row));
  }
  if (result.rows.empty()) return result;
  for (const Priority& row : result.rows) {
    result.grade_line += row.grade / static_cast<double>(result.rows.size());
    result.effect_line += row.effect / static_cast<double>(result.rows.size());
  }
  for (Priority& row : result.rows) row.quadrant = quadrant(row.grade >= result.grade_line, row.effect >= result.effect_line);
  std::stable_sort(result.rows.begin(), result.rows.end(), [](const Priority& a, const Priority& b) {
    return a.upper_quartile.score_change > b.upper_quartile.score_change;
  });
  return result;
}

std::vector<Answering> answering(const Scores& scores, std::string_view unit, std::string_view node) {
  const Index index = scores.index();
  const Model& model = index.model();
  const Table& table = scores.table();
  const WhatIf what_if(scores, unit, node);
  const std::size_t u = table.unit_at(unit);
  const std::vector<std::size_t> columns = detail::align(index.definition(), table);
  std::vector<Answering> surveys;
  std::vector<std::array<std::vector<Edit>, 3>> edits;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (table.status(u, columns[k]) != Status::not_answered || index.state().leaves[k].dropped) continue;
    const Node& leaf = model[model.indicators()[k]];
    const std::string& survey = leaf.indicator->survey.empty() ? leaf.id : leaf.indicator->survey;
    auto at = std::find_if(surveys.begin(), surveys.end(), [&](const Answering& a) { return a.survey == survey; });
    if (at == surveys.end()) {
      surveys.push_back({.survey = survey});
      edits.emplace_back();
      at = surveys.end() - 1;
    }
    at->indicators.push_back(leaf.id);
    const Ladder ladder(table, columns[k], *leaf.indicator);
    auto& three = edits[static_cast<std::size_t>(at - surveys.begin())];
    three[0].push_back({.indicator = leaf.id, .value = ladder.at(0)});
    three[1].push_back({.indicator = leaf.id, .value = ladder.at(0.5)});
    three[2].push_back({.indicator = leaf.id, .value = ladder.at(1)});
  }
  for (std::size_t k = 0; k < surveys.size(); ++k) {
    surveys[k].worst = what_if(edits[k][0]);
    surveys[k].median = what_if(edits[k][1]);
    surveys[k].best = what_if(edits[k][2]);
  }
  return surveys;
}

}  // namespace hti::explain
