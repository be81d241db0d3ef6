// What to improve first.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/explain/importance.hpp"
#include "hti/explain/what_if.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::explain {

/// The four fields of the priority matrix: grade (how good) against effect (how much it moves the index). A grade is high from
/// 0, an effect from the mean effect over the indicators: both lines are the same for every unit. A cell without a figure that
/// costs points, since it is penalised or imputed below the reference's mean, has a low grade; any other without a figure has
/// no field. So no development area of a profile against the nation is one to keep, and no strength one to prioritise.
enum class Quadrant {
  keep,                 ///< high grade, low effect
  improve_if_possible,  ///< high grade, high effect
  lower_priority,       ///< low grade, low effect
  prioritise,           ///< low grade, high effect
  none,                 ///< without a figure, which costs nothing
};

/// "keep", "improve_if_possible", "lower_priority", "prioritise"; empty for none.
[[nodiscard]] HTI_API std::string_view name(Quadrant quadrant) noexcept;

/// What one indicator raised to a value would give, all else as it is.
struct Gain {
  double raw = 0;           ///< the value raised to; the unit's own where that is no worse already
  double score_change = 0;  ///< on the node asked about
  double people = 0;        ///< of a share: how many more it means; NaN where the number of people is not known
  Outcome outcome{};
};

/// One indicator of the matrix.
struct Priority {
  std::string indicator{};
  std::string responsible{};     ///< who can act, where the model says
  std::string next_published{};  ///< when new figures are due, where the model says
  double raw = 0;                ///< NaN: no value
  Status status = Status::observed;
  double grade =
      0;  ///< by how many of the reference's sample standard deviations the figure is better than its mean; NaN without one
  double effect = 0;  ///< by weight: points of the node, before any rescaling of it, per standard deviation of the reference's
                      ///< figures: effective weight x sample sd on the index's scale; or the importance
  double effect_low = 0;  ///< 95 % interval of an importance; NaN by weight
  double effect_high = 0;
  Quadrant quadrant = Quadrant::keep;
  double people_of = 0;          ///< the people that the gains' are among; NaN: unknown
  bool people_answered = false;  ///< whether they are those who answered, because the users are not known
  Gain median{};                 ///< raised to the reference's median
  Gain upper_quartile{};         ///< raised to its 75th percentile
  Gain best{};                   ///< raised to the best of the peers, or of all
  std::optional<Gain>
      realistic{};  ///< raised by the 75th percentile of others' yearly changes from the same third; yes/no: to yes or not
};

/// The priority matrix of a unit on a node.
struct Priorities {
  std::string unit{};
  std::string node{};
  double grade_line = 0;   ///< between low and high grades: the reference's mean, for every unit
  double effect_line = 0;  ///< between low and high effects: their mean over all indicators below the node, for every unit
  Outcome now{};
  std::vector<Priority> rows{};  ///< by falling gain to the upper quartile; by importance: to prioritise first, then falling
};

struct priority_options {
  std::optional<Table> earlier{};          ///< the units' table one year before, for the realistic step; nothing: none is given
  std::optional<Importance> importance{};  ///< the effect; nothing: by weight
};

/// What is the same for all units of a table, learnt once: effects, the reference's values, yearly changes.
class HTI_API PriorityMatrix {
 public:
  /// \throws ModelError (unknown_node); an empty node is the root. MethodError (invalid_parameter) where the periods of the
  /// earlier table and of this begin with years that do not follow each other, or the scores are of another table than the
  /// index was fitted to.
  explicit PriorityMatrix(const Scores& scores, std::string_view node = {}, const priority_options& options = {});

  /// \param peers  positions in the table among which the best is sought; empty: all units
  /// Indicators that are left out for this unit or without an effect (they are part of the outcome) are not shown; a penalised
  /// one has no grade. \throws DataError (unknown_unit).
  [[nodiscard]] Priorities operator()(std::string_view unit, const std::vector<std::size_t>& peers = {}) const;

 private:
  struct Prepared;
  std::shared_ptr<const Prepared> prepared_;
};

/// The matrix of one unit alone.
[[nodiscard]] HTI_API Priorities priorities(const Scores& scores, std::string_view unit, std::string_view node = {},
                                            const std::vector<std::size_t>& peers = {}, const priority_options& options = {});

}  // namespace hti::inline v0::explain
