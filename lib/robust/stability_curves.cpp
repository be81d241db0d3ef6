#include "robust/stability_curves.hpp"
#include "model/walks.hpp"

#include <cmath>

namespace hti::inline v0::detail {

double with_value(const index_state& state, const unit_scores& unit, std::size_t node, double value,
                  const std::vector<bool>& above, std::size_t top) {
  if (node == top) return value;
  unit_scores changed = unit;
  changed.value[node] = value;
  combine_unit(state, changed, above);
  return changed.value[top];
}

std::vector<bool> path(const Model& model, std::size_t node, std::size_t top) {
  std::vector<bool> nodes(model.size(), false);
  for (const std::size_t up : upwards(model, node, top)) nodes[up] = up != node;
  return nodes;
}

bool straight(const index_state& state, const std::vector<bool>& nodes) {
  bool all = true;
  for (const branch& b : state.branches) {
    if (!nodes[b.node]) continue;
    const std::optional<mean_scale> scale = scale_of(*b.rule);
    if (!scale || b.map) {
      const std::string& id = state.definition.model[b.node].id;
      throw MethodError({{.code = code::invalid_parameter,
                          .said = say("of-node", "'{node}': {message}", {{"node", id}, {"message", unknown_scale(b)}}),
                          .indicator = id}});
    }
    all = all && scale->straight();
  }
  return all;
}

weight_curves::weight_curves(const index_state& state, std::span<const unit_scores> units, const branch& parent,
                             std::size_t child, std::size_t top)
    : state_(state), units_(units), parent_(parent.node), top_(top), above_(path(state.definition.model, parent.node, top)) {
  std::vector<bool> own(above_.size(), false);
  own[parent.node] = true;
  const bool plain = straight(state, own);
  const bool lifted_straight = straight(state, above_);
  exact_ = parent_ == top_ || (plain && lifted_straight);
  scale_ = *scale_of(*parent.rule);

  double others = 0;
  for (std::size_t k = 0; k < parent.children.size(); ++k) {
    (parent.children[k] == child ? weight_ : others) += parent.weights[k];
  }
  weight_ /= parent.total;
  const bool by_weight = parent.threshold.by == missing::by::weight;
  for (std::size_t u = 0; u < units.size(); ++u) {
    double present = 0;  // of the siblings' weight
    double sum = 0;
    double applicable = 0;
    std::size_t there = 0;
    std::size_t apply = 0;
    double own_value = 0;
    bool own_there = false;
    bool own_applies = false;
    for (std::size_t k = 0; k < parent.children.size(); ++k) {
      const std::size_t node = parent.children[k];
      const double x = units[u].value[node];
      const double share = parent.weights[k] / others;
      apply += units[u].applicable[node] ? 1 : 0;
      there += std::isnan(x) ? 0 : 1;
      if (node == child) {
        own_there = !std::isnan(x);
        own_value = own_there ? scale_.to(x) : 0;
        own_applies = units[u].applicable[node];
        continue;
      }
      applicable += units[u].applicable[node] ? share : 0;
      if (std::isnan(x)) continue;
      present += share;
      sum += share * scale_.to(x);
    }
    const double at_one = own_there ? 1 : 0;
    curve_piece moving{.n0 = sum, .n1 = at_one * own_value - sum, .d0 = present, .d1 = at_one - present, .moving = true};
    curve_piece without{.n0 = with_value(state, units[u], parent_, nan, above_, top)};
    without.scored = !std::isnan(without.n0);
    if (exact_ && parent_ != top_) {
      const double offset = with_value(state, units[u], parent_, 0, above_, top);
      const double slope = with_value(state, units[u], parent_, 1, above_, top) - offset;
      moving.scored = !std::isnan(offset);
      moving.n0 = offset * moving.d0 + slope * moving.n0;
      moving.n1 = offset * moving.d1 + slope * moving.n1;
    } else {
      moving.scored =
          !std::isnan(with_value(state, units[u], parent_, scale_.back(own_there ? own_value : sum / present), above_, top));
    }

    std::vector<curve_piece>& all = pieces_.emplace_back();
    const auto add = [&](bool enough, double from, double to) {
      all.push_back(enough ? moving : without);
      all.back().from = from;
      all.back().to = to;
    };
    if (there == 0) {
      add(false, 0, 1);
    } else if (!by_weight) {
      add(static_cast<double>(there) >= parent.threshold.required(0, apply), 0, 1);
    } else {
      const double g0 = present - parent.threshold.required(applicable, 0);
      const double g1 = at_one - parent.threshold.required(own_applies ? 1 : 0, 0);
      if ((g0 < 0) == (g1 < 0)) {
        add(g0 >= 0, 0, 1);
      } else {
        const double at = g0 / (g0 - g1);
        add(g0 >= 0, 0, at);
        add(g1 >= 0, at, 1);
      }
    }
  }
}

double weight_curves::lifted(std::size_t unit, double value) const {
  return with_value(state_, units_[unit], parent_, value, above_, top_);
}

double weight_curves::score(std::size_t unit, const curve_piece& piece, double t) const {
  const double y = (piece.n0 + piece.n1 * t) / (piece.d0 + piece.d1 * t);
  return exact_ || !piece.moving ? y : lifted(unit, scale_.back(y));
}

}  // namespace hti::inline v0::detail
