// What a known total tells of the figures in it that are not shown, and which of them may be shown beside it.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "hti/model.hpp"

namespace hti::inline v0::explain {

/// Answers in a total that belong to one unit, or to nobody in the table.
struct Part {
  static constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();
  std::size_t unit = nobody;
  double answers = 0;
  double value = std::numeric_limits<double>::quiet_NaN();  ///< 0 to 1 of the range where it is finite; NaN: not known here
  bool must_hide = false;                                   ///< it may not be shown
  bool hidden = true;                                       ///< and is not
  std::size_t cells = 1;                                    ///< units that share these answers, nobody knows how
};

/// Answers x value of the hidden parts add up to something known between limits.
struct HiddenSum {
  std::vector<Part> parts{};  ///< of the total, shown and hidden
  std::vector<Part> apart{};  ///< to be protected too, though the sum does not hold them: another that is known may
  Interval sum{};             ///< of the hidden parts
  double rounding = 0;        ///< of shown values
  double width = 0;           ///< share of the range that must stay possible
  double insider = 0;         ///< the same for a unit that knows its own figure
  bool bounded = true;        ///< whether values lie between 0 and 1

  /// Whether nothing can be told of the hidden parts whatever they are: outsiders are left the width, and would be if it were
  /// known besides that no unit's own figure tells more than `insider` allows.
  [[nodiscard]] bool safe() const;
  /// Shows parts, those with most answers first, each if the rest stays safe whatever the part's figure is. So the choice
  /// rests on answers, on the total and on what is shown already, and tells nothing that these do not.
  void show(std::span<const std::string> codes);
  /// Between what values a hidden part lies.
  [[nodiscard]] Interval possible(const Part& part) const;
  /// The least share of the range that any hidden unit's own figure leaves of each part, then of each one apart.
  [[nodiscard]] std::vector<double> for_insiders() const;
};

}  // namespace hti::inline v0::explain
