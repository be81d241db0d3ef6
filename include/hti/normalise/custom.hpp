// A normalisation of your own.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

/// Wraps any column_method. `label` names it in traces; an index that uses one cannot be saved.
struct custom {
  std::string label;
  std::function<std::function<double(double)>(const Column&)> learn;

  static constexpr std::string_view name = "custom";
  static constexpr std::tuple parameters{parameter{"label", &custom::label, "What traces call it."}};
  template <column_method M>
  custom(std::string label_, M method)
      : label(std::move(label_)), learn([method](const Column& c) { return std::function<double(double)>(method.fit(c)); }) {}
  [[nodiscard]] fitted fit(const Column& column) const { return {.map = learn(column), .constant = false}; }
  friend bool operator==(const custom& a, const custom& b) { return a.label == b.label; }
};

}  // namespace hti::inline v0::normalise
