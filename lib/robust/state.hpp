// What an Uncertainty holds.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "hti/robust/uncertainty.hpp"
#include "robust/plan.hpp"
#include "robust/tally.hpp"

namespace hti::robust {

struct Uncertainty::State {
  Index index;
  Table table;
  std::vector<vary::Source> sources;
  std::uint64_t seed = 1;
  std::vector<std::size_t> nodes{};                ///< in the model
  std::vector<std::vector<double>> base_scores{};  ///< by node
  std::vector<std::vector<double>> base_ranks{};
  std::vector<double> variant_p{};
  std::vector<std::string> variant_failure{};

  std::uint64_t n = 0;
  std::vector<std::uint64_t> variant_count{};      ///< replicates that fell on each
  std::vector<hti::detail::tally_frame> frames{};  ///< by node
  std::vector<hti::detail::tally> tallies{};

  /// Replicates that gave scores.
  [[nodiscard]] std::uint64_t succeeded() const noexcept {
    std::uint64_t count = 0;
    for (std::size_t v = 0; v < variant_count.size(); ++v) count += variant_failure[v].empty() ? variant_count[v] : 0;
    return count;
  }
};

}  // namespace hti::robust
