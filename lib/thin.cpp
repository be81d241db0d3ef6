#include "detail/thin.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "detail/index_state.hpp"
#include "hti/index.hpp"

namespace hti {
namespace detail {

thin_finder::thin_finder(const Scores& scores, const index_state& state) : scores_(scores), state_(state) {}

const std::vector<double>& thin_finder::coverage(std::size_t node) {
  const auto it = coverage_.find(node);
  if (it != coverage_.end()) return it->second;
  return coverage_.emplace(node, scores_.coverage(state_.definition.model[node].id)).first->second;
}

std::vector<std::optional<std::size_t>> thin_finder::at(std::size_t node) {
  const Model& model = state_.definition.model;
  // Nodes stand before what is below them, and the walk passes all that is below `node` before anything else.
  std::vector<double> share(model.size(), 0);
  share[node] = 1;
  std::vector<std::pair<double, std::size_t>> heavy{{1.0, node}};
  for (std::size_t below = node + 1; below < model.size(); ++below) {
    share[below] = share[model.parent(below)] * state_.weight[below];
    if (share[below] >= Scores::thin_weight * (1 - slack)) heavy.emplace_back(share[below], below);
  }
  std::stable_sort(heavy.begin(), heavy.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::optional<std::size_t>> found(scores_.units().size());
  const std::span<const double> scored = scores_[node];
  for (const auto& [weight, at] : heavy) {
    const std::vector<double>& observed = coverage(at);
    for (std::size_t u = 0; u < found.size(); ++u) {
      if (!found[u] && !std::isnan(scored[u]) && observed[u] < Scores::thin_observed * (1 - slack)) found[u] = at;
    }
  }
  return found;
}

}  // namespace detail

std::vector<std::string> Scores::thin(std::string_view node) const {
  const Model& model = state_->definition.model;
  std::vector<std::string> ids(units().size());
  const auto found = detail::thin_finder(*this, *state_).at(node.empty() ? Model::root() : model.at(node));
  for (std::size_t u = 0; u < ids.size(); ++u) {
    if (found[u]) ids[u] = model[*found[u]].id;
  }
  return ids;
}

}  // namespace hti
