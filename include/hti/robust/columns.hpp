// How sure scores and ranks are, and what drives them, as columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/index/columns.hpp"
#include "hti/robust/alternatives.hpp"
#include "hti/robust/leave_one_out.hpp"
#include "hti/robust/rank_bounds.hpp"
#include "hti/robust/rank_sets.hpp"
#include "hti/robust/sensitivity.hpp"
#include "hti/robust/sobol.hpp"
#include "hti/robust/stability.hpp"
#include "hti/robust/uncertainty.hpp"

namespace hti::inline v0::robust {

// Rows of units come in the order of the table. Where the table is not asked for, its codes are not in them.

/// What the weights are, and between what they could move.
[[nodiscard]] HTI_API DataFrame bound_columns(const RankBounds& found);
/// `proven`: whether both ends are attained.
[[nodiscard]] HTI_API DataFrame columns(const std::vector<RankBound>& bounds);
/// Each set with how many units its unit is surely above and below, all at once.
[[nodiscard]] HTI_API DataFrame columns(const RankSets& sets);
/// First-order and total indices of factors, or second-order ones of pairs, one row per output and label, output after output.
/// \param numbered  whether the number of its output comes first in every row
[[nodiscard]] HTI_API DataFrame index_columns(const std::vector<SobolIndices>& outputs, const std::vector<std::string>& factors,
                                              bool numbered);
[[nodiscard]] HTI_API DataFrame pair_columns(const std::vector<SobolIndices>& outputs, const std::vector<std::string>& factors,
                                             bool numbered);
/// The indices of every factor. Where every unit has its own, rows begin with it and end with what makes its score rest on
/// little.
/// \param thin  that, one per unit of the table
[[nodiscard]] HTI_API DataFrame columns(const Sensitivity& found, const Table& table, const std::vector<std::string>& thin);
[[nodiscard]] HTI_API DataFrame pair_columns(const Sensitivity& found);
/// What each output is, with its moments. \param thin  as for columns()
[[nodiscard]] HTI_API DataFrame output_columns(const Sensitivity& found, const Table& table,
                                               const std::vector<std::string>& thin);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<FailedPoints>& failures);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Failure>& failures);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Alternative>& alternatives);
/// \param thin  what makes the score rest on little, one per unit of the table
[[nodiscard]] HTI_API DataFrame columns(const LeaveOneOut& found, const Table& table, const std::vector<std::string>& thin);
/// Every unit's score, or rank, as it is and without each node. \param of  score or rank \param thin  as for columns()
[[nodiscard]] HTI_API DataFrame unit_columns(const LeaveOneOut& found, const Table& table, const std::vector<std::string>& thin,
                                             Quantity of);
/// The shares of a contest as they are, as they are `needed`, and the change between them.
[[nodiscard]] HTI_API DataFrame columns(const Contest& contest, std::span<const double> needed);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<WeightInterval>& intervals);
/// \param of  what is spread: scores or ranks
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Spread>& spreads, Quantity of);
/// Every unit's score as it is, its spread and the share of the replicates in which there is one. An empty node is the first
/// one followed, here as below.
[[nodiscard]] HTI_API DataFrame score_columns(const Uncertainty& of, double level, std::string_view node = {});
/// Every unit's rank as it is, its spread and the mean rank where ties share the mean of their places.
[[nodiscard]] HTI_API DataFrame rank_columns(const Uncertainty& of, double level, std::string_view node = {});
/// The shares of the replicates in which every unit is ranked k or better.
[[nodiscard]] HTI_API DataFrame top_columns(const Uncertainty& of, std::size_t k, std::string_view node = {});
/// Those in which every unit is in each group, with the largest of their errors.
[[nodiscard]] HTI_API DataFrame group_columns(const Uncertainty& of, std::string_view node = {});
/// Those in which one unit has each rank.
[[nodiscard]] HTI_API DataFrame rank_share_columns(const Uncertainty& of, std::string_view unit, std::string_view node = {});

}  // namespace hti::inline v0::robust
