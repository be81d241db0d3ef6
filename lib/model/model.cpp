#include "hti/model.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "base/nearest.hpp"
#include "model/surveys.hpp"
#include "model/walks.hpp"

namespace hti::inline v0 {
namespace {

using positions = std::map<std::string, std::size_t, std::less<>>;

positions check_ids(const std::vector<Node>& nodes, std::vector<Problem>& problems) {
  positions position;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].id.empty()) {
      problems.push_back(
          {.code = code::missing_id, .said = say("node-without-id", "node number {number} has no id", {{"number", i + 1}})});
    } else if (!position.emplace(nodes[i].id, i).second) {
      problems.push_back({.code = code::duplicate_node,
                          .said = say("two-nodes", "there are two nodes '{node}'", {{"node", nodes[i].id}}),
                          .indicator = nodes[i].id});
    }
  }
  return position;
}

void check_interval(const Node& node, const std::optional<Interval>& interval, code c, const char* what,
                    std::vector<Problem>& problems) {
  if (!interval) return;
  if (!std::isfinite(interval->low) || !std::isfinite(interval->high) || !(interval->low < interval->high)) {
    problems.push_back({.code = c,
                        .said = say("no-interval", "{what} must be two finite numbers, low < high", {{"what", what}}),
                        .indicator = node.id});
  }
}

void check_per(const Node& node, std::vector<Problem>& problems) {
  const Indicator& indicator = *node.indicator;
  if (!(indicator.per > 0) || std::isinf(indicator.per)) {
    problems.push_back({.code = code::invalid_parameter,
                        .said = say("per-not-positive", "per of '{node}' must be a finite number above 0", {{"node", node.id}}),
                        .indicator = node.id});
  } else if (indicator.per != 1 && indicator.denominator.empty()) {
    problems.push_back({.code = code::invalid_parameter,
                        .said = say("per-without-denominator",
                                    "per of '{node}' is never used without a denominator; name its column, or take per away",
                                    {{"node", node.id}}),
                        .indicator = node.id});
  }
}

void check_node(const Node& node, std::vector<Problem>& problems) {
  if (!std::isfinite(node.weight) || node.weight < 0) {
    problems.push_back(
        {.code = code::invalid_weight,
         .said = say("weight-of-node", "the weight of '{node}' must be a finite number of at least 0", {{"node", node.id}}),
         .indicator = node.id});
  }
  if (node.indicator) {
    check_interval(node, node.indicator->goalposts, code::invalid_goalposts, "goalposts", problems);
    check_interval(node, node.indicator->range, code::invalid_range, "range", problems);
    check_per(node, problems);
  }
}

// Roots and parents; gives the root's position where there is exactly one.
std::optional<std::size_t> check_parents(const std::vector<Node>& nodes, const positions& position,
                                         std::vector<Problem>& problems) {
  std::vector<std::size_t> roots;
  const auto known = nodes | ranges::views::transform(&Node::id) | ranges::to<std::vector>();
  constexpr std::size_t most_hints = 20;  // each looks at every node
  std::size_t unknown = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].parent.empty()) {
      roots.push_back(i);
    } else if (auto it = position.find(nodes[i].parent); it == position.end()) {
      const Message hint = ++unknown > most_hints ? Message() : detail::did_you_mean(nodes[i].parent, known);
      problems.push_back({.code = code::unknown_parent,
                          .said = say("parent-is-no-node", "the parent of '{node}', '{parent}', is no node{hint}",
                                      {{"node", nodes[i].id}, {"parent", nodes[i].parent}, {"hint", hint}}),
                          .indicator = nodes[i].id});
    } else if (nodes[it->second].indicator) {
      problems.push_back({.code = code::indicator_with_children,
                          .said = say("hangs-on-indicator", "'{node}' hangs on the indicator '{parent}'",
                                      {{"node", nodes[i].id}, {"parent", nodes[i].parent}}),
                          .indicator = nodes[i].parent});
    }
  }
  if (roots.empty()) problems.push_back({.code = code::no_root, .said = say("no-root", "no node is without a parent")});
  for (std::size_t k = 1; k < roots.size(); ++k) {
    problems.push_back({.code = code::several_roots,
                        .said = say("two-roots", "'{node}' has no parent, and neither has '{first}'",
                                    {{"node", nodes[roots[k]].id}, {"first", nodes[roots[0]].id}}),
                        .indicator = nodes[roots[k]].id});
  }
  return roots.size() == 1 ? std::optional(roots[0]) : std::nullopt;
}

// A node from which following the parents never ends lies on a cycle, or hangs on one; the former are reported.
void check_cycles(const std::vector<Node>& nodes, const positions& position, std::vector<Problem>& problems) {
  std::vector<int> seen(nodes.size(), 0);  // 0 new, otherwise the walk that met the node
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const int walk = static_cast<int>(i) + 1;
    std::size_t at = i;
    while (seen[at] == 0) {
      seen[at] = walk;
      auto it = position.find(nodes[at].parent);
      if (nodes[at].parent.empty() || it == position.end()) break;
      at = it->second;
      if (seen[at] == walk) {
        problems.push_back({.code = code::cycle,
                            .said = say("own-ancestor", "'{node}' is its own ancestor", {{"node", nodes[at].id}}),
                            .indicator = nodes[at].id});
      }
    }
  }
}

}  // namespace

Model::Model(std::vector<Node> nodes, std::vector<Survey> surveys) {
  std::vector<Problem> problems;
  if (nodes.empty()) throw ModelError({{.code = code::empty_model, .said = say("no-nodes", "the model has no nodes")}});
  const positions position = check_ids(nodes, problems);
  for (const Node& node : nodes) check_node(node, problems);
  const std::optional<std::size_t> root = check_parents(nodes, position, problems);
  check_cycles(nodes, position, problems);
  for (detail::survey_fault& fault : detail::survey_faults(nodes, surveys)) problems.push_back(std::move(fault.problem));

  std::vector<std::vector<std::size_t>> children(nodes.size());
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (auto it = position.find(nodes[i].parent); it != position.end() && !nodes[i].parent.empty())
      children[it->second].push_back(i);
  }
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (!nodes[i].indicator && children[i].empty()) {
      problems.push_back({.code = code::childless_node,
                          .said = say("childless", "'{node}' is no indicator (it has no direction) and has no children",
                                      {{"node", nodes[i].id}}),
                          .indicator = nodes[i].id});
    }
    if (!children[i].empty() &&
        std::all_of(children[i].begin(), children[i].end(), [&](std::size_t c) { return nodes[c].weight == 0; })) {
      problems.push_back(
          {.code = code::zero_weights,
           .said = say("children-weigh-nothing", "all children of '{node}' have weight 0", {{"node", nodes[i].id}}),
           .indicator = nodes[i].id});
    }
  }
  if (!problems.empty()) throw ModelError(std::move(problems));

  std::vector<std::size_t> order;
  std::vector<std::size_t> stack{*root};
  while (!stack.empty()) {
    const std::size_t at = stack.back();
    stack.pop_back();
    order.push_back(at);
    for (auto c = children[at].rbegin(); c != children[at].rend(); ++c) stack.push_back(*c);
  }
  std::vector<std::size_t> place(nodes.size());
  for (std::size_t k = 0; k < order.size(); ++k) place[order[k]] = k;

  const std::size_t n = order.size();
  auto tree = std::make_shared<Tree>();
  tree->nodes.resize(n);
  tree->surveys = std::move(surveys);
  tree->parent.assign(n, 0);
  tree->children.resize(n);
  tree->level.assign(n, 1);
  tree->past.resize(n);
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t from = order[k];
    for (std::size_t c : children[from]) {
      tree->children[k].push_back(place[c]);
      tree->parent[place[c]] = k;
    }
    tree->nodes[k] = std::move(nodes[from]);
    if (tree->nodes[k].indicator) tree->indicators.push_back(k);
  }
  for (std::size_t k = n; k-- > 0;) {
    tree->past[k] = tree->children[k].empty() ? k + 1 : tree->past[tree->children[k].back()];
    if (k > 0) tree->level[tree->parent[k]] = std::max(tree->level[tree->parent[k]], tree->level[k] + 1);
  }
  // What walks down a tree does so one level within the other.
  constexpr std::size_t most_levels = 1000;
  if (static_cast<std::size_t>(tree->level[0]) > most_levels) {
    throw ModelError({{.code = code::too_deep,
                       .said = say("too-many-levels", "the tree has more than {most} levels", {{"most", most_levels}})}});
  }
  tree_ = std::move(tree);
}

std::optional<std::size_t> Model::find(std::string_view id) const noexcept {
  for (std::size_t i = 0; i < nodes().size(); ++i) {
    if (nodes()[i].id == id) return i;
  }
  return std::nullopt;
}

std::size_t Model::at(std::string_view id) const {
  if (auto position = find(id)) return *position;
  throw ModelError({{.code = code::unknown_node,
                     .said = say("no-node", "there is no node '{node}'{hint}",
                                 {{"node", id}, {"hint", detail::did_you_mean(id, detail::ids_of(*this))}})}});
}

std::optional<Interval> Model::allowed_range(std::size_t node) const {
  const std::optional<Indicator>& indicator = (*this)[node].indicator;
  if (!indicator) return std::nullopt;
  if (indicator->range) return indicator->range;
  if (indicator->kind == Kind::share) return Interval{0, 100};
  if (indicator->kind == Kind::yes_no) return Interval{0, 1};
  return std::nullopt;
}

}  // namespace hti::inline v0
