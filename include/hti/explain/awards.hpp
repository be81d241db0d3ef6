// Who is named when an edition comes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/change.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// What an award is for.
enum class Honour {
  of_the_year,  ///< highest score on the index
  best,         ///< highest score on a sub-index
  climber,      ///< most places climbed on the index since the earlier edition
};

/// "of_the_year", "best", "climber".
[[nodiscard]] HTI_API std::string_view name(Honour honour) noexcept;

/// What the places that a unit climbed consist of.
struct Climb {
  ChangeParts places{};   ///< they add up to the places climbed; NaN where there are none
  std::string unsplit{};  ///< why there are none
  double regression = 0;  ///< places that units of the same rank before climbed on average, by the line over all units
};

/// One unit that is named.
struct Winner {
  std::string unit{};
  std::string name{};
  double score = 0;
  double rank = 0;
  double score_change = 0;       ///< NaN without an earlier edition, or a score in it
  double rank_change = 0;        ///< places climbed
  double coverage = 0;           ///< below 1: the score rests on fewer figures than others' do
  std::string thin{};            ///< what makes the score rest on little, as in a ranking
  std::optional<Climb> climb{};  ///< where places were climbed or lost since the earlier edition
};

/// One award and all who share it.
struct Award {
  Honour honour = Honour::of_the_year;
  std::string node{};
  std::vector<Winner> winners{};     ///< by unit code; several where scores, or places climbed, are equal
  std::optional<bool> comparable{};  ///< whether the earlier edition measures the node alike; nothing where it has none
  Regression regression{};           ///< places climbed by ranks before, over all units

  [[nodiscard]] bool shared() const noexcept { return winners.size() > 1; }
};

/// The unit of the year, the best on each child of the root in model order, and, with an earlier edition, the climber of the
/// year. Scores within the method's tolerance of the highest share an award, whatever the rule for ties. Nobody is left out for
/// missing figures: `coverage` says how much a score rests on, and `climb` how much of a climb is the unit's own figures (see
/// `compare`). There is no award where nobody has a score, nor a climber where nobody has climbed.
[[nodiscard]] HTI_API std::vector<Award> awards(const Scores& scores, const std::optional<Scores>& earlier = std::nullopt);

}  // namespace hti::inline v0::explain
