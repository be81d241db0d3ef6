// What a change of a unit's figures would give.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hti/api.hpp"
#include "hti/scores.hpp"

namespace hti::inline v0::detail {
class unit_coverage;
}

namespace hti::inline v0::explain {

/// A cell with another value, or another reason for having none.
struct Edit {
  std::string indicator{};
  double value = std::numeric_limits<double>::quiet_NaN();  ///< raw; NaN with any status but observed
  Status status = Status::observed;

  friend bool operator==(const Edit&, const Edit&) = default;
};

/// What a unit has under some figures.
struct Outcome {
  double score = 0;  ///< NaN = none
  double rank = 0;   ///< 1 + the number of other units strictly better (beyond the tolerance); NaN without a score
  Group group = Group::none;
  std::string thin{};  ///< what makes the score rest on little, see Scores::thin; empty where it does not
};

/// One unit's scores under edited figures, against the frozen frame and the other units' scores as they are. The unit's own
/// old row is out of the ranking.
///
/// Setting one up costs about as much as ranking once; asking it costs one pass over the tree and a search.
/// Const members may be called from several threads.
class HTI_API WhatIf {
 public:
  /// \throws DataError (unknown_unit), ModelError (unknown_node); an empty node is the root.
  WhatIf(const Scores& scores, std::string_view unit, std::string_view node = {});

  [[nodiscard]] const std::string& unit() const& noexcept { return unit_; }
  [[nodiscard]] std::string unit() const&& { return unit_; }
  [[nodiscard]] const std::string& node() const& noexcept { return node_; }
  [[nodiscard]] std::string node() const&& { return node_; }
  /// With the figures as they are.
  [[nodiscard]] const Outcome& before() const& noexcept { return before_; }
  [[nodiscard]] Outcome before() const&& { return before_; }
  /// With the edits. \throws DataError (unknown_indicator, not_finite, out_of_range, status_conflict) listing every fault.
  [[nodiscard]] Outcome operator()(std::span<const Edit> edits) const;
  /// The same when the edited table is the new reference: the frame and all other units' scores are learnt anew.
  [[nodiscard]] Outcome refit(std::span<const Edit> edits) const;
  /// The unit's figures in another table as edits: of every indicator of the model that the table has a column for, also of
  /// cells without a value. Others stay as they are. \throws DataError (unknown_unit).
  [[nodiscard]] std::vector<Edit> edits_from(const Table& row) const;
  /// Indicators under plain min-max whose smallest or largest value is this unit's alone: an edit of one moves a bound of the
  /// frame, so what it gives here is not what a frame learnt anew would give.
  [[nodiscard]] std::vector<std::string> own_bounds() const;

 private:
  struct Prepared;
  [[nodiscard]] Outcome outcome(double score, const detail::unit_coverage& observed) const;

  std::string unit_;
  std::string node_;
  Outcome before_{};
  std::shared_ptr<const Prepared> prepared_;
};

/// A table in which one unit's cells are edited. \throws as WhatIf.
[[nodiscard]] HTI_API Table edited(const Table& table, const Model& model, std::string_view unit, std::span<const Edit> edits);

}  // namespace hti::inline v0::explain
