#include "hti/explain/plan.hpp"

#include <algorithm>
#include <cmath>

#include "detail/index_state.hpp"
#include "detail/nearest.hpp"
#include "explain/raised.hpp"
#include "hti/index.hpp"

namespace hti::explain {
namespace {

constexpr std::size_t most_nodes = 1'000'000;

struct Item {
  PlanStep step;
  Edit edit;
};

void check(const plan_options& options, const Model& model) {
  std::vector<Problem> problems;
  const auto fault = [&](std::string message) { problems.push_back({.code = code::invalid_parameter, .message = std::move(message)}); };
  if (options.score.has_value() == options.rank.has_value()) fault("a plan needs a goal: either a score or a rank");
  if (options.rank && !(*options.rank >= 1)) fault("a goal rank must be at least 1");
  if (!(options.cap > 0 && options.cap <= 1)) fault("cap must be in (0, 1]");
  for (const auto& [id, effort] : options.effort) {
    if (!(effort > 0) || std::isinf(effort)) fault("the effort for '" + id + "' must be a positive finite number");
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
  std::vector<std::string> known;
  for (std::size_t node : model.indicators()) known.push_back(model[node].id);
  for (const auto& [id, effort] : options.effort) {
    if (std::find(known.begin(), known.end(), id) != known.end()) continue;
    problems.push_back({.code = code::unknown_indicator, .message = "there is an effort for '" + id + "', which is no indicator" + detail::did_you_mean(id, known)});
  }
  if (!problems.empty()) throw DataError(std::move(problems));
}

// The score that a rank needs: no worse than the unit now on it, the own row taken out.
double score_for_rank(const Scores& scores, std::size_t unit, std::size_t node, double rank, double tolerance) {
  std::vector<double> others;
  for (std::size_t u = 0; u < scores.units().size(); ++u) {
    if (u != unit && !std::isnan(scores[node][u])) others.push_back(scores[node][u]);
  }
  std::sort(others.rbegin(), others.rend());
  const std::size_t ranked = others.size() + 1;
  if (rank > static_cast<double>(ranked)) {
    throw MethodError({{.code = code::invalid_parameter,
                        .message = "a goal rank must be at most " + std::to_string(ranked) + ", the number of units with a score"}});
  }
  const auto place = static_cast<std::size_t>(rank) - 1;
  return place < others.size() ? others[place] - tolerance : -detail::infinity;
}

// Depth first over "raise or not", items by falling gain per effort.
class search {
 public:
  search(const WhatIf& what_if, std::vector<Item> items, double goal, bool additive)
      : what_if_(what_if), items_(std::move(items)), goal_(goal), additive_(additive), chosen_(items_.size(), false) {}

  void run() {
    std::vector<Edit> all;
    for (const Item& item : items_) all.push_back(item.edit);
    reachable_ = reaches(what_if_(all).score);
    if (reachable_) descend(0, 0);
  }

  [[nodiscard]] bool reachable() const { return reachable_; }
  [[nodiscard]] bool proven() const { return visited_ < most_nodes; }
  [[nodiscard]] double best_effort() const { return best_effort_; }
  /// Least effort among what was left unexplored, or the best found.
  [[nodiscard]] double bound() const { return proven() ? best_effort_ : std::min(open_bound_, best_effort_); }
  [[nodiscard]] const std::vector<bool>& best() const { return best_; }

 private:
  [[nodiscard]] bool reaches(double score) const { return score >= goal_; }

  double score_with(std::size_t from) const {
    std::vector<Edit> edits;
    for (std::size_t k = 0; k < items_.size(); ++k) {
      if (chosen_[k] || k >= from) edits.push_back(items_[k].edit);
    }
    return what_if_(edits).score;
  }

  void descend(std::size_t k, double effort) {
    if (effort > best_effort_) return;
    if (visited_ >= most_nodes) {
      open_bound_ = std::min(open_bound_, effort);
      return;
    }
    ++visited_;
    const double score = score_with(items_.size());
    if (reaches(score)) {
      if (effort < best_effort_ || score > best_score_) {
        best_effort_ = effort;
        best_score_ = score;
        best_ = chosen_;
      }
      return;
    }
    if (k == items_.size() || !reaches(score_with(k))) return;
    if (effort + least_effort(k, goal_ - score) > best_effort_) return;
    chosen_[k] = true;
    descend(k + 1, effort + items_[k].step.effort);
    chosen_[k] = false;
    descend(k + 1, effort);
  }

  // The fractional bound where gains add up: the rest of the way at the best rate of gain per effort. Elsewhere nothing is known.
  double least_effort(std::size_t k, double gap) const {
    if (!additive_) return 0;
    double effort = 0;
    for (; k < items_.size() && gap > 0; ++k) {
      const double gain = items_[k].step.score_change;
      effort += items_[k].step.effort * std::min(1.0, gap / gain);
      gap -= gain;
    }
    return effort * (1 - detail::slack);
  }

  const WhatIf& what_if_;
  std::vector<Item> items_;
  double goal_;
  bool additive_;
  bool reachable_ = false;
  std::vector<bool> chosen_;
  std::vector<bool> best_{};
  double best_effort_ = detail::infinity;
  double best_score_ = -detail::infinity;
  double open_bound_ = detail::infinity;
  std::size_t visited_ = 0;
};

// Gains add up where all means are arithmetic and no step brings back a cell that was left out.
bool gains_add_up(const detail::index_state& state, const std::vector<Item>& items) {
  const bool all_present = !std::holds_alternative<missing::renormalise>(state.definition.method.missing.not_answered) ||
                           std::none_of(items.begin(), items.end(), [](const Item& i) { return std::isnan(i.step.from); });
  return all_present && state.rescale.empty() && std::all_of(state.branches.begin(), state.branches.end(), [](const detail::branch& b) {
    return std::holds_alternative<aggregate::arithmetic>(*b.rule);
  });
}

}  // namespace

Plan plan(const Scores& scores, std::string_view unit, const plan_options& options, std::string_view node) {
  const Index index = scores.index();
  const Model& model = index.model();
  const Table& table = scores.table();
  check(options, model);
  const WhatIf what_if(scores, unit, node);
  const std::size_t u = table.unit_at(unit);
  const std::vector<std::size_t> columns = detail::align(index.definition(), table);

  Plan result{.unit = what_if.unit(), .node = what_if.node(), .before = what_if.before()};
  result.goal = options.score ? *options.score : score_for_rank(scores, u, model.at(result.node), *options.rank, index.method().rank.tolerance);
  std::vector<Item> items;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const Node& leaf = model[model.indicators()[k]];
    const double own = table.values(columns[k])[u];
    const bool closed = leaf.indicator->quality == Quality::outcome && !options.outcomes;
    if (closed || (std::isnan(own) && table.status(u, columns[k]) != Status::not_answered)) continue;
    const double cap = Ladder(table, columns[k], *leaf.indicator).at(options.cap);
    const double to = std::isnan(own) ? cap : better_of(*leaf.indicator, own, cap);
    const Edit edit{.indicator = leaf.id, .value = to};
    const double gain = what_if(std::span(&edit, 1)).score - result.before.score;
    if (!(gain > 0)) continue;
    const auto effort = options.effort.find(leaf.id);
    items.push_back({{.indicator = leaf.id, .responsible = leaf.indicator->responsible, .from = own, .to = to,
                      .effort = effort == options.effort.end() ? 1 : effort->second, .score_change = gain}, edit});
  }
  const std::vector<Item> in_model_order = items;
  std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    return a.step.score_change * b.step.effort > b.step.score_change * a.step.effort;
  });
  search find(what_if, items, result.goal, gains_add_up(index.state(), items));
  find.run();
  result.reached = find.reachable();
  result.proven = find.reachable() && find.proven();
  std::vector<Edit> edits;
  for (const Item& item : in_model_order) {
    const auto at = std::find_if(items.begin(), items.end(), [&](const Item& i) { return i.edit.indicator == item.edit.indicator; }) - items.begin();
    if (result.reached && !find.best()[static_cast<std::size_t>(at)]) continue;
    result.steps.push_back(item.step);
    result.effort += item.step.effort;
    edits.push_back(item.edit);
  }
  result.bound = result.reached ? find.bound() : detail::infinity;
  result.after = what_if(edits);
  std::stable_sort(result.steps.begin(), result.steps.end(), [](const PlanStep& a, const PlanStep& b) { return a.responsible < b.responsible; });
  return result;
}

}  // namespace hti::explain
