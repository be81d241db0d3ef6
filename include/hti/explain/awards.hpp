// Who is named when an edition comes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/scores.hpp"

namespace hti::explain {

/// What an award is for.
enum class Honour {
  of_the_year,  ///< highest score on the index
  best,         ///< highest score on a sub-index
  climber,      ///< most places climbed on the index since the earlier edition
};

/// "Årets hemtjänstkommun", "Bäst", "Årets klättrare"; "Home-care municipality of the year", "Best", "Climber of the year".
[[nodiscard]] std::string_view name(Honour honour, Language language) noexcept;

/// One unit that is named.
struct Winner {
  std::string unit{};
  std::string name{};
  double score = 0;
  double rank = 0;
  double score_change = 0;  ///< NaN without an earlier edition, or a score in it
  double rank_change = 0;   ///< places climbed
  double coverage = 0;      ///< below 1: the score rests on fewer figures than others' do
};

/// One award and all who share it.
struct Award {
  Honour honour = Honour::of_the_year;
  std::string node{};
  std::vector<Winner> winners{};  ///< by unit code; several where scores, or places climbed, are equal

  [[nodiscard]] bool shared() const noexcept { return winners.size() > 1; }
};

/// The unit of the year, the best on each child of the root in model order, and, with an earlier edition, the climber of the
/// year. Scores within the method's tolerance of the highest share an award, whatever the rule for ties. Nobody is left out for
/// missing figures: `coverage` says how much a score rests on. There is no award where nobody has a score, nor a climber where
/// nobody has climbed.
[[nodiscard]] std::vector<Award> awards(const Scores& scores, const std::optional<Scores>& earlier = std::nullopt);

}  // namespace hti::explain
