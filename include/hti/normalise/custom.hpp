// A normalisation of your own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "hti/base/own_method.hpp"
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

/// Wraps any column_method. `label` names it in traces; an index that uses one cannot be saved. Two are equal where label and
/// method are: a method without `==` equals its own copies alone.
struct custom {
  std::string label;
  std::function<std::function<double(double)>(const Column&)> learn;
  detail::own_method method;

  static constexpr std::string_view name = "custom";
  static constexpr parameter_list parameters{parameter{"label", &custom::label, "What traces call it."}};
  template <column_method M>
  custom(std::string label_, M method_)
      : label(std::move(label_)),
        learn([method_](const Column& c) { return std::function<double(double)>(method_.fit(c)); }),
        method(std::move(method_)) {}
  [[nodiscard]] fitted fit(const Column& column) const { return {.map = learn(column), .constant = false}; }
  friend bool operator==(const custom& a, const custom& b) { return a.label == b.label && a.method == b.method; }
};

}  // namespace hti::inline v0::normalise
