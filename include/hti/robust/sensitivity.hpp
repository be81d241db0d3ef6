// What drives scores and ranks: the variance that sources of uncertainty give them, split over the sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"
#include "hti/robust/alternatives.hpp"
#include "hti/robust/sobol.hpp"
#include "hti/vary/source.hpp"

namespace hti::inline v0::robust {

/// What a run comes to.
enum class Output {
  mean_rank_shift,  ///< mean over units of the absolute difference between their rank and their rank as it is
  top_k,            ///< share of the k best as it is that are among the k best
  kendall,  ///< share of the pairs of units in another order than as it is, a pair tied in one of the two being half one
  score,    ///< of one unit
  rank,     ///< of one unit
  scores,   ///< of every unit
  ranks,    ///< of every unit
  units,    ///< scores and ranks of every unit
};

struct sensitivity_options {
  std::size_t n = 1024;    ///< base points; a power of two keeps the sequence balanced
  std::uint64_t seed = 1;  ///< the same seed gives the same bytes for any number of threads
  Output output = Output::mean_rank_shift;
  std::string node{};  ///< whose scores and ranks, no indicator; empty: the root
  std::string unit{};  ///< for the score or rank of one unit
  std::size_t k = 10;  ///< for the k best
  std::vector<std::string>
      each{};                   ///< sources by name, whose numbers (every weight, every part left out) are factors on their own
  bool second_order = false;    ///< also the interactions of two factors, for outputs of one number
  std::size_t resamples = 100;  ///< of base points, for the intervals; 0: no intervals
  double level = 0.95;          ///< of the percentile intervals
  unsigned threads = 0;         ///< 0: as many as the machine has
  /// Told how many base points are done, from the calling thread: none in a first pass over A and B for the outputs' means, all
  /// while outputs with points left out are run again; false stops, and what is done is kept. Outputs that were not run again
  /// have first-order indices about a mean that holds the points left out.
  std::function<bool(std::size_t done)> progress{};
};

/// Base points with a run that gave no scores at all, by why.
struct FailedPoints {
  std::string reason{};
  std::size_t base_points = 0;
};

/// How the variance of scores and ranks splits over what varies.
struct Sensitivity {
  std::vector<std::string> factors{};   ///< a source, or `source[number]` where its numbers are factors on their own
  std::vector<std::string> units{};     ///< by output; empty for outputs that are about all units
  std::vector<std::string> outputs{};   ///< what each output is: the word of `Output`, in the singular
  std::vector<SobolIndices> indices{};  ///< by output
  std::vector<FailedPoints> failures{};
  std::vector<Alternative> alternatives{};  ///< of all choices: the indices depend on their probabilities
  std::size_t n = 0;                        ///< base points done
  std::size_t runs = 0;                     ///< of the index, for the base points done
  bool stopped = false;                     ///< by `progress`, before all was done
};

/// Sobol' indices of scores and ranks \cite Saltelli2010 \cite Jansen1999: which of the sources make them uncertain, alone and
/// with others.
///
/// Each source is one factor, whatever number of numbers it draws; those of the sources named in `each` are factors on their
/// own. Single numbers come from a scrambled Sobol' sequence; what a source draws cell by cell (sampling, rounding, noise) is a
/// replicate that A and B have one each of. A base point with a run that failed is left out and counted.
///
/// Intervals are percentiles over resampled base points; how often each is in a resample is a Poisson number \cite Hanley2006.
///
/// Memory: about 8 (resamples + 1) (2 d + 4) bytes an output for d factors, whatever the number of base points.
/// \throws MethodError, ModelError, DataError listing every fault: those of `uncertainty`, and parameters out of range.
[[nodiscard]] HTI_API Sensitivity sobol(const Index& index, const Table& table, const std::vector<vary::Source>& sources,
                                        const sensitivity_options& options = {});

}  // namespace hti::inline v0::robust
