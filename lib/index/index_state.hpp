// What an index learnt from its reference, and the tree laid out for the loops over units.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/kernels.hpp"
#include "base/numbers.hpp"
#include "hti/base/equality.hpp"
#include "hti/definition.hpp"
#include "hti/impute/all.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/rank/groups.hpp"
#include "hti/table.hpp"
#include "hti/treat/fitted.hpp"
#include "steps/of_rules.hpp"

namespace hti::inline v0 {
class Scores;
}

namespace hti::inline v0::detail {

/// What was learnt of one indicator.
struct leaf_state {
  leaf_state() noexcept {}  // not defaulted: that would first write zeros over the whole of every new one

  std::size_t node = 0;
  bool dropped = false;
  treat::fitted treat{};
  normalise::fitted normalise{};
  std::array<double, 5> penalty{nan, nan, nan, nan, nan};  ///< by Status, normalised; NaN: none
  std::map<Status, impute::fitted> fill{};                 ///< where the rule of a status imputes: a raw value
  double size = 0;  ///< of its values in the reference: the greatest magnitude, by which their rounding goes
  /// Whether some cell without a figure, of any table, has a score that is no figure's: imputed, or a penalty but the lowest.
  bool computed = false;

  /// Treated, turned and normalised; never given NaN.
  [[nodiscard]] double map(double raw, Direction direction) const {
    const double x = treat(raw);
    return normalise(direction == Direction::lower ? -x : x);
  }

  /// The map without what cuts it where it is affine: caps, clips and domains. Logarithms, ranks and functions of the user's
  /// own stay as they are.
  [[nodiscard]] double uncut(double raw, Direction direction) const {
    const double x = treat.log || treat.own ? treat(raw) : raw;
    const double turned = direction == Direction::lower ? -x : x;
    const auto* a = std::get_if<normalise::affine>(&normalise.map);
    return a ? (turned - a->origin) * a->scale + a->offset : normalise(turned);
  }

  /// The value of a figure with an error: errors go through the map before it is cut, so that a frame's end does not hide the
  /// error of a unit beyond it. An error of 0 leaves the value as it is, to the bit.
  [[nodiscard]] double erred(double raw, double error, Direction direction) const {
    return map(raw, direction) + (uncut(raw + error, direction) - uncut(raw, direction));
  }
};

/// What the reference's scores taught of a node that is no indicator.
struct node_state {
  normalise::fitted normalise{};
  double size = 0;  ///< of its values in the reference, as of a leaf
};

/// The reference on the children of a node whose rule learns, laid out as the rule is told it.
struct reference_children {
  std::vector<double> values{};
  std::vector<double> within{};

  [[nodiscard]] ReferenceChildren view() const { return {.values = values, .within = within}; }
};

/// One node with its children that have weight, for the loops over units.
struct branch {
  std::size_t node = 0;
  std::span<const std::size_t> children{};
  std::span<const double> weights{};  ///< as they are combined, in model order; scaled where sums of those given could overflow
  double total = 0;                   ///< of the weights
  const Aggregate* rule = nullptr;
  missing::renormalise threshold{};
  bool needs_all = false;                         ///< see needs_all(Aggregate)
  const normalise::fitted* map = nullptr;         ///< what the combined value goes through; null: nothing
  const reference_children* reference = nullptr;  ///< what the rule has learnt; null: it learns nothing

  /// Whether the node's score lies among its children's, each of which counts by its weight.
  [[nodiscard]] bool is_mean() const { return !map && !needs_all && !reference; }
  /// Whether the node is a plain mean of its children, to be taken apart into theirs.
  [[nodiscard]] bool additive() const { return !map && std::holds_alternative<aggregate::arithmetic>(*rule); }
  /// Whether the node never falls where a child rises.
  [[nodiscard]] bool rises() const {
    return hti::detail::rises(*rule) && !(map && std::holds_alternative<std::function<double(double)>>(map->map));
  }
};

/// How a node's score is made where that is more than points by weight, for messages.
[[nodiscard]] inline Message how_made(const branch& b) {
  return b.map ? say("normalised-before", "normalised before it is combined")
               : say("made-by", "made by {rule}", {{"rule", describe(*b.rule)}});
}

/// Whether a map adds and multiplies alone: no cuts, no places, no curve.
[[nodiscard]] inline bool uncut_line(const normalise::fitted& f) {
  const auto* a = std::get_if<normalise::affine>(&f.map);
  return a && std::isinf(a->low) && std::isinf(a->high);
}

struct index_state : std::enable_shared_from_this<index_state> {
  explicit index_state(Definition d) : definition(std::move(d)) {}
  index_state(const index_state&) = delete;

  Definition definition;
  std::string reference_hash{};
  std::vector<std::size_t> columns{};                           ///< of the reference by indicator; not saved
  std::vector<leaf_state> leaves{};                             ///< in the order of Model::indicators()
  std::map<std::size_t, node_state> nodes{};                    ///< that are normalised before their parents combine them
  std::map<std::size_t, std::vector<double>> learnt_weights{};  ///< of the children of a node, in model order
  /// Of nodes whose rules learn: the reference units with a score on it, [unit][child in model order].
  std::map<std::size_t, std::vector<double>> learnt_children{};
  std::map<std::size_t, normalise::fitted> rescale{};

  // Derived from the above by compile(): nothing of it is saved.
  std::vector<double> weight{};                            ///< share of the parent, by node
  std::vector<double> effective{};                         ///< share of the root, by node
  std::vector<std::size_t> combined{};                     ///< the nodes that branches combine, branch by branch
  std::vector<double> combined_weights{};                  ///< and theirs
  std::vector<branch> branches{};                          ///< children before parents
  std::vector<std::optional<kernels::transform>> fused{};  ///< by leaf: the whole map as one affine step, where it is one
  std::list<Aggregate> own_means{};                        ///< the user's own rules of branches, guarded
  std::map<std::size_t, reference_children> compared{};    ///< what branches compare with, by node
  std::vector<double> combined_slack{};                    ///< how far equal scores may be apart before rescaling, by node
  std::vector<double> shown_slack{};                       ///< and after it

  void compile();
  /// The part of it that follows from what rescaling has learnt.
  void compile_rescaling();

  /// What a node weighs in `top` where nothing is missing: points of `top` per point of the node; 0 where it is not below.
  [[nodiscard]] double share(std::size_t node, std::size_t top) const;

  /// Which scores of a node are equal, as they are shown: in exact arithmetic. 0 for figures that are as they were read.
  [[nodiscard]] equality equal(std::size_t node) const { return equal_within(shown_slack[node]); }
  /// The same before rescaling.
  [[nodiscard]] equality equal_combined(std::size_t node) const { return equal_within(combined_slack[node]); }
  /// Which scores of a node tie by the method's rank rule. A tolerance that a rank family has rescaled by is spent.
  [[nodiscard]] equality ties(std::size_t node) const;

  /// Where the result groups of each node meet; none for indicators. Whoever asks first computes them from the reference, so
  /// that fitting scores nobody.
  /// \param scored  by this index, where at hand: scores of the reference itself are taken as they are
  [[nodiscard]] const std::vector<std::optional<Cutoffs>>& cutoffs(const Scores* scored = nullptr) const;
  void set_cutoffs(std::vector<std::optional<Cutoffs>> known) { cutoffs_ = std::move(known); }
  void put_off_cutoffs(const Table& reference) { reference_ = reference; }

 private:
  [[nodiscard]] static equality equal_within(double within) { return {.absolute = within, .relative = within > 0 ? slack : 0}; }
  void compile_slack();

  mutable std::once_flag asked_{};
  mutable std::optional<Table> reference_{};  ///< until somebody has asked
  mutable std::vector<std::optional<Cutoffs>> cutoffs_{};
};

/// The cell's value once its rule has been applied: normalised, NaN = absent.
/// \param row  the unit's raw values, by indicator: looked at where the cell is filled by the unit's neighbours
[[nodiscard]] double hole_value(const leaf_state& leaf, Direction direction, Status status, const Table& table,
                                std::size_t unit, std::span<const double> row);

/// What takes the place of a cell.
[[nodiscard]] impute::filled fill_cell(const impute::fitted& fill, const Table& table, std::size_t unit,
                                       std::span<const double> row);
/// Whether that goes by the unit's other figures.
[[nodiscard]] inline bool by_row(const impute::fitted& fill) { return std::holds_alternative<impute::neighbours>(fill); }
/// Whether any cell of an indicator, of whatever table, may be filled so.
[[nodiscard]] bool by_row(const leaf_state& leaf);
/// Whether any cell of the table is.
[[nodiscard]] bool filled_by_row(const index_state& state, const Table& table, std::span<const std::size_t> columns);
/// Whether that cell of the unit is.
[[nodiscard]] bool filled_by_row(const leaf_state& leaf, const Table& table, std::size_t column, std::size_t unit);
/// Whether any cell of the unit is.
[[nodiscard]] bool filled_by_row(const index_state& state, const Table& table, std::span<const std::size_t> columns,
                                 std::size_t unit);
/// A unit's raw values, by indicator.
[[nodiscard]] std::vector<double> row_of(const Table& table, std::span<const std::size_t> columns, std::size_t unit);
/// The same where the filling looks at them; else nothing.
[[nodiscard]] inline std::vector<double> row_for(const impute::fitted& fill, const Table& table,
                                                 std::span<const std::size_t> columns, std::size_t unit) {
  return by_row(fill) ? row_of(table, columns, unit) : std::vector<double>();
}

/// Cells of one leaf for units [first, first + n): normalised values, NaN = absent. False where one is infinite, or a figure
/// has become NaN.
bool materialise(const index_state& state, std::size_t leaf, const Table& table, std::span<const std::size_t> columns,
                 std::size_t first, std::size_t n, double* out);

/// The table's column of each indicator. \throws DataError (missing_column, refused_value, unknown_group) listing every fault.
[[nodiscard]] std::vector<std::size_t> align(const Definition& definition, const Table& table);

/// Scores before rescaling of the given nodes, column-major: ascending, and with each all below it but the indicators, of
/// which either all are given or none.
void score_into(const index_state& state, const Table& table, std::span<const std::size_t> columns,
                std::span<const std::size_t> nodes, double* out);

/// One unit on its own, with what applies to it: the plain form of score_into, for traces and for cells that do not apply.
struct unit_scores {
  std::vector<double> value{};     ///< by node, before rescaling; NaN = none
  std::vector<bool> applicable{};  ///< by node
};
/// \param touched  the aggregates that are wanted, as in combine_unit
[[nodiscard]] unit_scores score_unit(const index_state& state, const Table& table, std::span<const std::size_t> columns,
                                     std::size_t unit, const std::vector<bool>& touched = {});

/// Fills in the aggregates of one unit whose indicators are given: all, or those touched, one flag per node.
/// \throws DataError (not_finite) naming `code` where a score that should be there is not a finite number.
void combine_unit(const index_state& state, unit_scores& unit, const std::vector<bool>& touched = {},
                  const std::string& code = {});

/// What a node asks of its children: its own threshold, that of its level, or else the method's, which is that of the rules
/// that leave cells out. A cell that does not apply is in neither side of a share, so the rule for such cells has none.
[[nodiscard]] missing::renormalise threshold_of(const MissingRules& rules, std::string_view node, std::size_t level);

/// The children of a node of one unit, gathered one by one: the one place that says what applies, what is present and whether
/// that is enough. Children without weight are not passed; a dropped indicator has none, nor has a node with nothing below.
class gathering {
 public:
  /// \param room  children that are given without asking for more memory
  explicit gathering(std::size_t room = 0) {
    values_.reserve(room);
    weights_.reserve(room);
    places_.reserve(room);
  }
  void clear() {
    values_.clear();
    weights_.clear();
    places_.clear();
    present_ = applicable_ = 0;
    number_ = 0;
  }
  /// \param place  of the child among those of the branch
  void add(std::size_t place, double value, double weight, bool applies) {
    if (applies) {
      applicable_ += weight;
      ++number_;
    }
    if (std::isnan(value)) return;
    values_.push_back(value);
    weights_.push_back(weight);
    places_.push_back(place);
    present_ += weight;
  }
  [[nodiscard]] bool applies() const { return number_ > 0; }
  [[nodiscard]] bool any() const { return !values_.empty(); }
  [[nodiscard]] double present() const { return present_; }
  [[nodiscard]] double applicable() const { return applicable_; }
  [[nodiscard]] bool enough(const branch& b) const {
    return b.threshold.enough(present_, values_.size(), applicable_, number_) &&
           (!b.needs_all || values_.size() == b.children.size());
  }
  /// The children present, combined; NaN where too little is.
  [[nodiscard]] double combined(const branch& b) const {
    if (!enough(b)) return nan;
    if (b.reference) return hti::detail::combine(*b.rule, of_all(b), b.weights, b.reference->view());
    return hti::detail::combine(*b.rule, values_, weights_, {});
  }
  /// The same as the parent sees it.
  [[nodiscard]] double score(const branch& b) const {
    const double x = combined(b);
    return b.map && !std::isnan(x) ? (*b.map)(x) : x;
  }
  /// By child of the branch; NaN where absent.
  [[nodiscard]] std::vector<double> of_all(const branch& b) const {
    std::vector<double> all(b.children.size(), nan);
    for (std::size_t k = 0; k < values_.size(); ++k) all[places_[k]] = values_[k];
    return all;
  }

 private:
  std::vector<double> values_{};
  std::vector<double> weights_{};
  std::vector<std::size_t> places_{};
  double present_ = 0;
  double applicable_ = 0;
  std::size_t number_ = 0;
};

/// Applies the rescaling of a node in place; errors of rules of the user's own name the unit where `units` are given.
void rescale(const index_state& state, std::size_t node, std::span<double> scores, std::span<const std::string> units = {});

/// The rule by which a method rescales a node, by its id or as the root of whatever model; null where there is none.
[[nodiscard]] const Normalise* rescale_rule(const Definition& definition, std::size_t node);

/// The position of an indicator's node among the leaves.
[[nodiscard]] inline std::size_t leaf_of(const Model& model, std::size_t node) {
  return static_cast<std::size_t>(std::lower_bound(model.indicators().begin(), model.indicators().end(), node) -
                                  model.indicators().begin());
}

/// The rule by which a method normalises a node that is no indicator; null where there is none.
[[nodiscard]] inline const Normalise* node_rule(const Definition& definition, std::size_t node) {
  const Model& model = definition.model;
  return definition.method.normalise.exception(model[node].id, model.level(node));
}

/// The rule for an indicator's cells of that status; observed cells have none.
[[nodiscard]] inline const Missing& rule_for(const MissingRules& rules, std::string_view indicator, Status status) {
  if (const auto own = rules.indicator.find(indicator); own != rules.indicator.end()) {
    const std::optional<Missing>& rule = status == Status::not_answered     ? own->second.not_answered
                                         : status == Status::suppressed     ? own->second.suppressed
                                         : status == Status::not_applicable ? own->second.not_applicable
                                                                            : own->second.missing;
    if (rule) return *rule;
  }
  switch (status) {
    case Status::not_answered: return rules.not_answered;
    case Status::suppressed: return rules.suppressed;
    case Status::not_applicable: return rules.not_applicable;
    default: return rules.missing;
  }
}

}  // namespace hti::inline v0::detail
