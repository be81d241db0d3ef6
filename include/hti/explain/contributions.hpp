// What a score consists of, against a reference.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/against.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::explain {

/// One node's part of the gap between a unit and its reference.
struct Contribution {
  std::string node{};
  double own = 0;                    ///< the unit's score on the node; NaN = none
  double reference = 0;              ///< the reference profile's score on the node; NaN = none
  double points = 0;                 ///< part of the gap on the explained node; a node's is the sum of its children's
  Status status = Status::observed;  ///< of an indicator's cell
  bool indicator = false;
  std::string thin{};  ///< what makes the unit's own score rest on little, see Scores::thin; empty where it does not
};

/// The gap of one unit from a reference on one node, taken apart.
struct Contributions {
  std::string unit{};
  std::string node{};  ///< the explained node
  std::string against{};
  double score = 0;                  ///< of the unit
  double reference = 0;              ///< score of the reference profile
  std::vector<Contribution> rows{};  ///< the node and all below it, in model order; rows[0].points is the whole gap
};

/// Splits score - reference over the indicators by Owen values \cite Owen1977: Shapley values with the tree as the structure of
/// coalitions \cite Winter1989. A player is a cell with its value and its status; out of the coalition it is the reference's.
///
/// Where the explained node is rescaled, the parts are those of the gap before that, all stretched alike to the rescaled gap.
///
/// The reference profile is the mean of the reference units' normalised values per indicator, put through the same tree; an
/// indicator that no reference unit has is absent from it, and the profile of one unit has that unit's score. A mixture of the
/// two with too few figures for a score counts as halfway. Exact: the parts add up to the gap without a remainder. With
/// arithmetic means the cost grows with the missing siblings only; a node of another mean costs 2^(children - 1).
/// \throws DataError (unknown_unit, all_missing: unit or profile has no score), ModelError (unknown_node),
/// MethodError (invalid_parameter) where a node that is not arithmetic has more than 20 children.
[[nodiscard]] HTI_API Contributions contributions(const Scores& scores, std::string_view unit, const Against& against,
                                                  std::string_view node = {});

}  // namespace hti::inline v0::explain
