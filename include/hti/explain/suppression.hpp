// Figures of few people are withheld, and so are those from which they could be worked out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::explain {

/// Which figures are withheld, and against whom.
struct suppress_options {
  double threshold = 30;      ///< figures with fewer answers are withheld; 0: none, with or without a number
  double width = 20;          ///< percent of an indicator's range that must stay possible for a withheld figure
  double rounding = 0.5;      ///< percent of the range by which shown figures and totals may be rounded
  std::string by = "kommun";  ///< the group variable whose totals are known
};

/// Why a figure is withheld.
enum class Withheld {
  few_answers,    ///< fewer answers than the threshold
  no_count,       ///< a survey's figure (`error`) without a number of answers
  at_source,      ///< the table came without it
  complementary,  ///< it would give away another one
};

/// One withheld figure, and what remains possible for it.
struct Withholding {
  std::string unit{};
  std::string indicator{};
  Withheld why = Withheld::few_answers;
  double low = 0;  ///< least and greatest value that agree with everything shown
  double high = 0;
  bool exposed = false;  ///< the total alone leaves less than the width, though every unit's figure is withheld
};

/// A table fit to be published, and what is no longer in it.
struct Suppression {
  Table table;
  std::vector<Withholding> cells{};  ///< by indicator, then unit, in the order of the table
};

/// Withholds figures with too few answers, and as many others as it takes to protect them.
///
/// Whoever knows the number of answers of every unit and the total of a municipality, the mean of its units' figures weighted
/// by answers, can work out what the withheld ones add up to. A withheld figure is protected when that leaves it an interval of
/// at least `width`, whatever the figures were before they were rounded. While one is not, the unit with the fewest answers
/// whose figure would make all of them safe is withheld too, or else the one that widens the narrowest interval most; equals by
/// code. Where a figure of a survey has no number of answers, it and all others of the indicator in the municipality are
/// withheld; nothing is then known of what a total tells, but that it is the figure of a lone unit. A cell that is withheld
/// loses its standard error with its value; the numbers of answers stay.
///
/// \param units   all units of the municipalities, with the group variable `by`; cells of other indicators without a number of
///                answers are no part of a total and stay as they are
/// \param totals  figures of the municipalities, by their codes; answers beyond those of the units belong to others, of which
///                nothing is known. Where there is no total it is taken from the units that have a value.
/// \throws DataError (unknown_group), MethodError (invalid_parameter) for negative or non-finite options.
[[nodiscard]] Suppression suppress(const Table& units, const Model& model, const std::optional<Table>& totals = std::nullopt,
                                   const suppress_options& options = {});

}  // namespace hti::explain
