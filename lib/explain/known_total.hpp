// One indicator's figures in a group whose total is known, and what does not agree in them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "explain/hidden_sum.hpp"
#include "hti/explain/suppression.hpp"

namespace hti::inline v0::explain {

/// Values as shares of the range that an indicator has, or as they are where it has none.
struct Scale {
  Interval range{};
  bool bounded = false;
  bool certain = false;  ///< whether nothing can lie outside

  Scale(const Model& model, std::size_t node);
  [[nodiscard]] double share(double value) const { return bounded ? (value - range.low) / (range.high - range.low) : value; }
  [[nodiscard]] double raw(double share) const { return bounded ? range.low + share * (range.high - range.low) : share; }
};

/// The table's column of one indicator, and what is asked.
struct Reading {
  const Table& units;
  std::size_t column;
  Scale scale;
  bool survey;
  const suppress_options& options;

  [[nodiscard]] double answers(std::size_t unit) const { return units.respondents(unit, column); }
  /// Why a figure may not be shown, by itself.
  [[nodiscard]] std::optional<Withheld> why(std::size_t unit) const;
};

/// A group's figures by what they are to its total.
struct Figures {
  std::vector<Part> parts{};               ///< with a number of answers, observed or suppressed: they are in the total
  std::vector<std::size_t> no_count{};     ///< a survey's figures without one
  std::vector<std::size_t> uncounted{};    ///< suppressed, without one
  std::vector<std::size_t> of_no_total{};  ///< withheld elsewhere; figures that are no means of answers
  bool loose = false;                      ///< whether there are such figures
};

/// A group's own figure.
struct Total {
  std::string label{};
  double value = 0;
  double answers = 0;  ///< NaN: not known
};

/// What is known of a group's figures as a whole.
struct Known {
  HiddenSum figures{};
  bool sum = false;      ///< whether they add up to something that can be reasoned about
  bool all = false;      ///< whether nothing of them may be shown
  bool exposed = false;  ///< where they do not, whether the total tells too much all the same
};

/// Reads a group; adds to the faults a figure of no answers.
[[nodiscard]] Figures read(const Reading& reading, const std::vector<std::size_t>& members, std::vector<Problem>& faults);

/// Adds to the faults a total of fewer answers than its parts have, or of a value that they cannot have; figures that may not
/// be shown are not looked at. Gives the answers that belong to none of the parts.
double check(const Reading& reading, const Figures& figures, const Total& total, std::vector<Problem>& faults);

/// What a total tells, or where none is given that of the units with a value. `apart` are answers of units without a number
/// that a larger total tells.
[[nodiscard]] Known known(const Reading& reading, const Figures& figures, const std::optional<Total>& total, double apart,
                          std::vector<Problem>& faults);

}  // namespace hti::inline v0::explain
