#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "detail/index_state.hpp"
#include "detail/ranks.hpp"
#include "hti/index.hpp"
#include "hti/version.hpp"

namespace hti {
namespace {

/// Ranks within each label, or of all where there are none.
std::vector<double> ranks_within(std::span<const double> scores, std::span<const std::string> labels, Ties ties,
                                 const detail::equality& rule) {
  std::map<std::string_view, std::vector<std::size_t>> members;
  for (std::size_t u = 0; u < scores.size(); ++u) members[labels.empty() ? std::string_view{} : labels[u]].push_back(u);
  std::vector<double> ranks(scores.size());
  detail::ranker work;
  std::vector<double> chosen;
  std::vector<double> places;
  for (const auto& [label, units] : members) {
    chosen.clear();
    for (const std::size_t u : units) chosen.push_back(scores[u]);
    places.resize(chosen.size());
    detail::rank(chosen, places, ties, rule, work);
    for (std::size_t k = 0; k < units.size(); ++k) ranks[units[k]] = places[k];
  }
  return ranks;
}

std::size_t node_or_root(const Model& model, std::string_view node) { return node.empty() ? Model::root() : model.at(node); }

// The node on which a missing score rests: down through the only children that could have carried it, until one is found
// that has too little (or nothing) below it.
std::pair<Reason, std::size_t> reason_for(const detail::index_state& state, const detail::unit_scores& unit, std::size_t node) {
  for (const detail::branch& b : state.branches) {
    if (b.node != node) continue;
    const bool any =
        std::any_of(b.children.begin(), b.children.end(), [&](std::size_t c) { return !std::isnan(unit.value[c]); });
    if (any) return {Reason::low_coverage, node};
    for (std::size_t child : b.children) {
      const auto [reason, at] = reason_for(state, unit, child);
      if (reason == Reason::low_coverage) return {reason, at};
    }
  }
  return {Reason::no_values, node};
}

}  // namespace

std::string_view name(Reason reason) noexcept {
  switch (reason) {
    case Reason::no_values: return "no_values";
    case Reason::low_coverage: return "low_coverage";
    default: return "";
  }
}

Index Scores::index() const { return Index(state_); }

std::span<const double> Scores::operator[](std::size_t node) const {
  const auto it = std::lower_bound(nodes_.begin(), nodes_.end(), node);
  if (it == nodes_.end() || *it != node) {
    const std::string id = node < state_->definition.model.size() ? state_->definition.model[node].id : std::to_string(node);
    throw ModelError({{.code = code::unknown_node, .message = "node '" + id + "' was not scored; score with indicators"}});
  }
  return values().subspan(static_cast<std::size_t>(it - nodes_.begin()) * table_.n_units(), table_.n_units());
}

std::span<const double> Scores::operator[](std::string_view node) const { return (*this)[state_->definition.model.at(node)]; }

std::vector<double> Scores::coverage(std::string_view node) const {
  const Model& model = state_->definition.model;
  const std::size_t top = node_or_root(model, node);
  const std::vector<std::size_t> columns = detail::align(state_->definition, table_);
  double total = 0;
  std::vector<double> observed(table_.n_units(), 0);
  std::vector<double> applicable(table_.n_units(), 0);
  for (std::size_t k = 0; k < state_->leaves.size(); ++k) {
    const std::size_t leaf = state_->leaves[k].node;
    std::size_t up = leaf;
    double weight = 1;  // share of the node: it has one also where its own weight in the index is 0
    for (; up > top; up = model.parent(up)) weight *= state_->weight[up];
    if (up != top) continue;
    total += weight;
    for (const Hole& hole : table_.holes(columns[k])) {
      observed[hole.unit] -= weight;
      if (hole.status == Status::not_applicable) applicable[hole.unit] -= weight;
    }
    for (std::size_t u = 0; !table_.data().origins.empty() && u < table_.n_units(); ++u) {
      if (table_.origin(u, columns[k]) == Origin::borrowed) observed[u] -= weight;
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
  const Model& model = state_->definition.model;
  const std::size_t at = node_or_root(model, node);
  const std::span<const double> scores = (*this)[at];
  const Ties ties = state_->definition.method.rank.ties;
  const std::span<const std::string> labels = by.empty() ? std::span<const std::string>{} : table_.group(by);

  // Equals stand by unit code; ordinal ties break by it too, so ranks are taken in that order.
  const std::size_t n = table_.n_units();
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return units()[a] < units()[b]; });
  std::vector<double> sorted_scores(n);
  std::vector<std::string> sorted_labels(labels.size());
  for (std::size_t k = 0; k < n; ++k) {
    sorted_scores[k] = scores[order[k]];
    if (!labels.empty()) sorted_labels[k] = labels[order[k]];
  }
  const std::vector<double> ranks = ranks_within(sorted_scores, sorted_labels, ties, state_->ties(at));
  const std::vector<double> by_score = ranks_within(sorted_scores, {}, Ties::min, state_->equal(at));
  const std::vector<double> covered = coverage(model[at].id);
  std::vector<std::string> little = thin(model[at].id);
  const std::vector<Colour> coloured = detail::colours(scores, state_->equal(at));
  const auto& cutoffs = state_->cutoffs()[at];

  std::vector<std::size_t> place(n);
  std::iota(place.begin(), place.end(), std::size_t{0});
  std::stable_sort(place.begin(), place.end(), [&](std::size_t a, std::size_t b) {
    if (!labels.empty() && sorted_labels[a] != sorted_labels[b]) return sorted_labels[a] < sorted_labels[b];
    if (std::isnan(ranks[a]) || std::isnan(ranks[b])) return !std::isnan(ranks[a]) && std::isnan(ranks[b]);
    if (ranks[a] != ranks[b]) return ranks[a] < ranks[b];
    return by_score[a] < by_score[b];
  });
  const std::vector<std::size_t> columns = detail::align(state_->definition, table_);
  Ranking result{.node = model[at].id, .by = std::string(by)};
  result.rows.reserve(n);
  for (std::size_t k : place) {
    const std::size_t u = order[k];
    RankingRow row{.unit = units()[u],
                   .name = table_.names()[u],
                   .score = scores[u],
                   .rank = ranks[k],
                   .colour = coloured[u],
                   .coverage = covered[u]};
    if (!std::isnan(scores[u])) {
      if (cutoffs) row.group = cutoffs->group(scores[u]);
      row.thin = std::move(little[u]);
    } else {
      const detail::unit_scores unit = detail::score_unit(*state_, table_, columns, u);
      const auto [reason, where] = reason_for(*state_, unit, at);
      row.reason = reason;
      row.reason_node = model[where].id;
    }
    result.rows.push_back(std::move(row));
    if (!labels.empty()) result.by_label.push_back(sorted_labels[k]);
  }
  return result;
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

}  // namespace hti
