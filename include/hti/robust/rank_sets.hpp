// Confidence sets for ranks: which places sampling error leaves open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"
#include "hti/rank/rank.hpp"
#include "hti/robust/uncertainty.hpp"
#include "hti/vary/sampling.hpp"

namespace hti::inline v0::robust {

struct rank_sets_options {
  double level = 0.95;        ///< confidence that each set, or all at once, holds the true ranks
  bool simultaneous = false;  ///< all sets hold together; otherwise each does on its own
  rank_options ranking{};     ///< rule for ties of the ranks shown beside the sets
  /// Whose ranks are meant, of figures with errors: `frozen`, those of the true figures scored by the index, whose frame is
  /// that of the figures as they are; `refit`, those of the true figures by the frame that they give themselves.
  Frame frame = Frame::frozen;
  /// Is told for how many units comparisons are made, and often in between; where it says false, no more are made, and sets
  /// stay as wide as they are by then.
  std::function<bool(std::uint64_t done)> progress{};
};

/// What is known of how far scores err: variances as they are, and at what was drawn. Both empty where nothing is.
struct drawn_variances {
  std::vector<double> scores{};  ///< one per unit; 0 of both units of a comparison: the draws tell
  std::vector<double> draws{};   ///< as the draws, column-major units x draws
};

/// The ranks that one unit may have. NaN where it has no score.
struct RankSet {
  double score = 0;
  double standard_error = 0;  ///< over the draws, with n - 1
  double rank = 0;            ///< as it is
  double low = 0;             ///< 1 + number of units surely above it
  double high = 0;            ///< number of units less those surely below it
  bool known = true;  ///< whether the size of its error is: false for a unit without a figure of any survey that is asked about
};

struct RankSets {
  std::vector<RankSet> units{};
  /// Units x units, row-major: 1 where the row's unit is surely above the column's, -1 where surely below, else 0. Of the
  /// simultaneous comparisons, whatever sets were asked for.
  std::vector<std::int8_t> apart{};
  std::size_t failed = 0;  ///< draws whose frames could not be fitted, and which are left out
  bool stopped = false;    ///< by `progress`, before all comparisons were made
};

/// Confidence sets for the ranks of any scores, from draws of their errors \cite Mogstad2024.
///
/// Every difference of two scores is divided by its standard error over the draws and compared with a quantile of the largest
/// such ratio among all comparisons of the family: those of one unit with all others, or all pairs. The comparisons that sign a
/// difference leave the family, save for their opposite direction, and the rest are compared again until none is signed. A
/// difference without error is what it is.
///
/// With variances the ratios are studentised, as in the bootstrap-t \cite Hall1988: a difference is divided by its standard
/// error as it is, and that of a draw by the standard error at what was drawn. The two units of a comparison are taken to err
/// apart from each other.
///
/// Memory: about 25 bytes for every two units in both orders (2.5 GB for 10,000 units), and the draws four times.
/// \param scores  one per unit, NaN = none
/// \param draws   column-major units x draws; only how they differ from their mean counts
/// \throws MethodError (invalid_parameter) for a level out of (0, 1) or too high for so few draws, DataError (wrong_size,
/// not_finite).
[[nodiscard]] HTI_API RankSets rank_sets(std::span<const double> scores, std::span<const double> draws,
                                         const rank_sets_options& options = {}, const drawn_variances& known = {});

/// The same for the scores of a table, by the sampling error of its figures alone; ranks shown follow the method's rule for
/// ties, and by dense ranks or a tolerance can be better than `low`, which counts units.
///
/// Draws are what other answers would give were the truth about as it is: of n answers with k positive, as many are positive as
/// a binomial number with the probability (k + 1) / (n + 2) \cite AgrestiCaffo2000, or where N people could answer a
/// hypergeometric one with round(N (k + 1) / (n + 2)) positive. Each is studentised by the standard errors that its own answers
/// give, those of n with the share of k + 3 of n + 6 \cite AgrestiCoull1998, carried to the score by slopes. Figures of other
/// kinds are normal with their standard error. Errors of one survey go together as `vary::sampling` says, and go through the
/// map of an indicator before it is cut. How often such sets hold the true ranks is measured in docs/coverage.md.
///
/// A unit without a figure of any survey under the node has no set and is never surely above or below another: it may stand
/// anywhere, which the others' sets leave room for.
/// \param n     draws
/// \param node  an empty one is the root
/// \throws MethodError, ModelError, DataError.
[[nodiscard]] HTI_API RankSets rank_sets(const Index& index, const Table& table, const vary::sampling& sampling,
                                         const rank_sets_options& options = {}, std::size_t n = 1000, std::uint64_t seed = 1,
                                         std::string_view node = {});

/// The sampling source among those of a run: the only one that confidence sets can be made from.
/// \throws MethodError (invalid_parameter) where there is none.
[[nodiscard]] HTI_API const vary::sampling& sampling_of(const Uncertainty& uncertainty);
HTI_API const vary::sampling& sampling_of(const Uncertainty&&) = delete;

}  // namespace hti::inline v0::robust
