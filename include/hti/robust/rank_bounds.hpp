// The best and the worst rank that any weights within bounds can give.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"

namespace hti::inline v0::robust {

/// Between what a node's share of its parent may lie.
struct weight_bound {
  std::string node{};
  double low = 0;
  double high = 1;
};

/// Scores that differ by less than this part of the largest range of a figure below the ranked node count as equal here:
/// weights are found by arithmetic with rounding.
inline constexpr double level_scores = 1e-8;

/// What one unit's rank, 1 + number of units above, can be. NaN where the unit never has a score.
struct RankBound {
  double rank = 0;                     ///< as it is
  double best_bound = 0;               ///< no weights give a better one
  double best = 0;                     ///< weights that give it are known
  double worst = 0;                    ///< weights that give it are known
  double worst_bound = 0;              ///< no weights give a worse one
  bool whole = true;                   ///< whether no cell with weight is missing, nor can the score be lost
  std::vector<double> best_weights{};  ///< shares in the order of `RankBounds::nodes`
  std::vector<double> worst_weights{};
};

struct RankBounds {
  std::vector<weight_bound> nodes{};  ///< every node with weight below the ranked one, in the order of the tree
  std::vector<double> weights{};      ///< as they are
  std::vector<RankBound> units{};
  std::vector<double> lead{};  ///< units x units: the row's unit is never further above the column's; NaN without scores
  double level = 0;            ///< scores that differ by less count as equal: `level_scores` on the scale of the scores
  bool linear = true;          ///< whether all means are arithmetic
  bool stopped = false;        ///< by `progress`, before brackets were as narrow as they can be
};

/// Bounds of the rank of every unit over all weights of the tree at once, each share of its parent within its bounds, shares of
/// one parent adding up to 1.
///
/// By how much one unit can stand above another is bounded from the leaves upwards, node by node: with whole data and
/// arithmetic means exactly. Units that are always, or never, above give the proven ends. The others are attained at weights
/// that favour a unit against another, or against all that can change places with it. Proven and attained ends form a bracket.
///
/// Memory: 8 bytes for every two units in both orders (800 MB for 10,000 units), and time grows with their number likewise.
/// \param spread  relative width: shares within (1 - spread) and (1 + spread) of what they are, at most 1
/// \param bounds  of single nodes, instead; their siblings without bounds are free
/// \param progress  is told for how many units the brackets are made; where it says false, they stay as wide as they are
/// \throws MethodError (invalid_parameter) for bounds that no shares meet or of nodes that have no weight below the ranked one,
/// and for means of the user's own, ModelError (unknown_node), DataError.
[[nodiscard]] HTI_API RankBounds rank_bounds(const Index& index, const Table& table, double spread,
                                             std::span<const weight_bound> bounds = {}, std::string_view node = {},
                                             const std::function<bool(std::uint64_t done)>& progress = {});

/// Ranks, 1 + number of units above by more than `RankBounds::level`, with other shares. \param shares in the order of
/// `RankBounds::nodes`
[[nodiscard]] HTI_API std::vector<double> ranks_with(const Index& index, const Table& table, std::span<const double> shares,
                                                     std::string_view node = {});

}  // namespace hti::inline v0::robust
