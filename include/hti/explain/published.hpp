// The table that is published of an edition.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/lists.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// One unit of the published table.
struct PublishedRow {
  ListRow line{};                   ///< on the list of the whole index
  std::vector<double> parts{};      ///< scores on the sub-indices; NaN without one
  std::vector<std::string> gaps{};  ///< why figures with weight are not there: each kind of status once, in its order
};

/// Rank, score and what has changed, the sub-indices and the gaps of every unit, the best first, unranked last.
struct Published {
  std::vector<std::string> parts{};  ///< children of the root that are no indicators, in model order
  std::vector<std::string> by{};     ///< group variables
  std::vector<PublishedRow> rows{};
  bool changes = false;  ///< whether there is an earlier edition
  std::optional<bool>
      comparable{};  ///< whether it measures the index alike (see `same_measure`); nothing where it does not have it
};

/// \param earlier  the edition to give changes from
/// \param by       group variables to rank within as well; nothing: all that the table has
/// \throws DataError (unknown_group).
[[nodiscard]] HTI_API Published published(const Scores& scores, const std::optional<Scores>& earlier = std::nullopt,
                                          const std::optional<std::vector<std::string>>& by = std::nullopt);

}  // namespace hti::inline v0::explain
