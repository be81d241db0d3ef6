// Confidence sets for ranks: which places sampling error leaves open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "hti/index.hpp"
#include "hti/rank/rank.hpp"
#include "hti/robust/uncertainty.hpp"
#include "hti/vary/sampling.hpp"

namespace hti::robust {

struct rank_sets_options {
  double level = 0.95;        ///< confidence that each set, or all at once, holds the true ranks
  bool simultaneous = false;  ///< all sets hold together; otherwise each does on its own
  rank_options ranking{};     ///< rule for ties of the ranks shown beside the sets
};

/// The ranks that one unit may have. NaN where it has no score.
struct RankSet {
  double score = 0;
  double standard_error = 0;  ///< over the draws, with n - 1
  double rank = 0;            ///< as it is
  double low = 0;             ///< 1 + number of units surely above it
  double high = 0;            ///< number of units less those surely below it
};

struct RankSets {
  std::vector<RankSet> units{};
  /// Units x units, row-major: 1 where the row's unit is surely above the column's, -1 where surely below, else 0. Of the
  /// simultaneous comparisons, whatever sets were asked for.
  std::vector<std::int8_t> apart{};
};

/// Confidence sets for the ranks of any scores, from draws of their errors \cite Mogstad2024.
///
/// Every difference of two scores is divided by its standard error over the draws and compared with a quantile of the largest
/// such ratio among all comparisons of the family: those of one unit with all others, or all pairs. The comparisons that sign a
/// difference leave the family, save for their opposite direction, and the rest are compared again until none is signed. A
/// difference without error is what it is.
///
/// Memory: about 21 bytes for every two units in both orders (2 GB for 10,000 units), and the draws twice.
/// \param scores  one per unit, NaN = none
/// \param draws   column-major units x draws; only how they differ from their mean counts
/// \throws MethodError (invalid_parameter) for a level out of (0, 1) or too high for so few draws, DataError (wrong_size,
/// not_finite).
[[nodiscard]] RankSets rank_sets(std::span<const double> scores, std::span<const double> draws,
                                 const rank_sets_options& options = {});

/// The same for the scores of a table, whose errors are drawn by `sampling` alone; ranks shown follow the method's rule for
/// ties, and by dense ranks or a tolerance can be better than `low`, which counts units.
/// \param n     draws
/// \param node  an empty one is the root
/// \throws MethodError, ModelError, DataError.
[[nodiscard]] RankSets rank_sets(const Index& index, const Table& table, const vary::sampling& sampling,
                                 const rank_sets_options& options = {}, std::size_t n = 1000, std::uint64_t seed = 1,
                                 std::string_view node = {});

/// The sampling source among those of a run: the only one that confidence sets can be made from.
/// \throws MethodError (invalid_parameter) where there is none.
[[nodiscard]] const vary::sampling& sampling_of(const Uncertainty& uncertainty);

}  // namespace hti::robust
