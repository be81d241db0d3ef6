// Weights that people gave.
#pragma once

#include <string>

#include "hti/api.hpp"
#include "hti/definition.hpp"
#include "hti/table.hpp"

namespace hti::inline v0 {

/// Whose voices count how much.
struct voices {
  std::string group{};       ///< group variable of the respondents' subgroups; empty: none
  bool equal_voice = false;  ///< means are those of the subgroups' means, whatever their size

  friend bool operator==(const voices&, const voices&) = default;
};

/// The definition with the weights that respondents gave: of every node that they have a column for, the mean of its column.
/// Nodes without a column keep their weight. A method that weighs by another rule than weight::given does not use them.
///
/// \param respondents  one row a person, one column a node, no cell empty or negative; of a node's children either all have a
///                     column or none
/// \throws DataError (unknown_node, missing_column, invalid_weight, zero_weights, unknown_group) listing every fault
[[nodiscard]] HTI_API Definition weighed_by(Definition definition, const Table& respondents, const voices& voices = {});

}  // namespace hti::inline v0
