// Why scores and ranks changed from one edition to the next.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/regression.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// The parts of a change; they add up to it.
struct ChangeParts {
  double values = 0;      ///< own figures that both editions have
  double statuses = 0;    ///< own figures that came to be there or ceased to: unanswered, suppressed, borrowed, inherited ...
  double frame = 0;       ///< what the reference population defines: bounds, moments, penalties
  double definition = 0;  ///< tree, weights and method, and indicators that only one edition has
  double others = 0;      ///< of a rank only: the other units, who they are and what their figures are
};

/// One unit that is in both editions.
struct Change {
  std::string unit{};
  std::string name{};
  double score_before = 0;  ///< as the earlier edition has it
  double score_after = 0;   ///< as the later edition has it
  ChangeParts score{};      ///< NaN where there are none: see `unsplit`
  double rank_before = 0;   ///< as published: among all units of the earlier edition, by its rule for ties
  double rank_after = 0;    ///< among all units of the later edition
  ChangeParts rank{};       ///< of rank_before - rank_after: positive = places climbed
  std::string unsplit{};    ///< why there are no parts; empty where there are
  double score_error = 0;   ///< standard error of the score's change, by the surveys' random error in both; NaN where unknown
  std::optional<bool> within_noise{};  ///< whether the 95 % interval of the score's change holds 0; nothing where unknown
  double score_regression = std::numeric_limits<double>::quiet_NaN();  ///< what of the score's change its level foretold
  double rank_regression = std::numeric_limits<double>::quiet_NaN();   ///< and of the places climbed
  std::string
      thin_before{};         ///< what makes the score before rest on little, a node of the earlier definition: see Scores::thin
  std::string thin_after{};  ///< the same of the score after, a node of the later one
};

/// Splits the change of every unit's score and rank on one node by Shapley values over what could have changed alone
/// \cite Shapley1953. Each edition is scored with the table its index was fitted to, and before and after are what those
/// scorings and rankings give, whatever the two definitions and tables.
///
/// On the way between them a definition meets the frame of the other edition: it is fitted to that edition's units and figures.
/// An indicator that both definitions have switches with the players; one that only one has comes with its own edition's
/// figures, and so belongs to the definition; it does not apply to units that this edition lacks. Ranks on the way are places
/// in the whole list of one edition's units, by the rule for ties of the definition, the unit's own row replaced: the others
/// stand wholly in the old or the new edition's figures, under the same frame and definition as the unit.
///
/// Where a definition cannot be fitted to the other edition's figures, or a score on the way is missing, there are no parts,
/// and `unsplit` says why. The errors of two editions are independent: other people were asked. Units come in the order of the
/// later table. Regression to the mean is by the line of changes on levels over these units.
/// \throws ModelError (unknown_node) where the later model lacks the node, or the earlier one; MethodError
/// (invalid_parameter) where an edition's index was fitted to another table, or both years are known and the earlier is the
/// later; DataError (no_units) where no unit is in both.
[[nodiscard]] HTI_API std::vector<Change> compare(const Scores& earlier, const Scores& later, std::string_view node = {});

/// Lines of changes on levels over the units: points gained on the score before, and places climbed on the rank before.
struct ChangeLines {
  Regression score{};
  Regression rank{};
};
[[nodiscard]] HTI_API ChangeLines regression(std::span<const Change> changes);

/// Whether a node (empty: the root) is measured alike in two editions, so that its levels and places mean the same: see
/// `same_measure`. False where one lacks the node.
[[nodiscard]] HTI_API bool same_definition(const Scores& earlier, const Scores& later, std::string_view node = {});

}  // namespace hti::inline v0::explain
