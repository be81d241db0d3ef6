#include <algorithm>
#include <cmath>
#include <utility>

#include "base/overloaded.hpp"
#include "hti/base/statistics.hpp"
#include "index/index_state.hpp"
#include "index/learn.hpp"
#include "steps/own_rules.hpp"

namespace hti::inline v0::detail {
namespace {

class learner {
 public:
  /// \param columns  of the reference, by indicator
  learner(const Definition& definition, const Table& reference, std::span<const std::size_t> columns,
          std::vector<Problem>& problems)
      : definition_(definition),
        reference_(reference),
        columns_(columns),
        seen_(reference.units(), values_of(reference, columns), reference.groups()),
        problems_(problems) {
    sort_rules({});
  }

  void learn(leaf_state& leaf, std::size_t indicator) {
    leaf.node = definition_.model.indicators()[indicator];
    const std::span<const double> raw = reference_.values(columns_[indicator]);
    const std::span<const Hole> holes = reference_.holes(columns_[indicator]);
    if (holes.size() == raw.size()) {
      degenerate(leaf, code::all_missing,
                 say("no-reference-value", "no reference unit has a value; set constant to \"drop\", or remove the indicator"));
      return;
    }
    const std::string& id = definition_.model[leaf.node].id;
    const bool own = definition_.method.missing.indicator.contains(id);
    if (own) sort_rules(id);
    learn_filling(leaf, indicator);
    leaf.computed = computed_;
    try {
      learn_map(leaf, columns_[indicator], raw, holes);
    } catch (const MethodError& error) {
      blame(leaf, raw, holes, error);
    } catch (const DataError& error) {
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
      return;
    }
    check_range(leaf);
    if (leaf.normalise.constant)
      degenerate(leaf, code::constant_indicator,
                 say("constant-indicator",
                     "all reference units have the same value, so the normalisation has no frame; set constant to \"middle\" "
                     "or \"drop\", or remove the indicator"));
    if (own) sort_rules({});
  }

 private:
  // Which statuses are imputed and which penalised, of an indicator or (empty) of those without rules of their own.
  void sort_rules(const std::string& indicator) {
    imputed_.clear();
    penalised_.clear();
    computed_ = false;
    indicator_ = indicator;
    for (Status status : {Status::missing, Status::not_answered, Status::suppressed}) {
      const Missing& rule = rule_of(status);
      computed_ = computed_ || computed(rule);
      std::visit(overloaded{[](const missing::renormalise&) {}, [](const missing::refuse&) {},
                            [&](const missing::penalise&) { penalised_.push_back(status); },
                            [&](const imputer auto&) { imputed_.push_back(status); }},
                 rule);
    }
  }
  [[nodiscard]] const Missing& rule_of(Status status) const { return rule_for(definition_.method.missing, indicator_, status); }

  void learn_map(leaf_state& leaf, std::size_t column, std::span<const double> raw, std::span<const Hole> holes) {
    const Node& n = definition_.model[leaf.node];
    const Method& method = definition_.method;
    const Treat& treat = method.treat.at(n.id, 1);
    const Normalise& normalise = method.normalise.at(n.id, 1);
    if (const auto* plain = std::get_if<normalise::min_max>(&normalise);
        plain && !plain->clip && std::holds_alternative<treat::none>(treat) && leaf.fill.empty()) {
      const Interval e = reference_.extent(column);  // the frame is two numbers: no copy of the column is needed
      const std::array<double, 2> ends = turned(n, e.low, e.high);
      leaf.normalise = plain->fit({.values = ends, .indicator = &*n.indicator, .id = n.id});
      learn_penalties(leaf, ends);
      learn_size(leaf, {ends[0], ends[1]});
    } else {
      values_ = filled(leaf, raw, holes);
      leaf.treat =
          std::visit([&](const auto& t) { return t.fit({.values = values_, .indicator = &*n.indicator, .id = n.id}); }, treat);
      guard(leaf.treat, treat, n.id);
      for (double& x : values_) x = n.indicator->direction == Direction::lower ? -leaf.treat(x) : leaf.treat(x);
      const kernels::extent e = kernels::extent_of(values_);
      const double within = leaf.fill.empty() ? 0 : slack * std::max(std::abs(e.low), std::abs(e.high));
      if (within > 0) level(values_, e, within);
      const Column seen{.values = values_, .indicator = &*n.indicator, .id = n.id, .within = within};
      leaf.normalise = std::visit([&](const auto& f) { return f.fit(seen); }, normalise);
      guard(leaf.normalise, normalise, n.id);
      learn_penalties(leaf, values_);
      learn_size(leaf, {e.low, e.high});
    }
  }

  // A rule of the user's own has failed on some value: tells the first unit that has such a one.
  [[noreturn]] void blame(const leaf_state& leaf, std::span<const double> raw, std::span<const Hole> holes,
                          const MethodError& error) const {
    std::vector<double> values(raw.begin(), raw.end());
    for (const Hole& hole : holes) values[hole.unit] = filled_value(leaf, hole);
    for (std::size_t u = 0; u < values.size(); ++u) {
      try {
        if (!std::isnan(values[u])) (void)leaf.map(values[u], definition_.model[leaf.node].indicator->direction);
      } catch (const MethodError& found) {
        throw of_unit(found, reference_.units()[u]);
      }
    }
    throw error;
  }

  static std::array<double, 2> turned(const Node& node, double low, double high) {
    if (node.indicator->direction == Direction::lower) return {-high, -low};
    return {low, high};
  }

  void degenerate(leaf_state& leaf, code c, Message message) {
    const Constant policy = definition_.method.constant;
    if (policy == Constant::middle && c == code::constant_indicator) return;
    if (policy == Constant::drop) {
      leaf.dropped = true;
      return;
    }
    problems_.push_back({.code = c, .said = std::move(message), .indicator = definition_.model[leaf.node].id});
  }

  // Raw values that take the place of cells whose status imputes.
  void learn_filling(leaf_state& leaf, std::size_t indicator) {
    for (const Status status : imputed_) {
      std::visit(
          [&]<class Rule>(const Rule& rule) {
            if constexpr (imputer<Rule>) leaf.fill.emplace(status, rule.fit(seen_, indicator));
          },
          rule_of(status));
    }
  }

  static std::vector<double> observed(std::span<const double> raw, std::size_t holes) {
    std::vector<double> present;
    present.reserve(raw.size() - holes);
    std::copy_if(raw.begin(), raw.end(), std::back_inserter(present), [](double x) { return !std::isnan(x); });
    return present;
  }

  // The column that frames are learnt from: observed and imputed raw values.
  std::vector<double> filled(const leaf_state& leaf, std::span<const double> raw, std::span<const Hole> holes) const {
    std::vector<double> values = observed(raw, holes.size());
    for (const Hole& hole : holes) {
      if (leaf.fill.contains(hole.status)) values.push_back(filled_value(leaf, hole));
    }
    return values;
  }

  // What is imputed in a cell; NaN where nothing is.
  [[nodiscard]] double filled_value(const leaf_state& leaf, const Hole& hole) const {
    const auto it = leaf.fill.find(hole.status);
    if (it == leaf.fill.end()) return nan;
    return fill_cell(it->second, reference_, hole.unit, row_for(it->second, reference_, columns_, hole.unit)).value;
  }

  void learn_size(leaf_state& leaf, Interval extent) const {
    leaf.size = size_after(leaf.normalise, extent);
    for (const Status status : penalised_) {
      const double penalty = leaf.penalty[static_cast<std::size_t>(status)];
      if (std::isfinite(penalty)) leaf.size = std::max(leaf.size, std::abs(penalty));
    }
  }

  // `values`: what was normalised, or only its smallest and largest.
  void learn_penalties(leaf_state& leaf, std::span<const double> values) {
    for (const Status status : penalised_) {
      const auto& rule = std::get<missing::penalise>(rule_of(status));
      leaf.penalty[static_cast<std::size_t>(status)] = rule.penalty(normalised_for(rule, leaf, values));
    }
  }

  // Whether scores of cells under this rule are no figures' of the reference: imputed, or a penalty but the lowest score.
  static bool computed(const Missing& rule) {
    return std::visit(
        overloaded{[](const missing::renormalise&) { return false; }, [](const missing::refuse&) { return false; },
                   [](const missing::penalise& penalty) { return penalty.computed(); },
                   [](const imputer auto&) { return true; }},
        rule);
  }

  // A figure of the reference that the map takes beyond the largest number would stand as a penalty in a saved index.
  void check_range(const leaf_state& leaf) {
    for (const Status status : penalised_) {
      if (!std::isinf(leaf.penalty[static_cast<std::size_t>(status)])) continue;
      problems_.push_back(
          {.code = code::not_finite,
           .said = say("penalty-too-large", "the penalty is beyond the largest number; state the indicator in another unit"),
           .indicator = definition_.model[leaf.node].id});
    }
  }

  // Normalised values of the reference that a penalty is learnt from: for an end of them that end is enough.
  std::span<const double> normalised_for(const missing::penalise& rule, const leaf_state& leaf,
                                         std::span<const double> values) {
    normalised_.clear();
    if (rule.value) return normalised_;
    const bool ends_only = values.data() != values_.data();
    if (ends_only && (rule.percentile == 0 || rule.percentile == 100)) {
      end_ = leaf.normalise(rule.percentile == 0 ? values.front() : values.back());
      return {&end_, 1};
    }
    if (ends_only) {
      const Node& n = definition_.model[leaf.node];
      for (double x : reference_.values(*reference_.find_indicator(n.id))) {
        if (!std::isnan(x)) normalised_.push_back(leaf.map(x, n.indicator->direction));
      }
    } else {
      for (double x : values) normalised_.push_back(leaf.normalise(x));
    }
    return normalised_;
  }

  static std::vector<std::span<const double>> values_of(const Table& table, std::span<const std::size_t> columns) {
    std::vector<std::span<const double>> values;
    values.reserve(columns.size());
    for (const std::size_t column : columns) values.push_back(table.values(column));
    return values;
  }

  const Definition& definition_;
  const Table& reference_;
  std::span<const std::size_t> columns_;
  impute::Reference seen_;  // the same as rules that fill cells see it
  std::vector<Problem>& problems_;
  std::vector<Status> imputed_{};     // statuses whose rule imputes
  std::vector<Status> penalised_{};   // and those whose rule penalises
  std::string indicator_{};           // whose rules these are; empty: of all without their own
  bool computed_ = false;             // whether some rule computes scores of cells without a figure
  std::vector<double> values_{};      // scratch
  std::vector<double> normalised_{};  // scratch
  double end_ = 0;                    // and where one number is all
};

}  // namespace

void level(std::span<double> values, kernels::extent e, double within) {
  if (e.high - e.low <= within) std::fill(values.begin(), values.end(), values[0]);
}

// Maps are monotone, so their ends have the greatest magnitude. What a map takes off large figures leaves its rounding: a
// hundredth of those sizes counts too, so that their slack is 1e-14.
double size_after(const normalise::fitted& map, Interval extent) {
  double size = 0;
  const auto include = [&](double x) {
    if (std::isfinite(x)) size = std::max(size, std::abs(x));
  };
  const auto* a = std::get_if<normalise::affine>(&map.map);
  for (const double end : {extent.low, extent.high}) include(a ? (*a)(end) : map(end));
  if (a) include(0.01 * a->scale * std::max(std::abs(extent.low), std::abs(extent.high)));
  return size;
}

void learn_leaves(index_state& state, const Table& reference, std::span<const std::size_t> columns,
                  std::vector<Problem>& problems) {
  learner learner(state.definition, reference, columns, problems);
  state.leaves.reserve(columns.size());
  for (std::size_t k = 0; k < columns.size(); ++k) learner.learn(state.leaves.emplace_back(), k);
}

}  // namespace hti::inline v0::detail
