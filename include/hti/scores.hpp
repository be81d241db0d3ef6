// The scores of units on nodes, and what can be asked of them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hti/api.hpp"
#include "hti/base/view.hpp"
#include "hti/rank/groups.hpp"
#include "hti/table.hpp"
#include "hti/trace.hpp"

namespace hti::inline v0 {

class Index;
namespace detail {
struct index_state;
}

/// Why a unit has no score on a node.
enum class Reason { none, no_values, low_coverage };
[[nodiscard]] HTI_API std::string_view name(Reason reason) noexcept;

/// One line of a ranking.
struct RankingRow {
  std::string unit{};
  std::string name{};
  double score = 0;  ///< NaN where there is none
  double rank = 0;   ///< NaN where there is no score
  Group group = Group::none;
  Colour colour = Colour::grey;
  double coverage = 0;  ///< share of the applicable weight that was observed
  Reason reason = Reason::none;
  std::string reason_node{};  ///< the highest node on which the reason rests
  std::string thin{};         ///< the node that makes the score rest on little, see Scores::thin; empty where it does not
};

/// Units by rank: best first, equals by unit code, unranked last.
struct Ranking {
  std::string node{};
  std::string by{};  ///< the group variable ranked within; empty: all together
  std::vector<RankingRow> rows{};
  std::vector<std::string> by_label{};  ///< per row; empty without `by`
};

/// Where a result comes from.
struct Provenance {
  std::string library_version{};
  std::string definition{};
  std::string definition_hash{};
  std::string status{};          ///< whose choices the definition holds, e.g. "own", "reconstruction"
  std::string period{};          ///< of the table; synthetic figures say so here
  std::string reference_hash{};  ///< of the table the index was fitted to
  std::string table_hash{};
  int schema = 1;
};

/// The place a unit of another table would have among ranked ones.
struct Place {
  std::string unit{};
  std::string name{};
  double score = 0;
  double rank = 0;  ///< 1 + number of reference units strictly better, as tie groups have it; NaN without a score
  Group group = Group::none;
  std::string above{};  ///< code of the nearest reference unit that is not worse, by score then code; empty at the top
  std::string below{};  ///< code of the nearest reference unit that is worse; empty at the bottom
  std::string thin{};   ///< what makes the score rest on little, as in a ranking
};

/// Scores of one table by one index; copying shares them. Column-major units x nodes, on the scale of each node.
class HTI_API Scores {
  // Views and references last as long as this or a copy of it. One that is about to go gives copies, and no views.
 public:
  [[nodiscard]] Index index() const;
  [[nodiscard]] const Table& table() const& noexcept { return table_; }
  [[nodiscard]] Table table() const&& { return table_; }
  [[nodiscard]] std::span<const std::string> units() const& noexcept { return table_.units(); }
  std::span<const std::string> units() const&& = delete;
  /// Positions in the model of the nodes scored, ascending.
  [[nodiscard]] std::span<const std::size_t> nodes() const& noexcept { return detail::view(layout_->nodes); }
  std::span<const std::size_t> nodes() const&& = delete;
  /// The table's column of each indicator of the model.
  [[nodiscard]] std::span<const std::size_t> columns() const& noexcept { return detail::view(layout_->columns); }
  std::span<const std::size_t> columns() const&& = delete;

  /// Scores of one node, one per unit, NaN = none.
  /// \throws ModelError (unknown_node) also for a node that was not scored.
  [[nodiscard]] std::span<const double> operator[](std::string_view node) const&;
  [[nodiscard]] std::span<const double> operator[](std::size_t node) const&;
  std::span<const double> operator[](std::string_view node) const&& = delete;
  std::span<const double> operator[](std::size_t node) const&& = delete;
  /// All scores, column-major, columns as `nodes()`.
  [[nodiscard]] std::span<const double> values() const& noexcept { return {values_.get(), nodes().size() * table_.n_units()}; }
  std::span<const double> values() const&& = delete;

  /// Share of the effective weight of a node's applicable indicators that was observed, one per unit; imputed, borrowed and
  /// penalised cells are not observed; NaN where no indicator applies.
  [[nodiscard]] std::vector<double> coverage(std::string_view node) const;

  /// What makes a unit's score on a node (empty: the root) rest on little, one per unit: the heaviest node that weighs at least
  /// `thin_weight` of it, itself included, of which less than `thin_observed` was observed (see coverage); the first in model
  /// order of equals. Empty where there is none, and for a unit without a score. \throws ModelError (unknown_node).
  [[nodiscard]] std::vector<std::string> thin(std::string_view node = {}) const;
  static constexpr double thin_weight = 0.25;
  static constexpr double thin_observed = 0.5;

  /// The ranking by a node (empty: the root), with the method's rule for ties; `by` ranks within each label of a group
  /// variable. \throws ModelError (unknown_node), DataError (unknown_group).
  [[nodiscard]] Ranking ranking(std::string_view node = {}, std::string_view by = {}) const;

  /// Ranks on a node in the order of the units, as `ranking` has them; NaN without a score. \throws ModelError (unknown_node).
  [[nodiscard]] std::vector<double> ranks(std::string_view node = {}) const;

  /// How a score came about, from raw values through every step. \throws DataError (unknown_unit), ModelError (unknown_node).
  [[nodiscard]] Trace trace(std::string_view unit, std::string_view node = {}) const;

  /// The place each of these units would have among the units of `reference`, which it does not move.
  [[nodiscard]] std::vector<Place> place_in(const Scores& reference, std::string_view node = {}) const;

  [[nodiscard]] Provenance provenance() const;

  [[nodiscard]] const detail::index_state& state() const& noexcept { return *state_; }
  const detail::index_state& state() const&& = delete;

 private:
  friend class Index;
  struct Layout {
    std::vector<std::size_t> nodes{};
    std::vector<std::size_t> columns{};
  };
  Scores(std::shared_ptr<const detail::index_state> state, Table table, Layout layout, std::shared_ptr<double[]> values)
      : state_(std::move(state)),
        table_(std::move(table)),
        layout_(std::make_shared<const Layout>(std::move(layout))),
        values_(std::move(values)) {}

  std::shared_ptr<const detail::index_state> state_;
  Table table_;
  std::shared_ptr<const Layout> layout_;
  std::shared_ptr<double[]> values_;
};

}  // namespace hti::inline v0
