// Scores that rest on little, for those who ask of many nodes.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "hti/scores.hpp"

namespace hti::detail {

struct index_state;

/// What Scores::thin tells, as positions of nodes. Coverage is computed once a node, however many ask for it.
class thin_finder {
 public:
  thin_finder(const Scores& scores, const index_state& state);

  /// One per unit; nothing where the score does not rest on little, or there is none.
  [[nodiscard]] std::vector<std::optional<std::size_t>> at(std::size_t node);

 private:
  const std::vector<double>& coverage(std::size_t node);

  const Scores& scores_;
  const index_state& state_;
  std::map<std::size_t, std::vector<double>> coverage_{};
};

}  // namespace hti::detail
