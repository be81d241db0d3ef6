// How sure scores and ranks are when weights and choices could have been others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/api.hpp"
#include "hti/index.hpp"
#include "hti/robust/alternatives.hpp"
#include "hti/vary/source.hpp"

namespace hti::inline v0::robust {

/// How replicates are run; nothing in it but `mc_error` changes a result.
struct run_options {
  unsigned threads = 0;  ///< 0: as many as the machine has
  /// Stop when the Monte Carlo error of every unit's mean rank at the first node is no larger; looked at after so many
  /// replicates as `next_look` says. 0: run them all.
  double mc_error = 0;
  /// Told how many replicates are done, from the calling thread; false stops, and what is done is kept.
  std::function<bool(std::uint64_t done)> progress{};
};

/// What figures that vary are normalised by: what the index has learnt of them as they are, or what it would learn of them as
/// they are drawn. Choices of a step are fitted to figures as they are.
enum class Frame { frozen, refit };

struct uncertainty_options {
  std::uint64_t n = 10'000;          ///< replicates, at most 100 million; 0: none yet
  std::uint64_t seed = 1;            ///< the same seed gives the same bytes for any number of threads
  std::vector<std::string> nodes{};  ///< nodes whose scores and ranks are followed, no indicators; empty: the root
  std::vector<std::pair<std::string, std::string>> pairs{};  ///< units asked about: is the first above the second?
  /// Whom ranks are places among, drawn in the same replicate: one more than the number of its units that are better. For
  /// another table than the index was fitted to; that table itself asks for ranks among its own units.
  std::optional<Table> reference{};
  Frame frame = Frame::frozen;
  run_options run{};
};

/// Replicates [first, last).
struct Range {
  std::uint64_t first = 0;
  std::uint64_t last = 0;

  friend bool operator==(const Range&, const Range&) = default;
};

/// When a run that may stop early is looked at next, after `done` replicates: a quarter more, at least 2,000.
[[nodiscard]] HTI_API std::uint64_t next_look(std::uint64_t done) noexcept;

/// How one unit's scores or ranks are spread over the replicates in which it has one. NaN where there is none.
struct Spread {
  double mean = 0;
  double sd = 0;        ///< over replicates, with n - 1; NaN where fewer than two
  double mc_error = 0;  ///< standard error of the mean that the number of replicates leaves
  double median = 0;
  double low = 0;  ///< ends of the simulation interval of the level asked for
  double high = 0;
  double median_error = 0;  ///< what the number of replicates leaves of the median, and of the ends: one standard error
  double low_error = 0;
  double high_error = 0;
};

/// Replicates that gave no scores at all, or some too far off to be counted, by why.
struct Failure {
  std::string reason{};
  std::uint64_t replicates = 0;
};

/// How often one unit stood above another, of the replicates in which both have a score.
struct Dominance {
  double above = 0;
  double tie = 0;
  double mc_error = 0;  ///< of `above`
  std::uint64_t replicates = 0;
};

/// Scores and ranks of one table over many replicates of its index, summed up in whole numbers: results of the same
/// specification over different replicates merge exactly, in any order. Copying shares it.
///
/// Ranks are among the units of the table, by the method's rule for ties, or places among those of a reference. Percentile
/// intervals are simulation intervals: the share of replicates, not a promise about the truth. Shares over weights and choices
/// are shares of replicates too.
class HTI_API Uncertainty {
  // Views and references last as long as this or a copy of it. One that is about to go gives copies, and no views.
 public:
  [[nodiscard]] const Index& index() const& noexcept;
  [[nodiscard]] Index index() const&& { return index(); }
  [[nodiscard]] const Table& table() const& noexcept;
  [[nodiscard]] Table table() const&& { return table(); }
  [[nodiscard]] std::span<const vary::Source> sources() const& noexcept;
  std::span<const vary::Source> sources() const&& = delete;
  [[nodiscard]] std::uint64_t seed() const noexcept;
  [[nodiscard]] Frame frame() const noexcept;
  /// Whom ranks are places among; none: the table's own units.
  [[nodiscard]] const std::optional<Table>& reference() const& noexcept;
  [[nodiscard]] std::optional<Table> reference() const&& { return reference(); }
  /// Replicates done, failed ones among them.
  [[nodiscard]] std::uint64_t n() const noexcept;
  /// Which they are, in order.
  [[nodiscard]] std::span<const Range> done() const& noexcept;
  std::span<const Range> done() const&& = delete;
  /// Hash of all that the result depends on but the replicates: index, table, sources, seed, nodes, pairs.
  [[nodiscard]] const std::string& specification() const& noexcept;
  [[nodiscard]] std::string specification() const&& { return specification(); }

  /// This and n replicates more, the lowest that are not in it: what a run of all of them at once gives, to the byte.
  /// \throws MethodError where there would be over 100 million.
  [[nodiscard]] Uncertainty extended(std::uint64_t n, const run_options& options = {}) const;
  /// Whether the Monte Carlo error of the mean rank of every unit that has one, at the first node, is no larger.
  /// \throws MethodError where it is no number from 0.
  [[nodiscard]] bool precise(double mc_error) const;
  /// The n lowest replicates that are not in it: those that `extended` runs.
  [[nodiscard]] std::vector<Range> missing(std::uint64_t n) const;
  /// The same question answered by replicates [first, last) alone, to be merged with others.
  [[nodiscard]] Uncertainty part(Range replicates, const run_options& options = {}) const;
  /// Both together. \throws MethodError where the specifications differ, or a replicate is in both.
  [[nodiscard]] Uncertainty merged(const Uncertainty& other) const;
  /// What was counted, for `restored`, on machines of the same byte order.
  [[nodiscard]] std::string bytes() const;
  /// The result of the same specification that `bytes` wrote.
  /// \throws DataError (wrong_file_type, unsupported_version, truncated_file), MethodError where the specification is another.
  [[nodiscard]] Uncertainty restored(std::string_view bytes) const;
  [[nodiscard]] std::vector<std::string> nodes() const;
  /// Why replicates failed; empty where none did.
  [[nodiscard]] std::vector<Failure> failures() const;
  /// Alternatives of all choices with their probabilities: results over choices depend on them.
  [[nodiscard]] std::vector<Alternative> alternatives() const;

  /// The table's scores and ranks as they are, one per unit: what is varied around. An empty node is the first one followed.
  [[nodiscard]] std::span<const double> base_scores(std::string_view node = {}) const&;
  std::span<const double> base_scores(std::string_view node = {}) const&& = delete;
  [[nodiscard]] std::span<const double> base_ranks(std::string_view node = {}) const&;
  std::span<const double> base_ranks(std::string_view node = {}) const&& = delete;

  /// Spread of every unit's score. Median and interval are read from bins of width `bin_width`, interpolated.
  /// \param level  of the interval, in (0, 1). \throws ModelError (unknown_node) for a node not followed, MethodError.
  [[nodiscard]] std::vector<Spread> scores(double level = 0.9, std::string_view node = {}) const;
  /// Spread of every unit's rank. Above 5,000 units median and interval are read from at most 512 bins, of which the first 128
  /// hold one rank each; mean and standard deviation are exact there too.
  [[nodiscard]] std::vector<Spread> ranks(double level = 0.9, std::string_view node = {}) const;
  [[nodiscard]] double bin_width(std::string_view node = {}) const;
  /// Ranks in one bin after the first 128: 1 up to 5,000 units.
  [[nodiscard]] std::size_t ranks_per_bin() const noexcept;
  /// Mean rank of every unit where units that tie share the mean of their places: what a ranking by expected rank orders by.
  [[nodiscard]] std::vector<double> expected_rank(std::string_view node = {}) const;
  /// Share of the replicates in which the unit has each rank (or half rank, where ties share a mean), of those in which it has
  /// one.
  [[nodiscard]] std::vector<double> p_rank(std::string_view unit, std::string_view node = {}) const;
  /// The ranks that `p_rank` is about: the highest of each bin.
  [[nodiscard]] std::vector<double> rank_values() const;
  /// Share of the replicates in which each unit is ranked k or better, of all that did not fail.
  /// \throws MethodError (invalid_parameter) above 5,000 units, for a k over 128 whose rank is counted together with the next.
  [[nodiscard]] std::vector<double> p_top(std::size_t k, std::string_view node = {}) const;
  /// Share of the replicates in which each unit is in each of the five groups, by the index's own cut-offs; row-major,
  /// units x groups from high to low, of all that did not fail.
  [[nodiscard]] std::vector<double> p_group(std::string_view node = {}) const;
  /// Share of the replicates in which each unit has a score, of all that did not fail.
  [[nodiscard]] std::vector<double> p_scored(std::string_view node = {}) const;
  /// \throws DataError (unknown_unit) for a pair that was not asked for.
  [[nodiscard]] Dominance above(std::string_view a, std::string_view b, std::string_view node = {}) const;

  /// Bytes that running more replicates takes with so many threads (0: as many as the machine has), this result among them,
  /// without the index and the table. It does not depend on how many: ask a result of none before the run.
  [[nodiscard]] std::size_t memory(unsigned threads = 0) const;

  struct State;
  [[nodiscard]] const State& state() const& noexcept { return *state_; }
  const State& state() const&& = delete;

 private:
  friend Uncertainty uncertainty(const Index& index, const Table& table, std::vector<vary::Source> sources,
                                 const uncertainty_options& options);
  explicit Uncertainty(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

/// Scores and ranks a table many times over while the sources vary.
///
/// Replicate k draws the same whatever else is drawn (Philox \cite Salmon2011, keyed by seed, replicate and factor), so the
/// bytes of the result depend neither on threads nor on order. Sources without spread give the base result to the bit.
/// \throws MethodError, ModelError, DataError listing every fault: sources that touch nothing or contradict each other, unknown
/// nodes and units, parameters out of range.
[[nodiscard]] HTI_API Uncertainty uncertainty(const Index& index, const Table& table, std::vector<vary::Source> sources,
                                              const uncertainty_options& options = {});

/// Scores of single replicates of one node before they are summed up, column-major units x replicates; NaN where there is none.
/// \param first  number of the first replicate, from 0
[[nodiscard]] HTI_API std::vector<double> replicates(const Index& index, const Table& table, std::vector<vary::Source> sources,
                                                     std::uint64_t seed, std::uint64_t first, std::size_t count,
                                                     std::string_view node = {});

}  // namespace hti::inline v0::robust
