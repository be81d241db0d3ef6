// Figures of few people are withheld, and so are those from which they could be worked out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/model.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::explain {

/// Which figures are withheld, and against whom.
struct suppress_options {
  double threshold = 30;              ///< figures with fewer answers are withheld; 0: none, with or without a number
  double width = 20;                  ///< percent of an indicator's range that must stay possible for a withheld figure
  double rounding = 0.5;              ///< percent of the range by which shown figures and totals may be rounded
  std::string by = "kommun";          ///< the group variable whose totals are known; empty: none are
  double insider = 10;                ///< percent of the range that must stay possible for a unit that knows its own figure
  std::vector<std::string> within{};  ///< group variables within `by` whose totals are known too, alone and together
  std::vector<Table> beside{};        ///< published tables that figures of this one are made of: what these lack, it lacks
};

/// Why a figure is withheld.
enum class Withheld {
  few_answers,    ///< fewer answers than the threshold
  no_count,       ///< a survey's figure (`error`) without a number of answers
  at_source,      ///< the table came without it
  complementary,  ///< it would give away another one
  elsewhere,      ///< it is withheld in a table that this one is made of (`beside`)
};

/// One withheld figure, and what remains possible for it. All but `unit`, `indicator` and `why` is for the one who withholds.
struct Withholding {
  std::string unit{};
  std::string indicator{};
  Withheld why = Withheld::few_answers;
  double low = 0;  ///< least and greatest value that agree with everything shown
  double high = 0;
  double insider = 0;    ///< percent of the range that the figure of any other withheld unit leaves, for that unit itself
  bool exposed = false;  ///< the total tells an outsider or an insider more than it may: it should not be published
};

/// A table fit to be published, and what is no longer in it.
struct Suppression {
  Table table;
  std::vector<Withholding> cells{};  ///< by indicator, then unit, in the order of the table
};

/// Withholds figures with too few answers, and as many others as it takes to protect them.
///
/// Whoever knows the number of answers of every unit and the total of a municipality, the mean of its units' figures weighted
/// by answers, can work out what the withheld ones add up to. In a total are figures that are observed or suppressed and have a
/// number of answers, no other cells; where the total has more answers than those, they belong to figures that were suppressed
/// without a number, else to others of which nothing is known. Where there is anything to protect, all figures are withheld
/// first; then they are shown one by one, those with most answers first and equals by code, each only if what remains would be
/// safe whatever that figure is. So what is withheld follows from numbers of answers, totals and what is shown: whoever knows
/// the rule learns nothing from it, and a withheld figure changes nothing that is published. Safe are n₁ ≥ n₂ ≥ … hidden
/// answers, N together and X of them on one side (positive, say), known between limits, if both X and N − X are at least
/// (width + insider) n₁ + 2, N − n₁ at least width n₁ and N − n₁ − n₂ at least insider n₁. Where even all of them are not, or a
/// hidden unit's own figure tells too much, the figures are `exposed`.
///
/// Figures under the threshold are looked at only for totals that are not given, and for `insider` and `exposed`. Where a
/// figure of a survey has no number of answers, it and all others of the indicator in the group are withheld, and nothing is
/// known of what a total tells but that it is the figure of a lone unit; so too where figures were suppressed without a number
/// and the given total has none. A cell that is withheld loses its standard error with its value; numbers of answers stay.
///
/// \param units   all units of the municipalities, with the group variables
/// \param totals  their own figures, by label; with `within` by the labels with / between. Where there is none it is that of
/// the
///                units that have a value; what is suppressed is then protected whatever it is.
/// \throws DataError (unknown_group; out_of_range, naming unit and indicator: a total of fewer answers than its units, or of a
/// value they cannot have, a figure of no answers), MethodError (invalid_parameter) for negative or non-finite options.
[[nodiscard]] HTI_API Suppression suppress(const Table& units, const Model& model,
                                           const std::optional<Table>& totals = std::nullopt,
                                           const suppress_options& options = {});

}  // namespace hti::inline v0::explain
