// An aggregation of your own.
#pragma once

#include <functional>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "hti/base/own_method.hpp"
#include "hti/concepts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::aggregate {

/// Wraps any aggregator. `label` names it in traces; an index that uses one cannot be saved. Two are equal where label and
/// method are: a method without `==` equals its own copies alone.
struct custom {
  std::string label;
  std::function<double(std::span<const double>, std::span<const double>)> combine;
  detail::own_method method;

  static constexpr std::string_view name = "custom";
  static constexpr bool may_fall = true;
  static constexpr parameter_list parameters{parameter{"label", &custom::label, "What traces call it."}};
  template <aggregator A>
  custom(std::string label_, A method_) : label(std::move(label_)), combine(method_), method(std::move(method_)) {}
  [[nodiscard]] double operator()(std::span<const double> values, std::span<const double> weights) const {
    return combine(values, weights);
  }
  [[nodiscard]] Interval reach(std::span<const Interval>) const {
    return {-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  }
  friend bool operator==(const custom& a, const custom& b) { return a.label == b.label && a.method == b.method; }
};

}  // namespace hti::inline v0::aggregate
