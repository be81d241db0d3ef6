// Which indicators go together with satisfaction.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// One indicator's part of what a regression explains.
struct ImportanceRow {
  std::string indicator{};
  double importance =
      0;  ///< share of the outcome's variance; negative where better figures go with a worse outcome; NaN where constant
  double low = 0;  ///< 95 % interval by the jackknife
  double high = 0;
  double correlation = 0;  ///< with the outcome, alone
  std::size_t units = 0;   ///< with both figures
};

/// How indicators and an outcome go together across units. An association: it does not say that one brings about the other.
struct Importance {
  std::string outcome{};
  std::size_t units = 0;              ///< with the outcome known
  double r_squared = 0;               ///< sum of the absolute importances
  double adjusted_r_squared = 0;      ///< for the number of indicators: what pure chance would explain taken away
  std::vector<ImportanceRow> rows{};  ///< in model order
};

/// Importance for an outcome, an indicator or any other node, of every indicator that is not part of it: relative weights
/// \cite Johnson2000, which split R² of the linear regression on all indicators so that what two of them share is shared.
///
/// Figures are the observed ones on the normalised scale; correlations are of the units that have both, brought to the nearest
/// correlation matrix where gaps make them contradict each other. Intervals are the estimate +- 1.96 standard errors of the
/// delete-one jackknife over units, which is wide rather than narrow with many indicators \cite ElKarouiPurdom2018.
/// \throws ModelError (unknown_node), DataError (too_few_values) where the outcome is known for fewer units than there are
/// indicators and two more, (constant_indicator) where it does not differ.
[[nodiscard]] HTI_API Importance importance(const Scores& scores, std::string_view outcome);

}  // namespace hti::inline v0::explain
