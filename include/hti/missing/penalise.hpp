// Place a cell low instead of leaving it out.
#pragma once

#include <optional>
#include <string_view>

namespace hti::missing {

/// Gives the cell a fixed normalised `value`, or where that is not set the `percentile` (type 7) of the reference's normalised
/// values. Frames and moments never see it, and it does not count as observed.
struct penalise {
  std::optional<double> value{};  ///< on the normalised scale
  double percentile = 0;  ///< of the reference, in [0, 100]

  static constexpr std::string_view name = "penalise";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("value", s.value);
    visit("percentile", s.percentile);
  }
  friend bool operator==(const penalise&, const penalise&) = default;
};

}  // namespace hti::missing
