// The step impute: what a rule learns of the whole reference table, and how that meets one unit's row.
#pragma once

#include <concepts>
#include <cstddef>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "hti/api.hpp"
#include "hti/impute/reference.hpp"

namespace hti::inline v0 {
namespace impute {

/// One unit of any table, as what was learnt meets it.
struct Row {
  std::string_view unit{};           ///< its code
  std::span<const double> values{};  ///< raw, by indicator; NaN = no value
  std::string_view label{};          ///< the unit's, of the rule's group variable
};

/// What takes the place of a cell.
struct filled {
  double value = std::numeric_limits<double>::quiet_NaN();
  bool of_all = false;  ///< the rule's own units are not there: the value is that of all
};

/// One value for all units, or for those of each group.
struct centre {
  double value = std::numeric_limits<double>::quiet_NaN();
  std::string variable{};  ///< of the groups; empty: there are none
  std::map<std::string, double, std::less<>> groups{};

  [[nodiscard]] filled operator()(const Row& row) const {
    if (variable.empty()) return {.value = value};
    const auto it = groups.find(row.label);
    return it == groups.end() ? filled{.value = value, .of_all = true} : filled{.value = it->second};
  }

  /// Of one indicator, which somebody must have. \param of  what is made of values \param variable  of the groups; empty: none
  template <class Of>
  [[nodiscard]] static centre learn(const Reference& reference, std::size_t indicator, Of of,
                                    const std::string& variable = {}) {
    centre c{.value = of(reference.observed(indicator)), .variable = variable};
    if (variable.empty()) return c;
    for (auto& [label, values] : reference.observed_by(variable, indicator)) c.groups.emplace(label, of(std::move(values)));
    return c;
  }
};

}  // namespace impute

/// A rule that fills cells: learns one indicator's filling from the reference table, which then meets units' rows.
template <class R>
concept imputer = std::copy_constructible<R> &&
                  requires(const R& rule, const impute::Reference& reference, std::size_t indicator, impute::Row row) {
                    { rule.fit(reference, indicator)(row) } -> std::same_as<impute::filled>;
                  };

}  // namespace hti::inline v0
