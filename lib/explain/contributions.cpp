#include "hti/explain/contributions.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include "hti/index.hpp"
#include "index/index_state.hpp"
#include "index/thin.hpp"
#include "model/walks.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::branch;
using detail::gathering;
using detail::index_state;
using detail::nan;
using detail::unit_scores;

constexpr std::size_t most_children = 20;

// A node with the player in the coalition and without it, for a share of the orders; NaN = no score.
struct outcome {
  double probability;
  double in;
  double out;
  bool in_applies;
  bool out_applies;
};

// Share of the orders of m + 1 players in which a chosen set of size a, out of m, stands before the last player.
double share_of_orders(std::size_t m, std::size_t a) {
  double share = 1.0 / static_cast<double>(m + 1);
  for (std::size_t k = 1; k <= a; ++k) share *= static_cast<double>(k) / static_cast<double>(m + 1 - k);
  return share;
}

class splitter {
 public:
  splitter(const index_state& state, unit_scores unit, unit_scores profile, std::size_t top)
      : state_(state),
        unit_(std::move(unit)),
        profile_(std::move(profile)),
        branch_of_(state.definition.model.size(), nullptr),
        linear_(state.definition.model.size(), false) {
    for (const branch& b : state.branches) branch_of_[b.node] = &b;
    // Linear: all means from here up to the explained node are arithmetic, so that expectations may be taken below.
    for (std::size_t node = top; node < state.definition.model.size(); ++node) {
      const branch* b = branch_of_[node];
      const bool above = node == top || linear_[state.definition.model.parent(node)];
      linear_[node] = above && b && b->additive();
    }
  }

  double points(std::size_t leaf, std::size_t top) const {
    std::vector<outcome> outcomes{
        {1, unit_.value[leaf], profile_.value[leaf], unit_.applicable[leaf], profile_.applicable[leaf]}};
    for (std::size_t node = leaf; node != top;) {
      const std::size_t parent = state_.definition.model.parent(node);
      const branch& b = *branch_of_[parent];
      if (std::find(b.children.begin(), b.children.end(), node) == b.children.end()) return 0;  // without weight
      outcomes = linear_[parent] ? merged(through_linear(b, node, outcomes)) : through_any(b, node, outcomes);
      node = parent;
    }
    const double halfway = (unit_.value[top] + profile_.value[top]) / 2;  // of mixtures that have no score
    const auto score = [&](double x) { return std::isnan(x) ? halfway : x; };
    double sum = 0;
    for (const outcome& o : outcomes) sum += o.probability * (score(o.in) - score(o.out));
    return sum;
  }

 private:
  bool special(std::size_t node) const {
    return std::isnan(unit_.value[node]) != std::isnan(profile_.value[node]) ||
           unit_.applicable[node] != profile_.applicable[node];
  }

  // One outcome per pattern of presence, with the mean values of that pattern.
  static std::vector<outcome> merged(const std::vector<outcome>& outcomes) {
    std::vector<outcome> result;
    for (const outcome& o : outcomes) {
      const auto same = std::find_if(result.begin(), result.end(), [&](const outcome& r) {
        return std::isnan(r.in) == std::isnan(o.in) && std::isnan(r.out) == std::isnan(o.out) && r.in_applies == o.in_applies &&
               r.out_applies == o.out_applies;
      });
      if (same == result.end()) {
        result.push_back(o);
        continue;
      }
      const double probability = same->probability + o.probability;
      same->in += (o.in - same->in) * (o.probability / probability);
      same->out += (o.out - same->out) * (o.probability / probability);
      same->probability = probability;
    }
    return result;
  }

  void finish(const branch& b, std::size_t node, const gathering& siblings, double share, const std::vector<outcome>& outcomes,
              std::vector<outcome>& result) const {
    const auto place = static_cast<std::size_t>(std::find(b.children.begin(), b.children.end(), node) - b.children.begin());
    const double weight = b.weights[place];
    gathering in(b.children.size());
    gathering out(b.children.size());
    for (const outcome& o : outcomes) {
      in = out = siblings;
      in.add(place, o.in, weight, o.in_applies);
      out.add(place, o.out, weight, o.out_applies);
      result.push_back({share * o.probability, in.score(b), out.score(b), in.applies(), out.applies()});
    }
  }

  // Every set of siblings before the player: 2^(children - 1) of them.
  std::vector<outcome> through_any(const branch& b, std::size_t node, const std::vector<outcome>& outcomes) const {
    const std::size_t m = b.children.size() - 1;
    std::vector<outcome> result;
    for (std::uint32_t set = 0; set < (1U << m); ++set) {
      gathering siblings(b.children.size());
      std::size_t bit = 0;
      std::size_t before = 0;
      for (std::size_t k = 0; k < b.children.size(); ++k) {
        const std::size_t child = b.children[k];
        if (child == node) continue;
        const bool own = (set >> bit++ & 1U) != 0;
        before += own ? 1 : 0;
        const unit_scores& from = own ? unit_ : profile_;
        siblings.add(k, from.value[child], b.weights[k], from.applicable[child]);
      }
      finish(b, node, siblings, share_of_orders(m, before), outcomes, result);
    }
    return result;
  }

  // Where expectations may be taken, only siblings that are there on one side alone need their sets; given that `a` of the `m`
  // such siblings stand before the player, any other sibling does with probability (a + 1) / (m + 2).
  std::vector<outcome> through_linear(const branch& b, std::size_t node, const std::vector<outcome>& outcomes) const {
    std::vector<std::size_t> specials;
    for (std::size_t child : b.children) {
      if (child != node && special(child)) specials.push_back(child);
    }
    const std::size_t m = specials.size();
    std::vector<outcome> result;
    for (std::uint32_t set = 0; set < (1U << m); ++set) {
      std::size_t before = 0;
      for (std::size_t k = 0; k < m; ++k) before += set >> k & 1U;
      const double own_share = static_cast<double>(before + 1) / static_cast<double>(m + 2);
      gathering siblings(b.children.size());
      for (std::size_t k = 0; k < b.children.size(); ++k) {
        const std::size_t child = b.children[k];
        if (child == node) continue;
        const auto at = std::find(specials.begin(), specials.end(), child);
        if (at == specials.end()) {
          const double mean = profile_.value[child] + own_share * (unit_.value[child] - profile_.value[child]);
          siblings.add(k, mean, b.weights[k], unit_.applicable[child]);
        } else {
          const unit_scores& from = (set >> (at - specials.begin()) & 1U) != 0 ? unit_ : profile_;
          siblings.add(k, from.value[child], b.weights[k], from.applicable[child]);
        }
      }
      finish(b, node, siblings, share_of_orders(m, before), outcomes, result);
    }
    return result;
  }

  const index_state& state_;
  unit_scores unit_;
  unit_scores profile_;
  std::vector<const branch*> branch_of_;
  std::vector<bool> linear_;
};

// Mean normalised values of the reference units, absent where none has one; an indicator applies where it does to any of them.
unit_scores profile_of(const index_state& state, const Table& table, std::span<const std::size_t> columns,
                       const Against& against) {
  const std::size_t size = state.definition.model.size();
  unit_scores profile{.value = std::vector<double>(size, nan), .applicable = std::vector<bool>(size, false)};
  std::vector<double> column(table.n_units());
  for (std::size_t leaf = 0; leaf < state.leaves.size(); ++leaf) {
    const std::size_t node = state.leaves[leaf].node;
    detail::materialise(state, leaf, table, columns, 0, table.n_units(), column.data());
    double sum = 0;
    std::size_t n = 0;
    for (std::size_t u : against.units) {
      if (table.status(u, columns[leaf]) != Status::not_applicable) profile.applicable[node] = true;
      if (std::isnan(column[u])) continue;
      sum += column[u];
      ++n;
    }
    if (n > 0) profile.value[node] = sum / static_cast<double>(n);
  }
  detail::combine_unit(state, profile);
  return profile;
}

// What the rescaling of the explained node makes of one point of the gap; where there is hardly a gap, of a point around it.
double stretch(const index_state& state, std::size_t node, double own, double reference) {
  std::array<double, 2> ends{own, reference};
  if (std::abs(own - reference) < 1e-9) ends = {own + 0.5, own - 0.5};
  const double gap = ends[0] - ends[1];
  detail::rescale(state, node, ends);
  return (ends[0] - ends[1]) / gap;
}

void check_cost(const index_state& state, std::size_t top) {
  for (const branch& b : state.branches) {
    if (!state.definition.model.within(b.node, top)) continue;
    const std::string& id = state.definition.model[b.node].id;
    if (detail::children_of(*b.rule)) {
      throw MethodError({{.code = code::invalid_parameter,
                          .said = say("parts-do-not-add-up",
                                      "the score of '{node}' is made by {rule}, in which children have no parts that add up; "
                                      "ask for a node below it",
                                      {{"node", id}, {"rule", describe(*b.rule)}}),
                          .indicator = id}});
    }
    // A comparison with n others counts as log2(n) more children.
    const std::size_t most =
        most_children - (b.reference ? static_cast<std::size_t>(std::bit_width(b.reference->view().units())) : 0);
    if (b.children.size() <= most || b.additive()) continue;
    throw MethodError({{.code = code::invalid_parameter,
                        .said = say("too-many-children",
                                    "contributions under a node that is no plain arithmetic mean need at most {most} children",
                                    {{"most", most}}),
                        .indicator = id}});
  }
}

}  // namespace

Contributions contributions(const Scores& scores, std::string_view unit, const Against& against, std::string_view node) {
  const Index index = scores.index();
  const index_state& state = index.state();
  const Model& model = index.model();
  const Table& table = scores.table();
  const std::size_t top = node.empty() ? Model::root() : model.at(node);
  const std::size_t u = table.unit_at(unit);
  check_cost(state, top);
  const std::span<const std::size_t> columns = scores.columns();
  unit_scores own = detail::score_unit(state, table, columns, u);
  unit_scores profile = profile_of(state, table, columns, against);
  if (std::isnan(own.value[top]) || std::isnan(profile.value[top])) {
    throw DataError(
        {{.code = code::all_missing,
          .said = std::isnan(own.value[top])
                      ? say("unit-not-to-explain", "the unit has no score on '{node}' to explain", {{"node", model[top].id}})
                      : say("reference-not-to-explain", "the reference has no score on '{node}' to explain",
                            {{"node", model[top].id}}),
          .unit = table.units()[u]}});
  }

  const splitter split(state, own, profile, top);
  const double factor = stretch(state, top, own.value[top], profile.value[top]);
  std::vector<double> points(model.size(), 0);
  for (const detail::leaf_state& leaf : state.leaves) {
    if (!model.within(leaf.node, top)) continue;
    const double share = leaf.dropped ? 0 : factor * split.points(leaf.node, top);
    for (const std::size_t up : detail::upwards(model, leaf.node, top)) points[up] += share;
  }
  for (std::size_t n = top; n < model.size(); ++n) {
    for (unit_scores* side : {&own, &profile}) detail::rescale(state, n, {&side->value[n], 1});
  }
  Contributions result{.unit = table.units()[u],
                       .node = model[top].id,
                       .against = against.label,
                       .score = own.value[top],
                       .reference = profile.value[top]};
  const detail::unit_coverage observed(state, table, columns, u);
  for (std::size_t n = top; n < model.past(top); ++n) {
    Contribution row{.node = model[n].id,
                     .own = own.value[n],
                     .reference = profile.value[n],
                     .points = points[n],
                     .indicator = model[n].indicator.has_value(),
                     .thin = observed.thin(detail::heavy_nodes(state, n), own.value[n])};
    if (row.indicator) row.status = table.status(u, columns[detail::leaf_of(model, n)]);
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace hti::inline v0::explain
