// Counts of what replicates gave, in whole numbers: tallies of different replicates add up exactly, in any order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/ladder.hpp"
#include "base/rank_kernels.hpp"
#include "base/scratch.hpp"
#include "hti/model.hpp"
#include "hti/rank/groups.hpp"
#include "hti/rank/rank.hpp"

namespace hti::inline v0::detail {

/// How scores and ranks of one node are counted: part of the specification, the same for every tally of it.
struct tally_frame {
  std::size_t units = 0;
  std::size_t padded = 0;
  std::size_t others = 0;       ///< units of the reference, after these: ranks are places among them, where there are any
  std::size_t rank_places = 0;  ///< ranks there are: units, or twice as many less one where ties share a mean
  std::size_t rank_bins = 0;    ///< bins they are counted in
  std::size_t rank_single = 0;  ///< places that have a bin each, from the first on
  unsigned rank_shift = 0;      ///< the bins after them hold 2^shift places
  std::size_t score_bins = 0;
  Interval reach{};                    ///< of the score bins
  std::vector<double> centre{};        ///< by padded unit: what scores are measured from
  std::vector<std::size_t> by_code{};  ///< units in the order of their codes, for ordinal ranks; empty for other rules
  std::vector<std::pair<std::size_t, std::size_t>> pairs{};
  Ties ties = Ties::min;  ///< rule; what ties is told with the scores
};

/// \param others  units of a reference \param base  scores as they are, of the units, padded
[[nodiscard]] tally_frame make_frame(std::span<const std::string> units, std::size_t others, std::span<const double> base,
                                     Interval reach, Ties ties);

/// Every replicate's deviation from the centre, and its square, is rounded to whole steps of reach / 2^34 by itself: sums of
/// whole numbers are exact, so they are the same however the replicates are divided. 2^27 replicates fit into 64 bits.
inline constexpr double steps_of_reach = 0x1p34;

struct tally {
  explicit tally(const tally_frame& frame);

  std::vector<std::uint32_t> ranks;         ///< [unit][1 + bin]; the first place counts replicates without a score
  std::vector<std::uint32_t> scores;        ///< [unit][bin]
  std::vector<std::uint32_t> at_least;      ///< [cut-off from high to low][unit]
  std::vector<std::int64_t> twice_average;  ///< sum of twice the rank in which ties share a mean, [unit]
  std::vector<std::int64_t> sum;            ///< of deviations, in steps, [unit]
  std::vector<std::int64_t> squares;        ///< of their squares, in steps of reach
  std::vector<double> low;                  ///< [unit]
  std::vector<double> high;
  std::vector<std::uint64_t> pairs;  ///< [pair][first above, tie, first below]
  /// Where bins hold several places, what they do not tell: sums of places and of their squares, modulo 2^64, and extremes.
  std::vector<std::uint64_t> places;  ///< [unit], as the next three; else empty
  std::vector<std::uint64_t> place_squares;
  std::vector<double> best;
  std::vector<double> worst;

  /// Every array with its name.
  template <class Visit>
  static void members(Visit&& visit) {
    visit("ranks", &tally::ranks);
    visit("scores", &tally::scores);
    visit("at_least", &tally::at_least);
    visit("twice_average", &tally::twice_average);
    visit("sum", &tally::sum);
    visit("squares", &tally::squares);
    visit("low", &tally::low);
    visit("high", &tally::high);
    visit("pairs", &tally::pairs);
    visit("places", &tally::places);
    visit("place_squares", &tally::place_squares);
    visit("best", &tally::best);
    visit("worst", &tally::worst);
  }
  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    members([&](const char* name, auto member) { visit(name, s.*member); });
  }
};

/// Adds `other`, of the same frame.
void merge(tally& into, const tally& other);

/// Memory of one caller.
struct tally_workspace {
  ranker ranks{};
  scratch<std::uint32_t> place{};          ///< in the frame's ranks, from 1; 0: no score; [replicate][padded unit]
  scratch<std::uint32_t> twice_average{};  ///< rank where ties share a mean, likewise
  scratch<std::uint32_t> shared{};         ///< by rank: how many have it
  scratch<double> ordered{};
  scratch<double> ordered_ranks{};
  ladder others{};
};

/// Counts and sums of one node on their way into its tally. Where a replicate is counted is kept until there are many: then
/// the counts of a unit come into the cache once for all of them.
class counter {
 public:
  /// \param together  replicates counted at a time, a multiple of `batch`
  counter(const tally_frame& frame, std::size_t together);

  /// Takes up to `batch` replicates. \param scores of each [padded unit]; \param cutoffs and \param rule of what ties, both
  /// of their index
  void add(const tally_frame& frame, tally& t, std::span<const double* const> scores, const Cutoffs& cutoffs,
           const equality& rule, tally_workspace& work);
  /// Hands over what is still kept; it must be called after the last replicates.
  void flush(const tally_frame& frame, tally& t);

 private:
  /// Counts what is kept.
  void count(const tally_frame& frame, tally& t);

  std::vector<double> sum_;  ///< this and the next four by padded unit: whole numbers of fewer than 53 bits
  std::vector<double> squares_;
  std::array<std::vector<std::int64_t>, 4> at_least_;
  std::vector<double> low_;
  std::vector<double> high_;
  std::vector<std::uint32_t> twice_average_;  ///< [padded unit]
  std::size_t summed_ = 0;                    ///< replicates since the last flush
  std::size_t together_;
  std::size_t kept_ = 0;              ///< replicates in the next two
  scratch<std::uint16_t> rank_bin_;   ///< [tile][replicate][unit]
  scratch<std::uint16_t> score_bin_;  ///< the same
};

}  // namespace hti::inline v0::detail
