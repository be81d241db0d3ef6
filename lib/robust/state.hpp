// What an Uncertainty holds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hti/robust/uncertainty.hpp"
#include "robust/worker.hpp"

namespace hti::inline v0::robust {

/// What was asked, laid out once and shared by all results of it.
struct study {
  study(const Index& index, const Table& table, std::vector<vary::Source> sources, const uncertainty_options& options);

  Index index;
  Table table;
  std::vector<vary::Source> sources;
  std::uint64_t seed;
  Frame frame;
  std::optional<Table> reference;  ///< whom the table is placed among; none: its own units
  hti::detail::Replicator replicator;
  std::vector<std::vector<double>> base_scores{};  ///< by node
  std::vector<std::vector<double>> base_ranks{};
  std::vector<hti::detail::tally_frame> frames{};  ///< by node
  std::string hash{};                              ///< of all that results depend on
  bool own_rules = false;                          ///< some rule is code, of which the hash knows the label only
};

struct Uncertainty::State {
  std::shared_ptr<const robust::study> study;
  hti::detail::counts counted;
  std::vector<Range> done{};  ///< in order, with gaps between them

  [[nodiscard]] std::uint64_t n() const noexcept;
  /// Replicates that gave scores.
  [[nodiscard]] std::uint64_t succeeded() const noexcept;
};

/// The ranges with others put in; none may overlap. \throws MethodError
[[nodiscard]] std::vector<Range> united(std::span<const Range> a, std::span<const Range> b);

/// Runs and counts replicates in parallel; less than all of them where `progress` stops it.
[[nodiscard]] Uncertainty::State run(std::shared_ptr<const study> asked, std::span<const Range> replicates,
                                     const run_options& options);

}  // namespace hti::inline v0::robust
