#include "hti/index.hpp"

#include "index/index_state.hpp"

namespace hti::inline v0 {

const detail::index_state& Index::state() const& {
  if (!state_)
    throw MethodError({{.code = code::not_fitted, .said = say("empty-index", "the index is empty: fit or load one first")}});
  return *state_;
}

const Definition& Index::definition() const& { return state().definition; }

// Copies are made here and not in the header, where each source would compile how.
Definition Index::definition() const&& { return definition(); }
Model Index::model() const&& { return definition().model; }
Method Index::method() const&& { return definition().method; }

double Index::weight(std::string_view node) const { return state().weight[model().at(node)]; }

double Index::effective_weight(std::string_view node) const { return state().effective[model().at(node)]; }

Cutoffs Index::cutoffs(std::string_view node) const {
  const std::size_t position = node.empty() ? Model::root() : model().at(node);
  if (const auto& c = state().cutoffs()[position]) return *c;
  throw ModelError({{.code = code::unknown_node,
                     .said = say("groups-of-indicator", "'{node}' is an indicator, and result groups belong to aggregates",
                                 {{"node", node}})}});
}

const std::string& Index::reference_hash() const& { return state().reference_hash; }

}  // namespace hti::inline v0
