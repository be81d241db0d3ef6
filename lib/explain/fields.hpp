// The fields of the priority matrix: grades and effects of indicators, and the lines that part them, the same for all units.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "hti/explain/priorities.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {

/// By how much a figure is better than another, raw; 0 where rounding alone parts them, NaN where one is missing.
[[nodiscard]] inline double ahead(double figure, double other, Direction direction) {
  const double difference = direction == Direction::lower ? other - figure : figure - other;
  return std::abs(difference) <= detail::slack * std::max(std::abs(figure), std::abs(other)) ? 0 : difference;
}

/// One indicator below a node, as it is for all units of the reference.
struct FieldRow {
  std::size_t node = 0;
  std::size_t leaf = 0;  ///< among the model's indicators
  std::size_t column = 0;
  double mean = 0;        ///< of the reference's figures, raw
  double sd = 0;          ///< sample standard deviation of the same
  double mean_score = 0;  ///< mean on the index's scale of the same
  double effect = 0;
  double effect_low = 0;  ///< NaN where the effect is by weight
  double effect_high = 0;
};

class Fields {
 public:
  /// Effects by weight, or the importances given; indicators without an effect are left out.
  /// \throws MethodError where the scores are of another table than the index was fitted to.
  Fields(const Scores& scores, std::size_t top, const std::optional<Importance>& importance = std::nullopt);

  [[nodiscard]] const std::vector<FieldRow>& rows() const noexcept { return rows_; }
  /// Mean effect of the rows.
  [[nodiscard]] double effect_line() const noexcept { return effect_line_; }
  /// Standard deviations by which a figure is better than the reference's mean; 0 where all are alike, NaN without a figure.
  [[nodiscard]] double grade(const FieldRow& field, double raw) const;
  /// \param score  the cell on the index's scale, which one without a figure may have too: it counts as a low grade where it is
  /// below the mean, and has no field elsewhere.
  [[nodiscard]] Quadrant quadrant(const FieldRow& field, double raw, double score) const;

 private:
  Model model_;
  std::vector<FieldRow> rows_{};
  double effect_line_ = 0;
};

}  // namespace hti::inline v0::explain
