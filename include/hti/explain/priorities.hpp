// What to improve first.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/explain/what_if.hpp"
#include "hti/scores.hpp"

namespace hti::explain {

/// The four fields of the priority matrix: grade (how good) against effect (how much it moves the index).
enum class Quadrant {
  keep,                 ///< high grade, low effect
  improve_if_possible,  ///< high grade, high effect
  lower_priority,       ///< low grade, low effect
  prioritise,           ///< low grade, high effect
};

[[nodiscard]] std::string_view name(Quadrant quadrant, Language language) noexcept;

/// What one indicator raised to a value would give, all else as it is.
struct Gain {
  double raw = 0;           ///< the value raised to; the unit's own where that is no worse already
  double score_change = 0;  ///< on the node asked about
  Outcome outcome{};
};

/// One indicator of the matrix.
struct Priority {
  std::string indicator{};
  double raw = 0;     ///< NaN: no value
  Status status = Status::observed;
  double grade = 0;   ///< normalised score
  double effect = 0;  ///< points of the node per standard deviation of the indicator: effective weight x sample sd
  Quadrant quadrant = Quadrant::keep;
  Gain median{};                    ///< raised to the reference's median
  Gain upper_quartile{};            ///< raised to its 75th percentile
  Gain best{};                      ///< raised to the best of the peers, or of all
  std::optional<Gain> realistic{};  ///< raised by the 75th percentile of others' yearly changes from the same starting third
};

/// The priority matrix of a unit on a node.
struct Priorities {
  std::string unit{};
  std::string node{};
  double grade_line = 0;   ///< mean grade of the indicators shown
  double effect_line = 0;  ///< mean effect of the indicators shown
  Outcome now{};
  std::vector<Priority> rows{};  ///< by falling gain to the upper quartile, then model order
};

/// \param peers    positions in the table among which the best is sought; empty: all units
/// \param earlier  the same units' table one year before, for the realistic step; nothing: no realistic step
/// Indicators without a grade (left out for this unit) are not shown; a penalised one has the grade of its penalty.
/// \throws DataError (unknown_unit), ModelError (unknown_node).
[[nodiscard]] Priorities priorities(const Scores& scores, std::string_view unit, std::string_view node = {},
                                    const std::vector<std::size_t>& peers = {}, const std::optional<Table>& earlier = std::nullopt);

/// What answering one survey would give a unit that did not.
struct Answering {
  std::string survey{};                   ///< the survey, or the indicator where that is unknown
  std::vector<std::string> indicators{};  ///< the unit's unanswered ones
  Outcome worst{};                        ///< every one answered like the reference's worst
  Outcome median{};
  Outcome best{};
};

/// One entry per unanswered survey, in model order.
[[nodiscard]] std::vector<Answering> answering(const Scores& scores, std::string_view unit, std::string_view node = {});

}  // namespace hti::explain
