#include "hti/explain/what_if.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/ladder.hpp"
#include "base/nearest.hpp"
#include "hti/base/number_text.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "index/thin.hpp"
#include "model/walks.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::number_text;
using detail::unit_scores;

// Every fault of the edits; the position of each edited indicator in the model where there is none.
std::vector<std::size_t> check(const Model& model, std::string_view unit, std::span<const Edit> edits) {
  std::vector<Problem> problems;
  std::vector<std::size_t> nodes;
  const auto known = [&] { return detail::ids_of(model, model.indicators()); };
  const auto fault = [&](const Edit& e, code c, Message message) {
    problems.push_back({.code = c, .said = std::move(message), .unit = std::string(unit), .indicator = e.indicator});
  };
  for (const Edit& e : edits) {
    const auto node = model.find(e.indicator);
    if (!node || !model[*node].indicator) {
      fault(
          e, code::unknown_indicator,
          say("no-such-indicator", "there is no such indicator{hint}", {{"hint", detail::did_you_mean(e.indicator, known())}}));
      continue;
    }
    nodes.push_back(*node);
    if ((e.status == Status::observed) == std::isnan(e.value)) {
      fault(e, code::status_conflict, say("edit-without-value", "an observed cell needs a value, and any other can have none"));
    } else if (std::isinf(e.value)) {
      fault(e, code::not_finite, say("infinite-value", "the value is infinite"));
    } else if (const auto range = model.allowed_range(*node); range && (e.value < range->low || e.value > range->high)) {
      fault(e, code::out_of_range,
            say("edit-outside-range", "the value {value} is outside [{low}, {high}]",
                {{"value", number_text(e.value)}, {"low", number_text(range->low)}, {"high", number_text(range->high)}}));
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return nodes;
}

}  // namespace

struct WhatIf::Prepared {
  Scores scores;
  Index index;
  std::size_t position;            // of the unit
  std::size_t node;                // explained
  unit_scores own;                 // indicators filled in
  detail::ladder others;           // scores of the other units on the node
  detail::unit_coverage observed;  // of the unit
  std::vector<std::size_t> heavy;  // what may make the score rest on little
  std::vector<std::size_t> alike;  // leaves whose cells may be filled by the unit's neighbours

  // The unit's raw figures with edits of some nodes, where neighbours are found by them.
  [[nodiscard]] std::vector<double> row(std::span<const Edit> edits, std::span<const std::size_t> nodes) const {
    if (alike.empty()) return {};
    std::vector<double> row = detail::row_of(scores.table(), scores.columns(), position);
    for (std::size_t k = 0; k < edits.size(); ++k) row[detail::leaf_of(index.model(), nodes[k])] = edits[k].value;
    return row;
  }
};

WhatIf::WhatIf(const Scores& scores, std::string_view unit, std::string_view node) {
  const Index index = scores.index();
  const Model& model = index.model();
  const std::size_t at = node.empty() ? Model::root() : model.at(node);
  const std::size_t u = scores.table().unit_at(unit);
  const std::span<const std::size_t> columns = scores.columns();
  unit_scores own = detail::score_unit(index.state(), scores.table(), columns, u);
  const std::span<const double> all = scores[at];
  std::vector<double> others(all.begin(), all.end());
  others[u] = detail::nan;
  unit_ = scores.units()[u];
  node_ = model[at].id;
  detail::unit_coverage observed(index.state(), scores.table(), columns, u);
  std::vector<std::size_t> alike;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (!index.state().leaves[k].dropped && detail::by_row(index.state().leaves[k])) alike.push_back(k);
  }
  prepared_ = std::make_shared<const Prepared>(Prepared{scores, index, u, at, std::move(own),
                                                        detail::ladder(others, index.state().ties(at)), std::move(observed),
                                                        detail::heavy_nodes(index.state(), at), std::move(alike)});
  before_ = outcome(all[u], prepared_->observed);
}

Outcome WhatIf::outcome(double score, const detail::unit_coverage& observed) const {
  Outcome o{.score = score, .rank = detail::nan, .thin = observed.thin(prepared_->heavy, score)};
  if (std::isnan(score)) return o;
  const Index& index = prepared_->index;
  o.rank = 1 + static_cast<double>(prepared_->others.above(score));
  if (const auto& cutoffs = index.state().cutoffs(&prepared_->scores)[prepared_->node]) o.group = cutoffs->group(score);
  return o;
}

Outcome WhatIf::operator()(std::span<const Edit> edits) const {
  const Index& index = prepared_->index;
  const detail::index_state& state = index.state();
  const Model& model = index.model();
  const Table& table = prepared_->scores.table();
  const std::vector<std::size_t> nodes = check(model, unit_, edits);
  const std::vector<double> row = prepared_->row(edits, nodes);
  unit_scores changed = prepared_->own;
  std::optional<detail::unit_coverage> observed;  // where an edit changes what was observed
  std::vector<bool> touched(model.size());
  const auto touch = [&](std::size_t node) {
    for (const std::size_t up : detail::upwards(model, node, Model::root())) touched[up] = true;
  };
  for (std::size_t k = 0; k < edits.size(); ++k) {
    const std::size_t at = detail::leaf_of(model, nodes[k]);
    const detail::leaf_state& leaf = state.leaves[at];
    const Direction direction = model[nodes[k]].indicator->direction;
    changed.applicable[nodes[k]] = edits[k].status != Status::not_applicable;
    touch(nodes[k]);
    if (!observed && edits[k].status != prepared_->observed.status(at)) observed = prepared_->observed;
    if (observed) observed->edit(at, edits[k].status);
    if (leaf.dropped) continue;
    if (edits[k].status == Status::observed) {
      changed.value[nodes[k]] = leaf.map(edits[k].value, direction);
    } else {
      changed.value[nodes[k]] = detail::hole_value(leaf, direction, edits[k].status, table, prepared_->position, row);
    }
  }
  for (const std::size_t at : prepared_->alike) {  // other figures, other neighbours
    const detail::leaf_state& leaf = state.leaves[at];
    const std::size_t column = prepared_->scores.columns()[at];
    if (std::find(nodes.begin(), nodes.end(), leaf.node) != nodes.end()) continue;
    if (!detail::filled_by_row(leaf, table, column, prepared_->position)) continue;
    touch(leaf.node);
    changed.value[leaf.node] = detail::hole_value(leaf, model[leaf.node].indicator->direction,
                                                  table.status(prepared_->position, column), table, prepared_->position, row);
  }
  detail::combine_unit(state, changed, touched);
  detail::rescale(state, prepared_->node, {&changed.value[prepared_->node], 1});
  return outcome(changed.value[prepared_->node], observed ? *observed : prepared_->observed);
}

Outcome WhatIf::refit(std::span<const Edit> edits) const {
  const Index& index = prepared_->index;
  const Table table = edited(prepared_->scores.table(), index.model(), unit_, edits);
  const Scores scores = fit(index.definition(), table).score(table);
  return WhatIf(scores, unit_, node_).before();
}

std::vector<std::string> WhatIf::own_bounds() const {
  const Index& index = prepared_->index;
  const Model& model = index.model();
  const Table& table = prepared_->scores.table();
  std::vector<std::string> found;
  for (const detail::leaf_state& leaf : index.state().leaves) {
    const auto* frame = std::get_if<normalise::min_max>(&index.method().normalise.at(model[leaf.node].id, 1));
    if (leaf.dropped || !frame || frame->clip) continue;
    const std::size_t column = *table.find_indicator(model[leaf.node].id);
    const double own = table.values(column)[prepared_->position];
    if (std::isnan(own)) continue;
    double least = detail::infinity;
    double most = -detail::infinity;
    for (std::size_t u = 0; u < table.n_units(); ++u) {
      if (u == prepared_->position || std::isnan(table.values(column)[u])) continue;
      least = std::min(least, table.values(column)[u]);
      most = std::max(most, table.values(column)[u]);
    }
    if (own < least || own > most) found.push_back(model[leaf.node].id);
  }
  return found;
}

std::vector<Edit> WhatIf::edits_from(const Table& row) const {
  const Index& index = prepared_->index;
  const Model& model = index.model();
  const std::size_t u = row.unit_at(unit_);
  std::vector<Edit> edits;
  for (std::size_t node : model.indicators()) {
    if (const auto column = row.find_indicator(model[node].id)) {
      edits.push_back({.indicator = model[node].id, .value = row.values(*column)[u], .status = row.status(u, *column)});
    }
  }
  return edits;
}

Table edited(const Table& table, const Model& model, std::string_view unit, std::span<const Edit> edits) {
  const std::size_t u = table.unit_at(unit);
  check(model, unit, edits);
  TableData data = table.data();
  for (const Edit& e : edits) {
    const auto column = table.find_indicator(e.indicator);
    if (!column) {
      throw DataError({{.code = code::missing_column,
                        .said = say("no-column-for", "the table has no column for '{indicator}'", {{"indicator", e.indicator}}),
                        .indicator = e.indicator}});
    }
    data.values[*column * table.n_units() + u] = e.value;
    data.statuses[*column * table.n_units() + u] = e.status;
    if (!data.origins.empty()) data.origins[*column * table.n_units() + u] = Origin::own;
  }
  return Table(std::move(data));
}

}  // namespace hti::inline v0::explain
