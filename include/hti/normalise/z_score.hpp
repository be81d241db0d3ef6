// Standardisation.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/normalise/fitted.hpp"

namespace hti::normalise {

/// y = mean + sd (x - m) / s with the reference's mean m and sample standard deviation s (n - 1) \cite OECD2008.
/// A constant column, or a single value, has no frame; its middle is `mean`.
struct z_score {
  double mean = 0;
  double sd = 1;

  static constexpr std::string_view name = "z_score";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("mean", s.mean);
    visit("sd", s.sd);
  }
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const z_score&, const z_score&) = default;
};

}  // namespace hti::normalise
