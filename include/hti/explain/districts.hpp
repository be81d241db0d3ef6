// City districts on the national scale.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// A unit that another one is seen beside; without a code where there is none.
struct Neighbour {
  std::string unit{};
  std::string name{};
  double score = 0;    ///< NaN where there is none
  std::string thin{};  ///< what makes it rest on little, as in a ranking
};

/// Where a district stands on one node.
struct DistrictPlace {
  std::string unit{};
  std::string name{};
  std::string municipality{};  ///< code of the municipality it lies in
  std::string node{};
  double score = 0;  ///< NaN = none
  double rank = 0;   ///< 1 + number of municipalities strictly better; NaN without a score
  Group group = Group::none;
  Neighbour above{};     ///< the nearest municipality that is not worse
  Neighbour below{};     ///< the nearest municipality that is worse
  double gap = 0;        ///< score minus that of its own municipality; NaN where one of them has none
  double inherited = 0;  ///< share of the applicable weight under the node with figures that are the municipality's
  double coverage = 0;   ///< share of the applicable weight under the node that was observed
  std::string thin{};    ///< what makes the score rest on little, as in a ranking
};

/// How far apart the districts of one municipality are on one node.
struct DistrictGap {
  std::string municipality{};
  std::string name{};  ///< of the municipality
  std::string node{};
  double score = 0;           ///< of the municipality; NaN = none
  double rank = 0;            ///< of the municipality, counted in the same way
  std::size_t districts = 0;  ///< number of its districts that have a score
  Neighbour highest{};        ///< the district with the highest score; nobody where none has a score
  Neighbour lowest{};         ///< the district with the lowest score
  double gap = 0;             ///< highest minus lowest; NaN with fewer than two
  std::string thin{};         ///< what makes the municipality's score rest on little, as in a ranking
};

/// Districts beside the municipalities, which they do not move.
struct Districts {
  Scores scores;                        ///< of the districts, with the figures they inherit
  std::vector<DistrictPlace> places{};  ///< by node in model order, then best first, equals by code, without a score last
  std::vector<DistrictGap> gaps{};      ///< by node, then by municipality in the order of its table
};

/// Scores districts by the index of the municipalities' scores, with the figures that belong to the municipality inherited from
/// it (impute::inherit), and places them among the municipalities on the root and on every sub-index under it.
/// \throws DataError as impute::inherit and Index::score do.
[[nodiscard]] HTI_API Districts districts(const Scores& municipalities, const Table& districts, std::string_view by = "kommun");

}  // namespace hti::inline v0::explain
