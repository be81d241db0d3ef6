// How a score came about.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hti/api.hpp"
#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0 {

/// One step from raw value to score.
struct TraceStep {
  std::string step{};                                   ///< impute, treat, normalise, penalise, aggregate, coverage, rescale
  std::string rule{};                                   ///< the method as `describe` writes it
  double input = 0;                                     ///< NaN where the step starts from nothing
  double output = 0;                                    ///< NaN where there is no value after it
  std::vector<std::pair<std::string, double>> facts{};  ///< bounds, moments, shares the step used
  std::string mark{};  ///< what was out of the ordinary, e.g. "cut to the upper bound"; empty otherwise
};

/// The way of one unit's score on one node, with its children.
struct Trace {
  std::string unit{};
  std::string node{};
  Text name{};
  double weight = 0;                        ///< share within the parent, of all siblings
  double used_weight = 0;                   ///< share within the parent, of the siblings present for this unit; 0 when left out
  double effective_weight = 0;              ///< share of the root
  double coverage = 0;                      ///< share of the applicable weight under the node that was observed
  double score = 0;                         ///< NaN = none
  std::string thin{};                       ///< what makes the score rest on little, see Scores::thin; empty where it does not
  Status status = Status::observed;         ///< of an indicator's cell
  Origin origin = Origin::own;              ///< of an indicator's cell
  Direction direction = Direction::higher;  ///< of an indicator
  bool indicator = false;
  double raw = 0;  ///< an indicator's value as it was read; NaN = none
  std::vector<TraceStep> steps{};
  std::vector<Trace> children{};
};

/// The trace as an indented text in English; rules stand as a definition writes them.
[[nodiscard]] HTI_API std::string to_text(const Trace& trace);

}  // namespace hti::inline v0
