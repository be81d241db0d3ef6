// Every ranking list of an edition, with what has changed since an earlier one.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// What has changed since an earlier ranking, one per row of the later one; NaN for a unit that was not ranked then, or was
/// ranked under another label.
struct Since {
  std::vector<double> score{};  ///< points gained
  std::vector<double> rank{};   ///< places climbed
};

/// The editions may follow different definitions and rank different units: a change is what the two lists show, not why.
[[nodiscard]] HTI_API Since since(const Ranking& now, const Ranking& earlier);

/// A unit's place among those of its label on a group variable.
struct GroupPlace {
  std::string label{};                                            ///< empty: none
  double rank = 0;                                                ///< NaN without a score or a label
  double rank_change = std::numeric_limits<double>::quiet_NaN();  ///< places climbed; NaN also where the label was another
};

/// One line of a list.
struct ListRow {
  RankingRow place{};  ///< among all units
  double score_change =
      std::numeric_limits<double>::quiet_NaN();                   ///< points gained; NaN where there is nothing to compare with
  double rank_change = std::numeric_limits<double>::quiet_NaN();  ///< places climbed
  std::vector<GroupPlace> within{};                               ///< one per group variable of the list
};

/// The ranking list of one node: units by rank, best first, equals by unit code, unranked last.
struct List {
  std::string node{};
  std::vector<std::string> by{};  ///< group variables
  std::vector<ListRow> rows{};
};

/// The list of every node that is no indicator, in model order: the total, the sub-indices and the areas.
/// \param earlier  the edition to give changes from; on nodes that it lacks there are none
/// \param by       group variables to rank within as well; nothing: all that the table has
/// \throws DataError (unknown_group).
[[nodiscard]] HTI_API std::vector<List> lists(const Scores& scores, const std::optional<Scores>& earlier = std::nullopt,
                                              const std::optional<std::vector<std::string>>& by = std::nullopt);

}  // namespace hti::inline v0::explain
