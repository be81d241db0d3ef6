#include "hti/index.hpp"

#include "index/index_state.hpp"

namespace hti {

const Definition& Index::definition() const noexcept { return state_->definition; }

double Index::weight(std::string_view node) const { return state_->weight[model().at(node)]; }

double Index::effective_weight(std::string_view node) const { return state_->effective[model().at(node)]; }

Cutoffs Index::cutoffs(std::string_view node) const {
  const std::size_t position = node.empty() ? Model::root() : model().at(node);
  if (const auto& c = state_->cutoffs()[position]) return *c;
  throw ModelError({{.code = code::unknown_node,
                     .message = "'" + std::string(node) + "' is an indicator, and result groups belong to aggregates"}});
}

const std::string& Index::reference_hash() const noexcept { return state_->reference_hash; }

}  // namespace hti
