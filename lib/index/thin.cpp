#include "index/thin.hpp"

#include <algorithm>
#include <cmath>

#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0 {
namespace detail {

std::vector<std::size_t> heavy_nodes(const index_state& state, std::size_t node) {
  const Model& model = state.definition.model;
  std::vector<double> share(model.past(node) - node, 1);  // of the subtree, in which nodes stand before what is below them
  std::vector<std::size_t> heavy{node};
  for (std::size_t below = node + 1; below < model.past(node); ++below) {
    share[below - node] = share[model.parent(below) - node] * state.weight[below];
    if (share[below - node] >= Scores::thin_weight * (1 - slack)) heavy.push_back(below);
  }
  std::sort(heavy.begin(), heavy.end(), [&](std::size_t a, std::size_t b) {
    const double first = share[a - node];
    const double second = share[b - node];
    return first > second || (first == second && a < b);
  });
  return heavy;
}

bool little(double coverage) noexcept { return coverage < Scores::thin_observed * (1 - slack); }

thin_finder::thin_finder(const Scores& scores, const index_state& state) : scores_(scores), state_(state) {}

const std::vector<double>& thin_finder::coverage(std::size_t node) {
  const auto it = coverage_.find(node);
  if (it != coverage_.end()) return it->second;
  return coverage_.emplace(node, scores_.coverage(state_.definition.model[node].id)).first->second;
}

std::vector<std::optional<std::size_t>> thin_finder::at(std::size_t node, std::span<const double> scored) {
  std::vector<std::optional<std::size_t>> found(scored.size());
  for (const std::size_t heavy : heavy_nodes(state_, node)) {
    const std::vector<double>& observed = coverage(heavy);
    for (std::size_t u = 0; u < found.size(); ++u) {
      if (!found[u] && !std::isnan(scored[u]) && little(observed[u])) found[u] = heavy;
    }
  }
  return found;
}

unit_coverage::unit_coverage(const index_state& state, const Table& table, std::span<const std::size_t> columns,
                             std::size_t unit)
    : state_(&state), observed_(state.definition.model.size(), 0), applicable_(observed_) {
  status_.reserve(columns.size());
  for (std::size_t leaf = 0; leaf < columns.size(); ++leaf) {
    const Status status = table.status(unit, columns[leaf]);
    const bool borrowed = table.origin(unit, columns[leaf]) == Origin::borrowed;
    status_.push_back(status == Status::observed && borrowed ? Status::missing : status);
    observed_[state.leaves[leaf].node] = status_.back() == Status::observed ? 1 : 0;
    applicable_[state.leaves[leaf].node] = status != Status::not_applicable ? 1 : 0;
  }
  combine();
}

double unit_coverage::operator()(std::size_t node) const {
  return applicable_[node] > 0 ? observed_[node] / applicable_[node] : nan;
}

void unit_coverage::edit(std::size_t leaf, Status status) {
  status_[leaf] = status;
  observed_[state_->leaves[leaf].node] = status == Status::observed ? 1 : 0;
  applicable_[state_->leaves[leaf].node] = status != Status::not_applicable ? 1 : 0;
  combine();
}

void unit_coverage::combine() {
  for (const branch& b : state_->branches) {
    observed_[b.node] = applicable_[b.node] = 0;
    for (const std::size_t child : b.children) {
      observed_[b.node] += state_->weight[child] * observed_[child];
      applicable_[b.node] += state_->weight[child] * applicable_[child];
    }
  }
}

std::string unit_coverage::thin(std::span<const std::size_t> heavy, double score) const {
  if (std::isnan(score)) return {};
  const auto found = std::find_if(heavy.begin(), heavy.end(), [&](std::size_t node) { return little((*this)(node)); });
  return found == heavy.end() ? std::string{} : state_->definition.model[*found].id;
}

}  // namespace detail

std::vector<std::string> Scores::thin(std::string_view node) const {
  const Model& model = state_->definition.model;
  const std::size_t at = node.empty() ? Model::root() : model.at(node);
  std::vector<std::string> ids(units().size());
  const auto found = detail::thin_finder(*this, *state_).at(at, (*this)[at]);
  for (std::size_t u = 0; u < ids.size(); ++u) {
    if (found[u]) ids[u] = model[*found[u]].id;
  }
  return ids;
}

}  // namespace hti::inline v0
