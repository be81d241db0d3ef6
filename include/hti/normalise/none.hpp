// No normalisation.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// Keeps the values, turned so that higher is better: a `lower` indicator is negated.
struct none {
  static constexpr std::string_view name = "none";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const none&, const none&) = default;
};

}  // namespace hti::normalise
