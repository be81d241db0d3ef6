// Tables, scores, rankings and places as columns.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/columns.hpp"
#include "hti/scores.hpp"
#include "hti/table/words.hpp"

namespace hti::inline v0 {

template <>
struct words<Reason> {
  static constexpr std::array<std::string_view, 3> list{"none", "no_values", "low_coverage"};
};

/// Codes and names, which stand first where rows are units.
[[nodiscard]] HTI_API DataFrame unit_columns(const Table& table);
/// What makes the score of each row rest on little, which stands last; see Scores::thin.
[[nodiscard]] HTI_API DataFrame thin_column(std::vector<std::string> thin);
/// Codes, names, labels of the group variables, figures of the indicators (NaN where there is none, whatever the reason) and
/// background variables. \throws DataError (duplicate_column) where two of them have one name.
[[nodiscard]] HTI_API DataFrame columns(const Table& table);
/// Codes, names, and the scores of every node that was scored.
[[nodiscard]] HTI_API DataFrame columns(const Scores& scores);
/// The labels ranked within come after the names, called as their group variable.
[[nodiscard]] HTI_API DataFrame columns(const Ranking& ranking);
[[nodiscard]] HTI_API DataFrame columns(const std::vector<Place>& places);

}  // namespace hti::inline v0
