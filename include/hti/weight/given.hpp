// The weights of the model.
#pragma once

#include <string_view>

namespace hti::weight {

/// Uses the weights of the model, relative to the siblings.
struct given {
  static constexpr std::string_view name = "given";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  friend bool operator==(const given&, const given&) = default;
};

}  // namespace hti::weight
