// Scores that rest on little: the one place that says so, for all units at once and for one whose figures may change.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "hti/scores.hpp"

namespace hti::inline v0::detail {

struct index_state;

/// The nodes that weigh enough of one to make its score rest on little, itself included: heaviest first, equals in model order.
[[nodiscard]] std::vector<std::size_t> heavy_nodes(const index_state& state, std::size_t node);
/// Whether so small a share of a heavy node was observed that what holds it rests on little.
[[nodiscard]] bool little(double coverage) noexcept;

/// What Scores::thin tells, as positions of nodes. Coverage is computed once a node, however many ask for it.
class thin_finder {
 public:
  thin_finder(const Scores& scores, const index_state& state);

  /// One per unit; nothing where the score does not rest on little, or there is none.
  /// \param scored  scores of the units on the node
  [[nodiscard]] std::vector<std::optional<std::size_t>> at(std::size_t node, std::span<const double> scored);
  /// What Scores::coverage tells.
  const std::vector<double>& coverage(std::size_t node);

 private:
  const Scores& scores_;
  const index_state& state_;
  std::map<std::size_t, std::vector<double>> coverage_{};
};

/// What of one unit's figures was observed, by node.
class unit_coverage {
 public:
  /// \param columns  of the table, by indicator
  unit_coverage(const index_state& state, const Table& table, std::span<const std::size_t> columns, std::size_t unit);

  /// Share of the applicable weight under a node that was observed; NaN where nothing applies.
  [[nodiscard]] double operator()(std::size_t node) const;
  [[nodiscard]] Status status(std::size_t leaf) const { return status_[leaf]; }
  /// Puts another figure of the unit's own, or another reason for none, into an indicator's cell.
  void edit(std::size_t leaf, Status status);
  /// The id of what makes a score rest on little; empty where it does not, or there is none.
  /// \param heavy  of the node
  [[nodiscard]] std::string thin(std::span<const std::size_t> heavy, double score) const;

 private:
  void combine();

  const index_state* state_;
  std::vector<Status> status_;    // by leaf; a borrowed figure counts as missing
  std::vector<double> observed_;  // share of the node's weight, by node
  std::vector<double> applicable_;
};

}  // namespace hti::inline v0::detail
