// Blocks of base points of a Sobol' design, run through a replicator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hti/robust/sensitivity.hpp"
#include "robust/rank_shift.hpp"
#include "robust/sobol_draws.hpp"
#include "robust/sobol_sequence.hpp"

namespace hti::inline v0::detail {

inline constexpr std::size_t most_points = 64;  ///< base points in a block, for the cache

/// Whether an output is one number for every unit.
[[nodiscard]] bool about_all(robust::Output output);

/// What runs come to, as numbers side by side.
class run_summary {
 public:
  /// \param rule  what ties among the base scores
  run_summary(const Table& table, Ties ties, std::span<const double> base, const equality& rule,
              const robust::sensitivity_options& options);

  [[nodiscard]] std::size_t size() const;
  void operator()(std::span<const double> score, const equality& rule, double* out);

 private:
  [[nodiscard]] std::vector<double> ranks_of(std::span<const double> score, const equality& rule);

  robust::Output output_;
  double k_;
  std::size_t unit_;
  run_ranks rank_of_;
  std::vector<double> ranks_;
  rank_shift from_base_;
};

class sobol_runs {
 public:
  /// \throws MethodError, ModelError, DataError.
  sobol_runs(const Index& index, const Table& table, std::span<const vary::Source> sources,
             const robust::sensitivity_options& options);

  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return factors_.labels(); }
  /// Numbers of a run.
  [[nodiscard]] std::size_t outputs() const { return workers_[0]->summary.size(); }
  [[nodiscard]] std::size_t threads() const noexcept { return workers_.size(); }

  /// Outputs of some base points, [point][row][output]; NaN where a run failed.
  void run(const sobol_layout& layout, std::size_t first, std::size_t points, double* y);
  /// Why each base point of the last block failed; empty where it did not.
  [[nodiscard]] const std::vector<std::string>& failed() const noexcept { return failed_; }

 private:
  struct worker {
    worker(const Table& table, Ties ties, std::span<const double> base, const equality& rule,
           const robust::sensitivity_options& options)
        : summary(table, ties, base, rule, options) {}
    run_summary summary;
    replicator_workspace replicator{};
    scratch<double> scores{};
  };
  /// Rows that run side by side: of one variant.
  struct rows {
    const variant* of;
    std::vector<std::size_t> row;
  };

  [[nodiscard]] sobol_run at(const sobol_layout& layout, std::size_t first, std::size_t row) const;
  /// Parts the rows of a block by variant, in batches.
  [[nodiscard]] std::vector<rows> batches(const sobol_layout& layout, std::size_t first, std::size_t points);

  Replicator replicator_;
  sobol_factors factors_;
  std::uint64_t seed_;
  std::optional<SobolSequence> sequence_{};
  std::vector<std::unique_ptr<worker>> workers_{};
  std::vector<double> numbers_{};  ///< of the block's points, A before B
  std::vector<std::string> failed_{};
};

}  // namespace hti::inline v0::detail
