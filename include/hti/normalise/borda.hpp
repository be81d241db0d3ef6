// Borda points.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// y = #(reference < x): the number of reference units beaten. A constant column has no frame; its middle is (n - 1) / 2.
struct borda {
  static constexpr std::string_view name = "borda";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const borda&, const borda&) = default;
};

}  // namespace hti::normalise
