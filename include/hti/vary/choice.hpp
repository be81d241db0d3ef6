// Steps of the method that could have been done otherwise.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "hti/method.hpp"

namespace hti::vary {

/// What stands for one step of a method; its type says which.
using Step = std::variant<Choice<Treat>, Choice<Normalise>, MissingRules, Weight, Choice<Aggregate>>;

/// The rule as it would be written, with its exceptions.
[[nodiscard]] std::string describe(const Step& step);

/// One of several rules for a step, drawn anew for every replicate. Every alternative is fitted once, to the figures as they
/// are; alternatives that cannot be fitted count as failed replicates with their reason.
struct choice {
  std::vector<Step> alternatives{};  ///< all of the same step
  std::vector<double> p{};           ///< their probabilities, relative to each other; empty: equal
  std::string name{};                ///< what results call this source; empty: the step

  friend bool operator==(const choice&, const choice&) = default;
};

}  // namespace hti::vary
