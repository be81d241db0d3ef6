// Ways through a model.
#pragma once

#include <cstddef>
#include <range/v3/range/conversion.hpp>
#include <range/v3/view/facade.hpp>
#include <range/v3/view/transform.hpp>
#include <string>
#include <vector>

#include "hti/model.hpp"

namespace hti::inline v0::detail {

/// A node and all that is above it, up to `top`, which is the node itself or above it.
class upwards : public ranges::view_facade<upwards> {
 public:
  upwards() = default;
  upwards(const Model& model, std::size_t node, std::size_t top) : model_(&model), node_(node), top_(top) {}

 private:
  friend ranges::range_access;

  [[nodiscard]] std::size_t read() const { return node_; }
  [[nodiscard]] bool equal(ranges::default_sentinel_t) const { return ended_; }
  void next() {
    ended_ = node_ == top_;
    node_ = model_->parent(node_);
  }

  const Model* model_ = nullptr;
  std::size_t node_ = 0;
  std::size_t top_ = 0;
  bool ended_ = false;
};

/// Ids of the nodes at these positions.
template <class Positions>
[[nodiscard]] std::vector<std::string> ids_of(const Model& model, Positions&& nodes) {
  return nodes | ranges::views::transform([&](std::size_t node) { return model[node].id; }) | ranges::to<std::vector>();
}
/// Ids of all nodes.
[[nodiscard]] inline std::vector<std::string> ids_of(const Model& model) {
  return model.nodes() | ranges::views::transform(&Node::id) | ranges::to<std::vector>();
}

}  // namespace hti::inline v0::detail
