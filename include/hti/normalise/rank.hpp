// Ranks as values.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// y = 1 + #(reference < x), ties sharing the smallest: 1 is worst \cite OECD2008.
/// A new unit gets what a reference unit with its value has or would have. A constant column has no frame; its middle is (n + 1) / 2.
struct rank {
  static constexpr std::string_view name = "rank";
  template <class Self, class Visit> static void fields(Self&, Visit&&) {}
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const rank&, const rank&) = default;
};

}  // namespace hti::normalise
