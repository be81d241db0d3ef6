// Tables, scores, rankings and places as columns.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "hti/columns.hpp"
#include "hti/scores.hpp"

namespace hti {

template <>
struct words<Group> {
  static constexpr std::array<std::string_view, 6> list{"high", "above", "near", "below", "low", "none"};
};
template <>
struct words<Reason> {
  static constexpr std::array<std::string_view, 3> list{"none", "no_values", "low_coverage"};
};

/// Codes, names, labels of the group variables, figures of the indicators (NaN where there is none, whatever the reason) and
/// background variables. \throws DataError (duplicate_column) where two of them have one name.
[[nodiscard]] DataFrame columns(const Table& table);
/// Codes, names, and the scores of every node that was scored.
[[nodiscard]] DataFrame columns(const Scores& scores);
/// The labels ranked within come last, called as their group variable.
[[nodiscard]] DataFrame columns(const Ranking& ranking);
[[nodiscard]] DataFrame columns(const std::vector<Place>& places);

}  // namespace hti
