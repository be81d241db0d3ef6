// The cheapest set of changes that reaches a goal.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/what_if.hpp"

namespace hti::inline v0::explain {

/// A goal and what may be done for it. Exactly one of `score` and `rank` is set.
struct plan_options {
  std::optional<double> score{};
  std::optional<double> rank{};
  std::map<std::string, double, std::less<>> effort{};  ///< per indicator, > 0; 1 where not given
  bool outcomes = false;                                ///< whether outcome indicators may be raised too
  bool kept = false;                                    ///< and those that the priority matrix says to keep
  double cap = 0.9;                                     ///< no indicator is raised beyond this quantile of the reference
};

/// One indicator raised to the cap.
struct PlanStep {
  std::string indicator{};
  std::string responsible{};  ///< who can act, where the model says
  double from = 0;            ///< raw; NaN: no value
  double to = 0;              ///< raw
  double effort = 1;
  double score_change = 0;  ///< of this step alone
};

/// Why an indicator is in no plan.
enum class LeftOut {
  outcome,    ///< it follows from others, and was not asked for
  kept,       ///< high grade, low effect: the priority matrix says to keep it, and it was not asked for
  at_cap,     ///< it is there already
  no_figure,  ///< it has none, for another reason than that nobody answered
};

/// An indicator that was not among what could be raised.
struct PlanLeftOut {
  std::string indicator{};
  LeftOut why = LeftOut::outcome;
};

/// A plan, cheapest first, and how good it is known to be.
struct Plan {
  std::string unit{};
  std::string node{};
  double goal = 0;       ///< the score to reach
  bool reached = false;  ///< whether `steps` reach the goal; otherwise they are those with the highest score found
  bool proven = false;   ///< no cheaper set of what may be raised reaches the goal, or none at all where it is not reached
  double effort = 0;     ///< of the plan
  double bound = 0;      ///< no set of what may be raised reaches the goal with less effort
  Outcome before{};
  Outcome after{};
  std::vector<PlanStep> steps{};        ///< by responsible, then model order
  std::vector<PlanLeftOut> left_out{};  ///< what was not searched, in model order: with it more may be reached
};

/// Finds the set of indicators with the least total effort whose raising to the cap reaches the goal; among equally cheap ones
/// the first found with the highest score. What was not answered may be answered at the cap. Exact by branch and bound; stops
/// after a million nodes with the best found and a bound.
/// \throws MethodError (invalid_parameter): no goal or two, a rank that nobody can have, efforts that are not positive, a cap
/// outside (0, 1], scores of another table than the index was fitted to; DataError (unknown_unit, unknown_indicator),
/// ModelError (unknown_node).
[[nodiscard]] HTI_API Plan plan(const Scores& scores, std::string_view unit, const plan_options& options,
                                std::string_view node = {});

}  // namespace hti::inline v0::explain
