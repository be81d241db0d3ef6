#include "robust/weight_box.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "hti/base/number_text.hpp"
#include "steps/fields.hpp"

namespace hti::inline v0::detail {
namespace {

constexpr double rounding = 1e-12;

/// The least (sign -1) or greatest (sign 1) value of a sum of merits by shares.
double extreme(std::span<const box_child> children, std::vector<double> merit, double sign) {
  for (double& m : merit) m *= sign;
  std::vector<double> shares(children.size());
  favour(children, merit, shares);
  return sign * std::inner_product(shares.begin(), shares.end(), merit.begin(), 0.0);
}

Problem fault_of(const std::string& node, const Message& message) {
  return {.code = code::invalid_parameter,
          .said = say("of-node", "'{node}': {message}", {{"node", node}, {"message", message}}),
          .indicator = node};
}

}  // namespace

void favour(std::span<const box_child> children, std::span<const double> merit, std::span<double> shares) {
  std::vector<std::size_t> order(children.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return merit[x] > merit[y]; });
  double left = 1;
  for (std::size_t k = 0; k < children.size(); ++k) {
    shares[k] = children[k].low;
    left -= children[k].low;
  }
  for (const std::size_t k : order) {
    const double more = std::clamp(left, 0.0, children[k].high - children[k].low);
    shares[k] += more;
    left -= more;
  }
}

double highest_mean(std::span<const box_child> children, std::span<const double> values) {
  const std::size_t n = children.size();
  std::vector<double> merit(n);
  std::vector<double> shares(n);
  double mean = infinity;
  bool whole = true;
  for (const double x : values) {
    whole = whole && !std::isnan(x);
    if (!std::isnan(x)) mean = std::min(mean, x);
  }
  // Of a ratio: with the merits left at the best mean so far, until it gets no better.
  for (int step = 0; step < 50; ++step) {
    for (std::size_t k = 0; k < n; ++k) merit[k] = std::isnan(values[k]) ? 0 : values[k] - mean;
    favour(children, merit, shares);
    double sum = 0;
    double present = 0;
    for (std::size_t k = 0; k < n; ++k) {
      if (std::isnan(values[k])) continue;
      sum += shares[k] * values[k];
      present += shares[k];
    }
    if (!(present > 0)) break;
    const double better = sum / present;
    const bool done = better <= mean + rounding * std::abs(mean);
    mean = std::max(mean, better);
    if (whole || done) break;
  }
  return mean;
}

weight_box::weight_box(const index_state& state, std::size_t top, double spread, std::span<const robust::weight_bound> bounds)
    : top_(top) {
  const Model& model = state.definition.model;
  std::vector<Problem> problems;
  if (!(spread >= 0 && spread <= 1)) {
    problems.push_back(
        {.code = code::invalid_parameter,
         .said = say("spread", "spread must be at least 0 and at most 1, but is {spread}", {{"spread", number_text(spread)}})});
  }
  std::vector<bool> inside(model.size(), false);
  inside[top] = true;
  for (std::size_t node = top + 1; node < model.size(); ++node) {
    inside[node] = inside[model.parent(node)] && state.weight[node] > 0;
  }
  std::vector<const robust::weight_bound*> given(model.size(), nullptr);
  std::vector<bool> opened(model.size(), false);  // parents with a child that has bounds of its own
  for (const robust::weight_bound& b : bounds) {
    const std::size_t node = model.at(b.node);
    if (node == top || !inside[node]) {
      problems.push_back(fault_of(
          b.node, say("bounds-elsewhere", "bounds are for nodes with weight below '{top}'", {{"top", model[top].id}})));
      continue;
    }
    given[node] = &b;
    opened[model.parent(node)] = true;
    if (!(b.low >= 0 && b.low <= b.high && b.high <= 1))
      problems.push_back(fault_of(b.node, say("bounds", "bounds must be 0 <= low <= high <= 1")));
  }
  std::vector<std::size_t> slot(model.size(), 0);
  for (std::size_t node = top + 1; node < model.size(); ++node) {
    if (!inside[node]) continue;
    slot[node] = nodes_.size();
    nodes_.push_back({.node = model[node].id});
    shares_.push_back(state.weight[node]);
  }
  for (const branch& b : state.branches) {
    if (!inside[b.node]) continue;
    const auto scale = scale_of(*b.rule);
    if (!scale || b.map) {
      problems.push_back(fault_of(model[b.node].id, unknown_scale(b)));
      continue;
    }
    linear_ = linear_ && scale->straight();
    box_branch made{.of = &b, .node = b.node, .scale = *scale};
    double least = 0;
    double most = 0;
    for (std::size_t k = 0; k < b.children.size(); ++k) {
      const std::size_t node = b.children[k];
      box_child child{.node = node, .slot = slot[node], .share = b.weights[k] / b.total};
      if (given[node]) {
        child.low = given[node]->low;
        child.high = given[node]->high;
      } else if (!opened[b.node]) {
        child.low = (1 - spread) * child.share;
        child.high = std::min(1.0, (1 + spread) * child.share);
      }
      least += child.low;
      most += child.high;
      nodes_[child.slot].low = child.low;
      nodes_[child.slot].high = child.high;
      made.children.push_back(child);
    }
    if (!b.children.empty() && (least > 1 + rounding || most < 1 - rounding)) {
      problems.push_back(fault_of(
          model[b.node].id, say("no-weights-within-bounds", "no weights of the children within their bounds add up to 1")));
    }
    branches_.push_back(std::move(made));
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

void weight_box::combine(unit_scores& unit, std::span<const double> shares) const {
  gathering there;
  for (const box_branch& b : branches_) {
    there.clear();
    for (std::size_t k = 0; k < b.children.size(); ++k) {
      const box_child& c = b.children[k];
      if (shares[c.slot] > 0) there.add(k, unit.value[c.node], shares[c.slot], unit.applicable[c.node]);
    }
    unit.value[b.node] = there.score(*b.of);
  }
}

unit_reach reach_of(const index_state& state, const weight_box& box, const unit_scores& unit) {
  const std::size_t size = state.definition.model.size();
  unit_reach r{.there = std::vector<chance>(size, chance::never), .range = std::vector<Interval>(size)};
  for (const box_branch& b : box.branches()) {
    const missing::renormalise& threshold = b.of->threshold;
    const bool by_weight = threshold.by == missing::by::weight;
    std::vector<double> low;
    std::vector<double> high;
    std::vector<double> surely;  // merits: present less what is asked of the applicable
    std::vector<double> perhaps;
    bool certain = true;
    bool weighed = false;  // something is present whose weight cannot become 0
    double sure_count = 0;
    double maybe_count = 0;
    std::size_t applicable = 0;
    for (const box_child& c : b.children) {
      if (!std::isnan(unit.value[c.node]) && state.definition.model[c.node].indicator) {
        r.there[c.node] = chance::always;
        r.range[c.node] = {unit.value[c.node], unit.value[c.node]};
      }
      const chance there = r.there[c.node];
      certain = certain && there != chance::maybe;
      weighed = weighed || (there == chance::always && c.low > 0);
      sure_count += there == chance::always && c.low > 0 ? 1 : 0;
      maybe_count += there != chance::never ? 1 : 0;
      applicable += unit.applicable[c.node] ? 1 : 0;
      r.whole = r.whole && there == chance::always;
      const double asked = unit.applicable[c.node] ? threshold.required(1, 0) : 0;
      surely.push_back((there == chance::always ? 1 : 0) - asked);
      perhaps.push_back((there != chance::never ? 1 : 0) - asked);
      low.push_back(there == chance::never ? nan : -b.scale.to(r.range[c.node].low));
      high.push_back(there == chance::never ? nan : b.scale.to(r.range[c.node].high));
    }
    if (maybe_count == 0) continue;
    const bool all_there = certain && maybe_count == static_cast<double>(b.children.size());
    const bool always = all_there || (weighed && (by_weight ? extreme(b.children, surely, -1) >= -rounding
                                                            : sure_count >= threshold.required(0, applicable)));
    const bool ever = !by_weight || extreme(b.children, perhaps, 1) >= -rounding;
    if (!ever) continue;
    r.there[b.node] = always ? chance::always : chance::maybe;
    if (certain) {
      r.range[b.node] = {b.scale.back(-highest_mean(b.children, low)), b.scale.back(highest_mean(b.children, high))};
    } else {  // weights of what is absent go to any of the others
      double least = infinity;
      double most = -infinity;
      for (std::size_t k = 0; k < low.size(); ++k) {
        if (std::isnan(low[k])) continue;
        least = std::min(least, -low[k]);
        most = std::max(most, high[k]);
      }
      r.range[b.node] = {b.scale.back(least), b.scale.back(most)};
    }
  }
  r.whole = r.whole && r.there[box.top()] == chance::always;
  return r;
}

double most_ahead(const weight_box& box, const unit_scores& a, const unit_reach& of_a, const unit_scores& b,
                  const unit_reach& of_b) {
  std::vector<double> ahead(a.value.size(), nan);
  std::vector<double> values;
  for (const box_branch& branch : box.branches()) {
    if (of_a.there[branch.node] == chance::never || of_b.there[branch.node] == chance::never) continue;
    bool alike = branch.scale.straight();
    values.clear();
    for (const box_child& c : branch.children) {
      const chance here = of_a.there[c.node];
      alike = alike && here == of_b.there[c.node] && here != chance::maybe;
      const bool leaf = std::isnan(ahead[c.node]) && here == chance::always && of_b.there[c.node] == chance::always;
      values.push_back(leaf ? a.value[c.node] - b.value[c.node] : ahead[c.node]);
    }
    const double apart = of_a.range[branch.node].high - of_b.range[branch.node].low;
    ahead[branch.node] = alike ? std::min(apart, highest_mean(branch.children, values)) : apart;
  }
  return ahead[box.top()];
}

}  // namespace hti::inline v0::detail
