#include <algorithm>
#include <cmath>

#include "base/ladder.hpp"
#include "hti/index.hpp"
#include "hti/version.hpp"
#include "index/index_state.hpp"
#include "index/rankings.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0 {
namespace {

std::size_t node_or_root(const Model& model, std::string_view node) { return node.empty() ? Model::root() : model.at(node); }

}  // namespace

std::string_view name(Reason reason) noexcept {
  switch (reason) {
    case Reason::no_values: return "no_values";
    case Reason::low_coverage: return "low_coverage";
    default: return "";
  }
}

Index Scores::index() const { return Index(state_); }

std::span<const double> Scores::operator[](std::size_t node) const& {
  const auto it = std::lower_bound(nodes().begin(), nodes().end(), node);
  if (it == nodes().end() || *it != node) {
    const std::string id = node < state_->definition.model.size() ? state_->definition.model[node].id : std::to_string(node);
    throw ModelError({{.code = code::unknown_node,
                       .said = say("not-scored", "node '{node}' was not scored; score with indicators", {{"node", id}})}});
  }
  return values().subspan(static_cast<std::size_t>(it - nodes().begin()) * table_.n_units(), table_.n_units());
}

std::span<const double> Scores::operator[](std::string_view node) const& { return (*this)[state_->definition.model.at(node)]; }

std::vector<double> Scores::coverage(std::string_view node) const {
  const Model& model = state_->definition.model;
  const std::size_t top = node_or_root(model, node);
  double total = 0;
  std::vector<double> observed(table_.n_units(), 0);
  std::vector<double> applicable(table_.n_units(), 0);
  for (std::size_t k = 0; k < state_->leaves.size(); ++k) {
    const std::size_t leaf = state_->leaves[k].node;
    if (!model.within(leaf, top)) continue;
    const double weight = state_->share(leaf, top);  // of the node, which may have no weight in the index
    total += weight;
    for (const Hole& hole : table_.holes(columns()[k])) {
      observed[hole.unit] -= weight;
      if (hole.status == Status::not_applicable) applicable[hole.unit] -= weight;
    }
    for (std::size_t u = 0; !table_.data().origins.empty() && u < table_.n_units(); ++u) {
      if (table_.origin(u, columns()[k]) == Origin::borrowed) observed[u] -= weight;
    }
  }
  // Whole coverage is exactly 1, and none exactly 0, whatever the order of the sums.
  const double zero = total * detail::slack;
  for (std::size_t u = 0; u < observed.size(); ++u) {
    const double within = applicable[u] == 0 ? total : total + applicable[u];
    if (within <= zero) {
      observed[u] = detail::nan;
    } else if (observed[u] == applicable[u]) {
      observed[u] = 1;
    } else {
      observed[u] = total + observed[u] <= zero ? 0 : (total + observed[u]) / within;
    }
  }
  return observed;
}

Ranking Scores::ranking(std::string_view node, std::string_view by) const {
  return detail::rankings(*this, *state_).list(node_or_root(state_->definition.model, node), by).ranking;
}

std::vector<double> Scores::ranks(std::string_view node) const {
  const std::size_t at = node_or_root(state_->definition.model, node);
  return detail::ranks_by_code((*this)[at], units(), state_->definition.method.rank.ties, state_->ties(at));
}

std::vector<Place> Scores::place_in(const Scores& reference, std::string_view node) const {
  const Model& model = state_->definition.model;
  const std::size_t at = node_or_root(model, node);
  const std::span<const double> scores = (*this)[at];
  const std::span<const double> others = reference[model[at].id];
  const auto& cutoffs = state_->cutoffs()[at];
  const detail::ladder placed(others, state_->ties(at));
  const detail::ladder compared(others, state_->equal(at));

  std::vector<std::size_t> list;  // the reference, best first, equals by code
  std::vector<std::size_t> better(others.size());
  for (std::size_t u = 0; u < others.size(); ++u) {
    if (std::isnan(others[u])) continue;
    better[u] = compared.above(others[u]);
    list.push_back(u);
  }
  std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
    return better[a] != better[b] ? better[a] < better[b] : reference.units()[a] < reference.units()[b];
  });
  std::vector<std::string> little = thin(model[at].id);
  std::vector<Place> places;
  places.reserve(scores.size());
  for (std::size_t u = 0; u < scores.size(); ++u) {
    Place place{
        .unit = units()[u], .name = table_.names()[u], .score = scores[u], .rank = detail::nan, .thin = std::move(little[u])};
    if (!std::isnan(scores[u])) {
      const std::size_t below = compared.not_below(scores[u]);
      place.rank = 1 + static_cast<double>(placed.above(scores[u]));
      if (cutoffs) place.group = cutoffs->group(scores[u]);
      if (below > 0) place.above = reference.units()[list[below - 1]];
      if (below < list.size()) place.below = reference.units()[list[below]];
    }
    places.push_back(std::move(place));
  }
  return places;
}

Provenance Scores::provenance() const {
  return {.library_version = std::string(version),
          .definition = state_->definition.id,
          .definition_hash = state_->definition.hash(),
          .status = state_->definition.status,
          .period = table_.period(),
          .reference_hash = state_->reference_hash,
          .table_hash = table_.hash()};
}

}  // namespace hti::inline v0
