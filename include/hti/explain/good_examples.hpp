// Whom to learn from, and in what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/profile.hpp"

namespace hti::inline v0::explain {

/// A unit that does well, or has improved, where another one has a development area.
struct GoodExample {
  std::string node{};  ///< the development area
  double own = 0;      ///< score of the unit that asks
  std::string unit{};  ///< the example
  std::string name{};
  double score = 0;  ///< of the example
  double rank = 0;   ///< of the example on the node
  Colour colour = Colour::grey;
  double change = 0;  ///< of its score since the earlier edition; NaN where that is not known
  bool does_well = false;
  bool improved = false;
  std::string thin{};      ///< what makes the example's score rest on little, see Scores::thin; empty where it does not
  std::string own_thin{};  ///< the same of the score of the unit that asks
  std::vector<std::string> indicators{};  ///< at or below the node, in which it is clearly better; what weighs most first
};

/// What the units that are in both editions scored earlier, by the present index: every figure that was observed in both is the
/// earlier one, and all else as it is now, so that a change is one of their own figures.
[[nodiscard]] HTI_API Scores before(const Scores& now, const Table& earlier);

/// For every development area of a unit against a reference, those of its peers that do well there (it would be a strength of
/// theirs, and they are better than the unit by more than the noise) or are better and have clearly improved. In which
/// indicators they differ is said, not what they did. The areas that cost the unit most come first; within one, those who do
/// well, by falling score.
/// \param peers    positions in the table, e.g. against(peers(table, unit)).units
/// \param earlier  profiles of before(); nothing: no improvements
/// \throws as contributions().
[[nodiscard]] HTI_API std::vector<GoodExample> good_examples(const Profiler& profiler, std::string_view unit,
                                                             const Against& against, const std::vector<std::size_t>& peers,
                                                             const std::optional<Profiler>& earlier = std::nullopt);

}  // namespace hti::inline v0::explain
