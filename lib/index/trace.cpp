#include "hti/trace.hpp"

#include <algorithm>
#include <cmath>

#include "base/text.hpp"
#include "hti/base/number_text.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "index/thin.hpp"

namespace hti::inline v0 {
namespace {

using detail::nan;

// Follows one unit through the steps; every value shown is one that scoring used.
class tracer {
 public:
  tracer(const detail::index_state& state, const Table& table, std::span<const std::size_t> columns, std::size_t unit)
      : state_(state),
        model_(state.definition.model),
        table_(table),
        unit_(unit),
        columns_(columns),
        scores_(detail::score_unit(state, table, columns_, unit)),
        coverage_(state, table, columns_, unit) {}

  Trace follow(std::size_t node) const {
    Trace t{.unit = table_.units()[unit_],
            .node = model_[node].id,
            .name = model_[node].name,
            .weight = state_.weight[node],
            .effective_weight = state_.effective[node],
            .score = scores_.value[node]};
    t.used_weight = t.weight;
    t.coverage = coverage_(node);
    t.thin = coverage_.thin(detail::heavy_nodes(state_, node), t.score);
    if (model_[node].indicator) {
      follow_indicator(node, t);
    } else {
      follow_branch(node, t);
    }
    if (const auto it = state_.rescale.find(node); it != state_.rescale.end() && !std::isnan(t.score)) {
      TraceStep step{.step = "rescale",
                     .rule = describe(*detail::rescale_rule(state_.definition, node)),
                     .input = t.score,
                     .output = it->second(t.score)};
      frame_facts(it->second, Direction::higher, t.score, step);
      t.score = step.output;
      t.steps.push_back(std::move(step));
    }
    return t;
  }

 private:
  void follow_indicator(std::size_t node, Trace& t) const {
    const std::size_t position = detail::leaf_of(model_, node);
    const detail::leaf_state& leaf = state_.leaves[position];
    const Method& method = state_.definition.method;
    t.indicator = true;
    t.direction = model_[node].indicator->direction;
    t.status = table_.status(unit_, columns_[position]);
    t.origin = table_.origin(unit_, columns_[position]);
    t.raw = table_.values(columns_[position])[unit_];
    divided(*model_[node].indicator, t);
    if (leaf.dropped) {
      t.steps.push_back({.step = "drop",
                         .rule = "drop",
                         .input = t.raw,
                         .output = nan,
                         .mark = "the reference gives this indicator no frame"});
      return;
    }
    double x = t.raw;
    if (std::isnan(x)) {
      const Missing& rule = detail::rule_for(method.missing, t.node, t.status);
      if (const auto fill = leaf.fill.find(t.status); fill != leaf.fill.end()) {
        impute(fill->second, describe(rule), t);
        x = t.steps.back().output;
      } else {
        const bool penalised = !std::isnan(t.score);
        t.steps.push_back(
            {.step = penalised ? "penalise" : "leave out", .rule = describe(rule), .input = x, .output = t.score});
        return;
      }
    }
    const Treat& treat = method.treat.at(t.node, 1);
    if (!std::holds_alternative<treat::none>(treat)) {
      t.steps.push_back(treated(leaf, describe(treat), x));
      x = t.steps.back().output;
    }
    TraceStep step{.step = "normalise", .rule = describe(method.normalise.at(t.node, 1)), .input = x};
    const double oriented = t.direction == Direction::lower ? -x : x;
    step.output = leaf.normalise(oriented);
    frame_facts(leaf.normalise, t.direction, oriented, step);
    if (leaf.normalise.constant) step.mark = "constant in the reference: the middle of the scale";
    t.steps.push_back(std::move(step));
  }

  // How a value of the unit's own came of a figure and its denominator, where the table has this.
  void divided(const Indicator& indicator, Trace& t) const {
    const auto by = table_.background().find(indicator.denominator);
    if (by == table_.background().end() || t.origin != Origin::own || !(t.raw * by->second[unit_] < detail::infinity)) return;
    const double denominator = by->second[unit_];
    t.steps.push_back({.step = "denominate",
                       .rule = "rate(denominator = " + detail::quoted(indicator.denominator) +
                               ", per = " + detail::number_text(indicator.per) + ")",
                       .input = t.raw * (denominator / indicator.per),
                       .output = t.raw,
                       .facts = {{"denominator", denominator}}});
  }

  // What a cell gets, with the neighbours that it has it of.
  void impute(const impute::fitted& fill, std::string rule, Trace& t) const {
    const std::vector<double> row = detail::row_for(fill, table_, columns_, unit_);
    const impute::filled cell = detail::fill_cell(fill, table_, unit_, row);
    TraceStep step{.step = "impute", .rule = std::move(rule), .input = nan, .output = cell.value};
    if (const auto* others = std::get_if<impute::neighbours>(&fill)) {
      for (const impute::neighbour& n : others->nearest({.unit = t.unit, .values = row})) {
        t.steps.push_back({.step = "neighbour",
                           .rule = others->reference->units()[n.unit],
                           .input = nan,
                           .output = n.value,
                           .facts = {{"distance", n.distance}}});
      }
      if (cell.of_all) step.mark = "nothing in common with the reference: the value of all";
    } else if (cell.of_all) {
      step.mark = "the group is unknown to the reference: the value of all";
    }
    t.steps.push_back(std::move(step));
  }

  static TraceStep treated(const detail::leaf_state& leaf, std::string rule, double x) {
    TraceStep step{.step = "treat", .rule = std::move(rule), .input = x, .output = leaf.treat(x)};
    const treat::fitted& f = leaf.treat;
    if (std::isfinite(f.low)) step.facts.emplace_back("lower cap", f.low);
    if (std::isfinite(f.high)) step.facts.emplace_back("upper cap", f.high);
    if (x < f.low) step.mark = "cut to the lower cap";
    if (x > f.high) step.mark = "cut to the upper cap";
    if (f.log) {
      step.facts.emplace_back("log origin", f.log->origin);
      step.facts.emplace_back("log offset", f.log->offset);
      if (x < f.log->origin) step.mark = "below the logarithm's origin: counts as the origin";
    }
    return step;
  }

  // What the frame was, in the terms of the value that went in (not turned).
  static void frame_facts(const normalise::fitted& f, Direction direction, double oriented, TraceStep& step) {
    const double sign = direction == Direction::lower ? -1 : 1;
    if (const auto* a = std::get_if<normalise::affine>(&f.map)) {
      step.facts.emplace_back("origin", sign * a->origin);
      step.facts.emplace_back("points per unit", sign * a->scale);
      if (oriented < a->low) step.mark = "beyond the worst bound: cut to it";
      if (oriented > a->high) step.mark = "beyond the best bound: cut to it";
      if (std::isfinite(a->low)) step.facts.emplace_back("worst bound", sign * a->low);
      if (std::isfinite(a->high)) step.facts.emplace_back("best bound", sign * a->high);
    } else if (const auto* r = std::get_if<normalise::ranked>(&f.map)) {
      step.facts.emplace_back("reference units", static_cast<double>(r->reference.size()));
      if (!r->reference.empty() && oriented > r->reference.back()) step.mark = "beyond the best of the reference";
    } else if (const auto* c = std::get_if<normalise::curve>(&f.map)) {
      for (std::size_t k = 0; k < c->names.size(); ++k) step.facts.emplace_back(c->names[k], c->learnt[k]);
    }
  }

  void follow_branch(std::size_t node, Trace& t) const {
    const auto b =
        std::find_if(state_.branches.begin(), state_.branches.end(), [&](const detail::branch& x) { return x.node == node; });
    detail::gathering there;
    for (std::size_t k = 0; k < b->children.size(); ++k) {
      there.add(k, scores_.value[b->children[k]], b->weights[k], scores_.applicable[b->children[k]]);
    }
    const double present = there.present();
    for (std::size_t child : model_.children(node)) {
      Trace below = follow(child);
      const auto at = std::find(b->children.begin(), b->children.end(), child);
      const bool counts = at != b->children.end() && !std::isnan(scores_.value[child]);
      below.used_weight = counts ? b->weights[static_cast<std::size_t>(at - b->children.begin())] / present : 0;
      t.children.push_back(std::move(below));
    }
    TraceStep step{.step = "aggregate", .rule = describe(*b->rule), .input = nan, .output = there.combined(*b)};
    step.facts.emplace_back("weight present", there.applies() ? present / there.applicable() : nan);
    if (b->reference && !std::isnan(step.output)) {
      std::visit(
          [&](const auto& rule) {
            if constexpr (requires { rule.facts(b->weights, b->weights, b->reference->view()); }) {
              for (const auto& [name, value] : rule.facts(there.of_all(*b), b->weights, b->reference->view()))
                step.facts.emplace_back(name, value);
            }
          },
          *b->rule);
    }
    if (b->threshold.min_coverage > 0) step.facts.emplace_back("min_coverage", b->threshold.min_coverage);
    if (std::isnan(t.score)) step.mark = there.any() ? "too little is present: no score" : "nothing is present: no score";
    t.steps.push_back(std::move(step));
    if (!b->map || std::isnan(t.score)) return;
    const double combined = t.steps.back().output;
    t.steps.push_back({.step = "normalise",
                       .rule = describe(*detail::node_rule(state_.definition, node)),
                       .input = combined,
                       .output = t.score});
    frame_facts(*b->map, Direction::higher, combined, t.steps.back());
    if (b->map->constant) t.steps.back().mark = "constant in the reference: the middle of the scale";
  }

  const detail::index_state& state_;
  const Model& model_;
  const Table& table_;
  std::size_t unit_;
  std::span<const std::size_t> columns_;
  detail::unit_scores scores_;
  detail::unit_coverage coverage_;
};

}  // namespace

Trace Scores::trace(std::string_view unit, std::string_view node) const {
  const std::size_t u = table_.unit_at(unit);
  const std::size_t at = node.empty() ? Model::root() : state_->definition.model.at(node);
  return tracer(*state_, table_, columns(), u).follow(at);
}

}  // namespace hti::inline v0
