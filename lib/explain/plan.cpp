#include "hti/explain/plan.hpp"

#include <algorithm>
#include <cmath>

#include "base/ladder.hpp"
#include "base/nearest.hpp"
#include "explain/fields.hpp"
#include "explain/raised.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "model/walks.hpp"

namespace hti::inline v0::explain {
namespace {

constexpr std::size_t most_nodes = 1'000'000;

struct Item {
  PlanStep step;
  Edit edit;
  bool free;  // may do harm beside others: a figure where there was none takes weight from its siblings
};

// What may be raised, and what may not.
struct Choices {
  std::vector<Item> items{};
  std::vector<PlanLeftOut> left_out{};
};

void check(const plan_options& options, const Model& model) {
  std::vector<Problem> problems;
  const auto fault = [&](Message message) {
    problems.push_back({.code = code::invalid_parameter, .said = std::move(message)});
  };
  if (options.score.has_value() == options.rank.has_value())
    fault(say("plan-goal", "a plan needs a goal: either a score or a rank"));
  if (options.rank && !(*options.rank >= 1)) fault(say("goal-rank", "a goal rank must be at least 1"));
  if (!(options.cap > 0 && options.cap <= 1)) fault(say("plan-cap", "cap must be in (0, 1]"));
  for (const auto& [id, effort] : options.effort) {
    if (!(effort > 0) || std::isinf(effort))
      fault(say("plan-effort", "the effort for '{indicator}' must be a positive finite number", {{"indicator", id}}));
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
  const std::vector<std::string> known = detail::ids_of(model, model.indicators());
  for (const auto& [id, effort] : options.effort) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    problems.push_back({.code = code::unknown_indicator,
                        .said = say("effort-for-nothing", "there is an effort for '{indicator}', which is no indicator{hint}",
                                    {{"indicator", id}, {"hint", detail::did_you_mean(id, known)}})});
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

// The score that a rank needs: no worse than the unit now on it, the own row taken out.
double score_for_rank(const Scores& scores, std::size_t unit, std::size_t node, double rank, const detail::equality& ties) {
  std::vector<double> others;
  for (std::size_t u = 0; u < scores.units().size(); ++u) {
    if (u != unit && !std::isnan(scores[node][u])) others.push_back(scores[node][u]);
  }
  const std::size_t ranked = others.size() + 1;
  if (rank > static_cast<double>(ranked)) {
    throw MethodError(
        {{.code = code::invalid_parameter,
          .said = say("goal-rank-too-low", "a goal rank must be at most {ranked}, the number of units with a score",
                      {{"ranked", ranked}})}});
  }
  return detail::ladder(others, ties).needed(static_cast<std::size_t>(rank) - 1);
}

Choices choices(const Scores& scores, const WhatIf& what_if, std::size_t unit, std::size_t top, const plan_options& options) {
  const Index index = scores.index();
  const detail::index_state& state = index.state();
  const Table& table = scores.table();
  const Fields fields(scores, top);
  const detail::unit_scores own = detail::score_unit(state, table, scores.columns(), unit);
  // A figure that is raised may change a unit's neighbours, and so what fills its other cells.
  const bool rising =
      !detail::filled_by_row(state, table, scores.columns(), unit) &&
      std::all_of(state.branches.begin(), state.branches.end(), [](const detail::branch& b) { return b.rises(); });
  Choices found;
  for (const FieldRow& field : fields.rows()) {
    const Node& leaf = index.model()[field.node];
    const double raw = table.values(field.column)[unit];
    const double now = own.value[field.node];
    const double cap = Ladder(table, field.column, *leaf.indicator).at(options.cap);
    const double to = std::isnan(raw) ? cap : better_of(*leaf.indicator, raw, cap);
    const double then = state.leaves[field.leaf].map(to, leaf.indicator->direction);
    const auto leave_out = [&](LeftOut why) { found.left_out.push_back({.indicator = leaf.id, .why = why}); };
    if (std::isnan(raw) && table.status(unit, field.column) != Status::not_answered) {
      leave_out(LeftOut::no_figure);
    } else if (rising ? now >= then : to == raw) {
      leave_out(LeftOut::at_cap);
    } else if (leaf.indicator->quality == Quality::outcome && !options.outcomes) {
      leave_out(LeftOut::outcome);
    } else if (fields.quadrant(field, raw, now) == Quadrant::keep && !options.kept) {
      leave_out(LeftOut::kept);
    } else {
      const Edit edit{.indicator = leaf.id, .value = to};
      const auto effort = options.effort.find(leaf.id);
      found.items.push_back({.step = {.indicator = leaf.id,
                                      .responsible = leaf.indicator->responsible,
                                      .from = raw,
                                      .to = to,
                                      .effort = effort == options.effort.end() ? 1 : effort->second,
                                      .score_change = what_if(std::span(&edit, 1)).score - what_if.before().score},
                             .edit = edit,
                             .free = std::isnan(now) || !rising});
    }
  }
  return found;
}

struct Goal {
  double score;
  std::optional<double> rank;

  [[nodiscard]] bool reached(const Outcome& o) const {
    if (rank) return o.rank <= *rank;
    return o.score >= score - detail::slack * std::max(std::abs(score), std::abs(o.score));
  }
};

// Depth first over "raise or not": first what may do harm, every way, then the rest by falling gain per effort, of which more
// never gives less.
class search {
 public:
  search(const WhatIf& what_if, std::vector<Item> items, const Goal& goal, bool additive)
      : what_if_(what_if),
        items_(std::move(items)),
        goal_(goal),
        additive_(additive),
        free_(static_cast<std::size_t>(std::count_if(items_.begin(), items_.end(), [](const Item& i) { return i.free; }))),
        chosen_(items_.size(), false),
        highest_(chosen_) {
    descend(0, 0);
  }

  [[nodiscard]] bool reached() const { return !std::isinf(best_effort_); }
  [[nodiscard]] bool proven() const { return std::isinf(open_bound_); }
  /// Least effort among what was left unexplored, or the best found; infinite where nothing reaches the goal.
  [[nodiscard]] double bound() const { return std::min(open_bound_, best_effort_); }
  /// By item: the cheapest set found, or the one with the highest score where none reaches the goal.
  [[nodiscard]] const std::vector<bool>& best() const { return reached() ? best_ : highest_; }

 private:
  [[nodiscard]] Outcome with(const std::vector<bool>& chosen, std::size_t all_from) const {
    std::vector<Edit> edits;
    for (std::size_t k = 0; k < items_.size(); ++k) {
      if (chosen[k] || k >= all_from) edits.push_back(items_[k].edit);
    }
    return what_if_(edits);
  }

  void descend(std::size_t k, double effort) {
    if (effort > best_effort_) return;
    if (visited_ >= most_nodes) {
      open_bound_ = std::min(open_bound_, effort);
      return;
    }
    ++visited_;
    const Outcome now = with(chosen_, items_.size());
    if (goal_.reached(now)) {
      if (effort < best_effort_ || now.score > best_score_) {
        best_effort_ = effort;
        best_score_ = now.score;
        best_ = chosen_;
      }
      return;
    }
    if (k >= free_ && !within_reach(k)) return;
    if (k == items_.size() || effort + least_effort(k, goal_.score - now.score) > best_effort_) return;
    chosen_[k] = true;
    descend(k + 1, effort + items_[k].step.effort);
    chosen_[k] = false;
    descend(k + 1, effort);
  }

  // Whether all that is left reaches the goal; keeps the highest score that has been seen.
  bool within_reach(std::size_t k) {
    const Outcome most = with(chosen_, k);
    if (most.score > highest_score_) {
      highest_score_ = most.score;
      highest_ = chosen_;
      std::fill(highest_.begin() + static_cast<std::ptrdiff_t>(k), highest_.end(), true);
    }
    return goal_.reached(most);
  }

  // The fractional bound where gains add up: the rest of the way at the best rate of gain per effort. Elsewhere nothing is
  // known.
  double least_effort(std::size_t k, double gap) const {
    if (!additive_) return 0;
    double effort = 0;
    for (; k < items_.size() && gap > 0; ++k) {
      const double gain = items_[k].step.score_change;
      if (!(gain > 0)) break;
      effort += items_[k].step.effort * std::min(1.0, gap / gain);
      gap -= gain;
    }
    return effort * (1 - detail::slack);
  }

  const WhatIf& what_if_;
  std::vector<Item> items_;
  Goal goal_;
  bool additive_;
  std::size_t free_;
  std::vector<bool> chosen_;
  std::vector<bool> best_{};
  std::vector<bool> highest_;
  double best_effort_ = detail::infinity;
  double best_score_ = -detail::infinity;
  double highest_score_ = -detail::infinity;
  double open_bound_ = detail::infinity;
  std::size_t visited_ = 0;
};

// Gains add up where all means are arithmetic and no step brings back a cell that was left out.
bool gains_add_up(const detail::index_state& state, const std::vector<Item>& items, double before) {
  return !std::isnan(before) && std::none_of(items.begin(), items.end(), [](const Item& i) { return i.free; }) &&
         state.rescale.empty() &&
         std::all_of(state.branches.begin(), state.branches.end(), [](const detail::branch& b) { return b.additive(); });
}

// Without the steps that do nothing beside the others, the least gainful tried first.
void drop_idle(std::vector<Item>& steps, const WhatIf& what_if) {
  const auto score = [&](const std::vector<Item>& of) {
    std::vector<Edit> edits;
    for (const Item& item : of) edits.push_back(item.edit);
    return what_if(edits).score;
  };
  const double all = score(steps);
  for (std::size_t k = steps.size(); k-- > 0;) {
    std::vector<Item> fewer = steps;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
    if (score(fewer) >= all) steps = std::move(fewer);
  }
}

}  // namespace

Plan plan(const Scores& scores, std::string_view unit, const plan_options& options, std::string_view node) {
  const Index index = scores.index();
  const Model& model = index.model();
  check(options, model);
  const WhatIf what_if(scores, unit, node);
  const std::size_t u = scores.table().unit_at(unit);
  const std::size_t top = model.at(what_if.node());

  Plan result{.unit = what_if.unit(), .node = what_if.node(), .before = what_if.before()};
  result.goal = options.score ? *options.score : score_for_rank(scores, u, top, *options.rank, index.state().ties(top));
  auto [items, left_out] = choices(scores, what_if, u, top, options);
  result.left_out = std::move(left_out);
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    if (a.free != b.free) return a.free;
    return a.step.score_change * b.step.effort > b.step.score_change * a.step.effort;
  });
  const search found(what_if, items, {result.goal, options.rank}, gains_add_up(index.state(), items, result.before.score));
  result.reached = found.reached();
  result.proven = found.proven();
  result.bound = found.bound();
  std::vector<Item> taken;
  for (std::size_t k = 0; k < items.size(); ++k) {
    if (found.best()[k]) taken.push_back(items[k]);
  }
  if (!result.reached) drop_idle(taken, what_if);
  std::vector<Edit> edits;
  for (const Item& item : taken) {
    result.steps.push_back(item.step);
    result.effort += item.step.effort;
    edits.push_back(item.edit);
  }
  result.after = what_if(edits);
  std::sort(result.steps.begin(), result.steps.end(), [&](const PlanStep& a, const PlanStep& b) {
    return a.responsible != b.responsible ? a.responsible < b.responsible : model.at(a.indicator) < model.at(b.indicator);
  });
  return result;
}

}  // namespace hti::inline v0::explain
