// The cheapest set of changes that reaches a goal.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/explain/what_if.hpp"

namespace hti::explain {

/// A goal and what may be done for it. Exactly one of `score` and `rank` is set.
struct plan_options {
  std::optional<double> score{};
  std::optional<double> rank{};
  std::map<std::string, double, std::less<>> effort{};  ///< per indicator, > 0; 1 where not given
  bool outcomes = false;                                ///< whether outcome indicators may be raised too
  double cap = 0.9;                                     ///< no indicator is raised beyond this quantile of the reference
};

/// One indicator raised to the cap.
struct PlanStep {
  std::string indicator{};
  std::string responsible{};  ///< who can act, where the model says
  double from = 0;            ///< raw; NaN: no value
  double to = 0;              ///< raw
  double effort = 1;
  double score_change = 0;    ///< of this step alone
};

/// A plan, cheapest first, and how good it is known to be.
struct Plan {
  std::string unit{};
  std::string node{};
  double goal = 0;                ///< the score to reach
  bool reached = false;           ///< false: out of reach even with every step; `steps` then holds every step that helps
  bool proven = false;            ///< no cheaper set reaches the goal
  double effort = 0;              ///< of the plan
  double bound = 0;               ///< no set with less effort reaches the goal
  Outcome before{};
  Outcome after{};
  std::vector<PlanStep> steps{};  ///< by responsible, then model order
};

/// Finds the set of indicators with the least total effort whose raising to the cap reaches the goal; among equally cheap ones
/// the first found with the highest score. Exact by branch and bound; stops after a million nodes with the best found and a bound.
/// \throws MethodError (invalid_parameter): no goal or two, a rank that nobody can have, efforts that are not positive, a cap outside (0, 1];
/// DataError (unknown_unit, unknown_indicator), ModelError (unknown_node).
[[nodiscard]] Plan plan(const Scores& scores, std::string_view unit, const plan_options& options, std::string_view node = {});

}  // namespace hti::explain
