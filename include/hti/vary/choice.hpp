// Steps of the method that could have been done otherwise.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hti/api.hpp"
#include "hti/method.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::vary {

/// Normalisations of finished scores, by node.
using Rescale = std::map<std::string, Normalise, std::less<>>;

/// A table whose gaps are filled, or whose figures are prepared otherwise: the same units in the same order.
struct prepared {
  Table table;

  friend bool operator==(const prepared& a, const prepared& b) { return a.table.hash() == b.table.hash(); }
};

/// What stands for one step of a method, for all of them, or for the figures that they begin with; its type says which.
/// Imputation is a rule for what is missing.
using Step = std::variant<Choice<Treat>, Choice<Normalise>, MissingRules, Constant, Choice<Weight>, Choice<Aggregate>, Rescale,
                          Method, prepared>;

/// The step that it stands for, e.g. "normalise"; "method" for all of them, "table" for the figures.
[[nodiscard]] HTI_API std::string_view step(const Step& alternative);
/// The rule as it would be written, with its exceptions.
[[nodiscard]] HTI_API std::string describe(const Step& step);

/// One of several rules for a step, drawn anew for every replicate. Every alternative is fitted once, to the figures as they
/// are; alternatives that cannot be fitted count as failed replicates with their reason. A choice of whole methods goes with
/// none of another step of theirs, and ranks by the index's rule for ties.
struct choice {
  std::vector<Step> alternatives{};  ///< all of the same step
  std::vector<double> p{};           ///< their probabilities, relative to each other; empty: equal
  /// The level or node chosen for, in steps that have exceptions: elsewhere the index's own rules hold.
  std::optional<std::variant<int, std::string>> at{};
  std::string name{};  ///< what results call this source; empty: the step

  friend bool operator==(const choice&, const choice&) = default;
};

}  // namespace hti::inline v0::vary
