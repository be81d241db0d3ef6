#include "hti/explain/priorities.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/ladder.hpp"
#include "explain/cell_error.hpp"
#include "explain/fields.hpp"
#include "explain/raised.hpp"
#include "explain/yearly.hpp"
#include "hti/base/statistics.hpp"
#include "hti/explain/trend.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

constexpr std::array<std::string_view, 5> quadrant_names{"keep", "improve_if_possible", "lower_priority", "prioritise", ""};

// A yearly change is from one year to the next.
void check(const Table& earlier, const Table& now) {
  const auto from = year_in(earlier.period());
  const auto to = year_in(now.period());
  if (!from || !to || *to - *from == 1) return;
  throw MethodError(
      {{.code = code::invalid_parameter,
        .said =
            say("year-before", "a realistic step is from the year before: the earlier figures are of {earlier}, these of {now}",
                {{"earlier", *from}, {"now", *to}})}});
}

// What one indicator is for all units.
struct Lever {
  FieldRow field;
  Ladder ladder;
  double median;
  double upper_quartile;
  std::optional<YearlyChanges> yearly{};
};

}  // namespace

std::string_view name(Quadrant quadrant) noexcept { return quadrant_names[static_cast<std::size_t>(quadrant)]; }

struct PriorityMatrix::Prepared {
  Scores scores;
  Index index;
  std::string node;
  bool by_outcome;
  Fields fields;
  std::vector<Lever> levers{};

  [[nodiscard]] Gain raise(const WhatIf& what_if, const Lever& lever, std::size_t unit, double to) const;
};

Gain PriorityMatrix::Prepared::raise(const WhatIf& what_if, const Lever& lever, std::size_t unit, double to) const {
  const Node& node_ = index.model()[lever.field.node];
  const double own = scores.table().values(lever.field.column)[unit];
  const double target = std::isnan(own) ? to : better_of(*node_.indicator, own, to);
  const std::array<Edit, 1> edit{Edit{.indicator = node_.id, .value = target}};
  const Outcome outcome = what_if(edit);
  return {
      .raw = target,
      .score_change = outcome.score - what_if.before().score,
      .people =
          people_at(scores.table(), index.model(), unit, lever.field.node, lever.field.column, std::abs(target - own)).number,
      .outcome = outcome};
}

PriorityMatrix::PriorityMatrix(const Scores& scores, std::string_view node, const priority_options& options) {
  const Index index = scores.index();
  const Model& model = index.model();
  const std::size_t top = node.empty() ? Model::root() : model.at(node);
  Fields fields(scores, top, options.importance);
  if (options.earlier) check(*options.earlier, scores.table());
  auto prepared = std::make_shared<Prepared>(Prepared{.scores = scores,
                                                      .index = index,
                                                      .node = model[top].id,
                                                      .by_outcome = options.importance.has_value(),
                                                      .fields = std::move(fields)});
  const Table& table = prepared->scores.table();

  std::vector<std::optional<std::size_t>> then(table.n_units());
  for (std::size_t u = 0; u < then.size() && options.earlier; ++u) then[u] = options.earlier->find_unit(table.units()[u]);
  std::vector<double> before(table.n_units());

  for (const FieldRow& field : prepared->fields.rows()) {
    const Node& leaf = model[field.node];
    Ladder ladder(table, field.column, *leaf.indicator);
    const double median = ladder.at(0.5);
    const double upper_quartile = ladder.at(0.75);
    Lever lever{field, std::move(ladder), median, upper_quartile};
    if (const auto column = options.earlier ? options.earlier->find_indicator(leaf.id) : std::nullopt) {
      for (std::size_t u = 0; u < before.size(); ++u)
        before[u] = then[u] ? options.earlier->values(*column)[*then[u]] : detail::nan;
      lever.yearly.emplace(before, table.values(field.column), leaf.indicator->direction);
    }
    prepared->levers.push_back(std::move(lever));
  }
  prepared_ = std::move(prepared);
}

Priorities PriorityMatrix::operator()(std::string_view unit, const std::vector<std::size_t>& peers) const {
  const Index& index = prepared_->index;
  const Model& model = index.model();
  const Table& table = prepared_->scores.table();
  const WhatIf what_if(prepared_->scores, unit, prepared_->node);
  const std::size_t u = table.unit_at(unit);
  const Fields& fields = prepared_->fields;

  Priorities result{
      .unit = what_if.unit(), .node = what_if.node(), .effect_line = fields.effect_line(), .now = what_if.before()};
  result.rows.reserve(prepared_->levers.size());
  for (const Lever& lever : prepared_->levers) {
    const FieldRow& field = lever.field;
    double score = detail::nan;
    detail::materialise(index.state(), field.leaf, table, prepared_->scores.columns(), u, 1, &score);
    if (std::isnan(score)) continue;
    const Node& node = model[field.node];
    const double raw = table.values(field.column)[u];
    const auto raise = [&](double to) { return prepared_->raise(what_if, lever, u, to); };
    const People users = people_at(table, model, u, field.node, field.column, 0);
    Priority row{.indicator = node.id,
                 .responsible = node.indicator->responsible,
                 .next_published = node.indicator->next_published,
                 .raw = raw,
                 .status = table.status(u, field.column),
                 .grade = fields.grade(field, raw),
                 .effect = field.effect,
                 .effect_low = field.effect_low,
                 .effect_high = field.effect_high,
                 .quadrant = fields.quadrant(field, raw, score),
                 .people_of = users.of,
                 .people_answered = users.answered,
                 .median = raise(lever.median),
                 .upper_quartile = raise(lever.upper_quartile),
                 .best = raise(lever.ladder.best(peers))};
    if (auto to = lever.yearly ? lever.yearly->step(u, raw) : std::nullopt) {
      if (const auto range = model.allowed_range(field.node)) to = std::clamp(*to, range->low, range->high);
      if (node.indicator->kind == Kind::yes_no && std::trunc(raw) == raw) to = std::round(*to);
      row.realistic = raise(*to);
    }
    result.rows.push_back(std::move(row));
  }
  const auto first = [by_outcome = prepared_->by_outcome](const Priority& row) {
    return by_outcome ? std::pair(row.quadrant == Quadrant::prioritise, row.effect)
                      : std::pair(true, row.upper_quartile.score_change);
  };
  std::stable_sort(result.rows.begin(), result.rows.end(),
                   [&](const Priority& a, const Priority& b) { return first(a) > first(b); });
  return result;
}

Priorities priorities(const Scores& scores, std::string_view unit, std::string_view node, const std::vector<std::size_t>& peers,
                      const priority_options& options) {
  return PriorityMatrix(scores, node, options)(unit, peers);
}

}  // namespace hti::inline v0::explain
