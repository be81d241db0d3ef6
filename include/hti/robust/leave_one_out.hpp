// What the ranking owes to each part of the index.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::robust {

/// The ranking without a node, against the ranking as it is; NaN where no unit has a rank in both.
struct LeftOut {
  std::string node{};
  double mean_shift = 0;  ///< mean absolute difference of ranks
  double max_shift = 0;   ///< largest one
  std::string unit{};     ///< that has it, the first of the table; empty where there is none
  double kendall = 0;     ///< share of the pairs of units in the other order, a pair tied in one of the two being half one
  double top_kept = 0;    ///< share of the k best that are still among the k best
};

struct LeaveOneOut {
  std::vector<double> base_scores{};  ///< by unit; NaN where there is none
  std::vector<double> base_ranks{};
  std::vector<LeftOut> nodes{};
  std::vector<double> scores{};  ///< [node left out][unit]
  std::vector<double> ranks{};
};

/// Scores and ranks of a table with each node left out in turn: its siblings take over its weight. What was learnt of the other
/// indicators stays as it is.
/// \param nodes  empty: every node below `node` that has siblings with weight
/// \param node   whose scores and ranks; empty: the root
/// \param k      for the share of the k best
/// \throws MethodError, ModelError, DataError for unknown nodes and nodes whose weight no sibling can take over.
[[nodiscard]] HTI_API LeaveOneOut leave_one_out(const Index& index, const Table& table, std::vector<std::string> nodes = {},
                                                std::string_view node = {}, std::size_t k = 10);

}  // namespace hti::inline v0::robust
