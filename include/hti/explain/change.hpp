// Why scores and ranks changed from one edition to the next.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/scores.hpp"

namespace hti::explain {

/// The parts of a change; they add up to it.
struct ChangeParts {
  double values = 0;      ///< own figures that were observed in both editions
  double statuses = 0;    ///< own cells that came to be observed, missing, unanswered ...
  double frame = 0;       ///< what the reference population defines: bounds, moments, penalties
  double definition = 0;  ///< tree, weights and method, and indicators that only one edition has
  double others = 0;      ///< of a rank only: the figures of the other units
};

/// One unit that is in both editions.
struct Change {
  std::string unit{};
  std::string name{};
  double score_before = 0;
  double score_after = 0;
  ChangeParts score{};     ///< NaN where either score, or one on the way between them, is missing
  double rank_before = 0;  ///< among the units in both editions
  double rank_after = 0;
  ChangeParts rank{};      ///< of rank_before - rank_after: positive = places climbed
  double score_error = 0;  ///< standard error of the score's change, by the surveys' random error in both; NaN where unknown
  std::optional<bool> within_noise{};  ///< whether the 95 % interval of the score's change holds 0; nothing where unknown
};

/// Splits the change of every unit's score and rank on one node by Shapley values over what could have changed alone
/// \cite Shapley1953. Each edition is scored with the table its index was fitted to.
///
/// Ranks are 1 + the number of units strictly better among those in both editions. Under a mixture of old and new, the other
/// units stand wholly in the old or the new edition's figures, under the same frame and definition as the unit. The errors of
/// two editions are independent: other people were asked. Units come in the order of the later table.
/// \throws ModelError (unknown_node) where the later model lacks the node, or the earlier one; MethodError
/// (invalid_parameter) where an edition's index was fitted to another table, or both years are known and the earlier is the
/// later; MethodError or DataError where one edition's definition cannot be fitted to the other's table.
[[nodiscard]] std::vector<Change> compare(const Scores& earlier, const Scores& later, std::string_view node = {});

}  // namespace hti::explain
