// The whole reference table, as rules that fill cells learn from it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "hti/api.hpp"
#include "hti/base/arithmetic.hpp"
#include "hti/base/statistics.hpp"
#include "hti/base/view.hpp"

namespace hti::inline v0::impute {

/// Labels of units by group variable; "" = none.
using Groups = std::map<std::string, std::vector<std::string>>;

/// A copy of the reference's raw table, for rules by which units meet those of the reference.
class Profiles {
 public:
  /// \param values  one unit after the other; NaN = no value
  Profiles(std::vector<std::string> units, std::size_t indicators, std::vector<double> values)
      : units_(std::move(units)), values_(std::move(values)), spread_(indicators, 0) {
    std::vector<double> column;
    for (std::size_t i = 0; i < indicators; ++i) {
      column.clear();
      for (std::size_t u = 0; u < units_.size(); ++u) {
        if (!std::isnan(row(u)[i])) column.push_back(row(u)[i]);
      }
      const bool differ = std::adjacent_find(column.begin(), column.end(), std::not_equal_to<>()) != column.end();
      if (differ) spread_[i] = detail::standard_deviation(column);
    }
  }

  [[nodiscard]] std::span<const std::string> units() const& noexcept { return detail::view(units_); }
  std::span<const std::string> units() const&& = delete;
  [[nodiscard]] std::span<const double> row(std::size_t unit) const& noexcept {
    return detail::view(values_).subspan(unit * spread_.size(), spread_.size());
  }
  std::span<const double> row(std::size_t unit) const&& = delete;
  /// How far a unit's raw values are from those of a unit here, each indicator in standard deviations, over those that both
  /// have; scaled up by those that they have not. Indicators that tell nobody apart are left out. NaN: nothing in common.
  [[nodiscard]] double distance(std::span<const double> values, std::size_t unit) const {
    const std::span<const double> own = row(unit);
    double squares = 0;
    std::size_t shared = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
      if (spread_[i] == 0) continue;
      ++all;
      const double difference = (values[i] - own[i]) / spread_[i];
      if (std::isnan(difference)) continue;
      ++shared;
      squares += detail::product(difference, difference);
    }
    return std::sqrt(squares * (static_cast<double>(all) / static_cast<double>(shared)));
  }

 private:
  std::vector<std::string> units_;
  std::vector<double> values_;
  std::vector<double> spread_;  // by indicator; 0: it tells nobody apart
};

/// The reference's raw table as a rule learns from it; it views what it is made of, and is gone when `fit` has returned.
class Reference {
 public:
  /// \param columns  by indicator, one value a unit; NaN = no value
  Reference(std::span<const std::string> units, std::vector<std::span<const double>> columns, const Groups& groups)
      : units_(units), columns_(std::move(columns)), groups_(groups) {}
  Reference(std::span<const std::string> units, std::vector<std::span<const double>> columns, const Groups&& groups) = delete;

  /// The values of one indicator that are there.
  [[nodiscard]] std::vector<double> observed(std::size_t indicator) const {
    std::vector<double> values;
    for (const double x : columns_[indicator]) {
      if (!std::isnan(x)) values.push_back(x);
    }
    return values;
  }
  /// The same by label of a group variable, which there must be.
  [[nodiscard]] std::map<std::string, std::vector<double>, std::less<>> observed_by(const std::string& variable,
                                                                                    std::size_t indicator) const {
    std::map<std::string, std::vector<double>, std::less<>> members;
    const std::vector<std::string>& labels = groups_.at(variable);
    for (std::size_t u = 0; u < labels.size(); ++u) {
      const double x = columns_[indicator][u];
      if (!std::isnan(x) && !labels[u].empty()) members[labels[u]].push_back(x);
    }
    return members;
  }
  /// All of it, to be kept: one copy, whoever asks.
  [[nodiscard]] std::shared_ptr<const Profiles> profiles() const {
    if (profiles_) return profiles_;
    std::vector<double> values;
    values.reserve(units_.size() * columns_.size());
    for (std::size_t u = 0; u < units_.size(); ++u) {
      for (const std::span<const double> column : columns_) values.push_back(column[u]);
    }
    return profiles_ = std::make_shared<const Profiles>(std::vector<std::string>(units_.begin(), units_.end()), columns_.size(),
                                                        std::move(values));
  }

 private:
  std::span<const std::string> units_;
  std::vector<std::span<const double>> columns_;
  const Groups& groups_;
  mutable std::shared_ptr<const Profiles> profiles_{};
};

}  // namespace hti::inline v0::impute
