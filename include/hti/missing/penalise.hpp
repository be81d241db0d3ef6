// Place a cell low instead of leaving it out.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "hti/base/statistics.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::missing {

struct penalise {
  std::optional<double> value{};
  double percentile = 0;

  static constexpr std::string_view name = "penalise";
  static constexpr std::string_view text =
      "Gives the cell a fixed normalised value, or a percentile of the reference's normalised values.";
  static constexpr std::string_view details = "Frames and moments never see it, and it does not count as observed.";
  static constexpr parameter_list parameters{
      parameter{"value", &penalise::value, "On the normalised scale; where it is not set the percentile is taken."},
      parameter{"percentile", &penalise::percentile, "Of the reference's normalised values (type 7), in [0, 100].",
                bounds::between(0, 100), true}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (value && percentile != penalise{}.percentile)
      fault("percentile", say("percentile-never-used", "is never used where value is set; take one of them away"));
  }

  /// What such a cell gets. \param normalised  the reference's values, not looked at where `value` is set; else not empty
  [[nodiscard]] double penalty(std::span<const double> normalised) const {
    if (value) return *value;
    if (normalised.size() == 1) return normalised.front();
    return detail::quantile_of({normalised.begin(), normalised.end()}, percentile / 100);
  }
  /// Whether it is other than the lowest score there is: then it is no figure's.
  [[nodiscard]] bool computed() const { return value || percentile != 0; }
  friend bool operator==(const penalise&, const penalise&) = default;
};

}  // namespace hti::inline v0::missing
