// Whom a unit is compared with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// A set of reference units under a label. Means over it are unweighted; a nation's own row in the data is not among them.
struct Against {
  std::string label{};
  std::vector<std::size_t> units{};  ///< positions in the table that was scored, ascending

  friend bool operator==(const Against&, const Against&) = default;
};

/// All units of the reference, each in the means of what it has figures for. \throws MethodError (invalid_parameter) where the
/// scores are of another table than the index was fitted to.
[[nodiscard]] HTI_API Against nation(const Scores& scores);
/// The units that share a label of a group variable. \throws DataError (unknown_group) also where no unit has the label.
[[nodiscard]] HTI_API Against group(const Scores& scores, std::string_view variable, std::string_view label);
/// The `count` units with the highest scores on a node (empty: the root), equals by unit code. \throws as nation().
[[nodiscard]] HTI_API Against best(const Scores& scores, std::string_view node = {}, std::size_t count = 1);
/// Chosen units. \throws DataError (unknown_unit) listing every one that is not there.
[[nodiscard]] HTI_API Against units(const Scores& scores, const std::vector<std::string>& codes);
/// By name: "nation", "best", "peers" (the seven most similar by all background variables), a group variable (the label that
/// `unit` has on it), or a unit's code.
/// \throws DataError (unknown_group) naming what there is; for all but a unit's code also as nation().
[[nodiscard]] HTI_API Against named(const Scores& scores, std::string_view unit, std::string_view name);

}  // namespace hti::inline v0::explain
