// Where every unit stands on every node: computed once, read by the profiles of all units.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "explain/node_errors.hpp"
#include "hti/explain/against.hpp"
#include "hti/index.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {

class Standings {
 public:
  explicit Standings(const Scores& scores);

  [[nodiscard]] const Scores& scores() const noexcept { return scores_; }
  [[nodiscard]] const Index& index() const noexcept { return index_; }
  [[nodiscard]] const Model& model() const noexcept { return index_.model(); }
  [[nodiscard]] const Table& table() const noexcept { return scores_.table(); }

  /// The table's column of an indicator node.
  [[nodiscard]] std::size_t column(std::size_t node) const noexcept { return scores_.columns()[leaf_[node]]; }
  /// Score as `scores()` has it; NaN = none.
  [[nodiscard]] double score(std::size_t unit, std::size_t node) const noexcept { return score_[at(unit, node)]; }
  /// Rank on the node among the table's units; NaN without a score. On an indicator by the figures, NaN without one.
  [[nodiscard]] double rank(std::size_t unit, std::size_t node) const noexcept { return rank_[at(unit, node)]; }
  /// Number of units with a rank on the node.
  [[nodiscard]] std::size_t ranked(std::size_t node) const noexcept { return ranked_[node]; }
  /// Share of the node's applicable weight that was observed.
  [[nodiscard]] double observed(std::size_t unit, std::size_t node) const noexcept { return observed_[at(unit, node)]; }
  [[nodiscard]] Colour colour(std::size_t unit, std::size_t node) const noexcept { return colour_[at(unit, node)]; }
  /// Whether the unit is green, and no more than a quarter of the units are as good or better: ties make more units green.
  [[nodiscard]] bool in_best_quarter(std::size_t unit, std::size_t node) const;
  /// Whether the unit is red, and no more than a quarter of the units are as bad or worse.
  [[nodiscard]] bool in_worst_quarter(std::size_t unit, std::size_t node) const;
  /// Sample standard deviation of the node's scores; NaN for fewer than two.
  [[nodiscard]] double sd(std::size_t node) const noexcept { return sd_[node]; }

  /// What makes the unit's score on the node rest on little, see Scores::thin; empty where it does not.
  [[nodiscard]] std::string thin(std::size_t unit, std::size_t node) const {
    const std::optional<std::size_t> found = thin_[node][unit];
    return found ? model()[*found].id : std::string{};
  }

  /// Mean raw value of the reference units that have one; NaN where none has.
  [[nodiscard]] double raw_mean(std::size_t node, const Against& against) const;
  /// Standard error of a unit's difference from the mean of the reference: raw for an indicator, in scores for any other node.
  /// Reference units without a figure are left out; NaN where a figure's error is not known.
  [[nodiscard]] double difference_error(std::size_t unit, std::size_t node, const Against& against) const;

 private:
  [[nodiscard]] std::size_t at(std::size_t unit, std::size_t node) const noexcept {
    return node * scores_.table().n_units() + unit;
  }
  [[nodiscard]] std::vector<double> figure_ranks(std::size_t node) const;
  /// A quarter of the units with a score, rounded up.
  [[nodiscard]] std::size_t quarter(std::size_t node) const;

  Scores scores_;
  Index index_;
  std::vector<std::size_t> leaf_;  // position among the indicators, by node
  std::vector<double> score_;      // column-major, units x nodes; so are rank and colour
  std::vector<double> rank_;
  std::vector<Colour> colour_;
  std::vector<double> observed_;
  std::vector<std::size_t> ranked_;  // by node
  node_errors errors_;
  std::vector<double> sd_;
  std::vector<std::vector<std::optional<std::size_t>>> thin_;  // by node and unit
};

}  // namespace hti::inline v0::explain
