// How far towards a target.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/normalise/goalposts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct distance_to_target {
  std::optional<double> target{};
  double low = 0;
  double high = 100;
  bool clip = false;

  static constexpr std::string_view name = "distance_to_target";
  static constexpr std::string_view text = "Places values between the reference's worst and a target.";
  static constexpr std::string_view formula =
      R"(\text{low} + (\text{high} - \text{low}) \dfrac{x - x_{\text{worst}}}{\text{target} - x_{\text{worst}}})";
  static constexpr std::string_view details =
      "The target is in the indicator's own unit. Values beyond it have more than high, unless clip is set. A target no better "
      "than the reference's worst is a MethodError (invalid_parameter), no target and no goalposts one too "
      "(missing_goalposts).";
  static constexpr std::string_view citation = "Becker2022";
  static constexpr parameter_list parameters{
      parameter{"target", &distance_to_target::target, "What is aimed at; the better of the indicator's goalposts by default."},
      parameter{"low", &distance_to_target::low, "What the reference's worst value becomes."},
      parameter{"high", &distance_to_target::high, "What the target becomes; above low."},
      parameter{"clip", &distance_to_target::clip, "Whether values beyond the target are cut to it."}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (!(low < high)) fault("high", say("must-be-above-low", "must be above low"));
  }

  [[nodiscard]] fitted fit(const Column& column) const {
    const bool turned = column.direction() == Direction::lower;
    double to = target.value_or(0);
    if (!target) to = turned ? goalposts::of(column).low : goalposts::of(column).high;
    if (turned) to = -to;
    const double worst = *std::min_element(column.values.begin(), column.values.end()) + 0.0;
    if (!(to - worst > column.within)) {
      throw MethodError(
          {{.code = code::invalid_parameter,
            .said = say("target-no-better", "the target of '{indicator}' is no better than the worst value of the reference",
                        {{"indicator", column.id}}),
            .indicator = std::string(column.id)}});
    }
    fitted made = detail::between(column.id, worst, to, low, high, false);
    if (clip) std::get<affine>(made.map).high = to;
    return made;
  }
  friend bool operator==(const distance_to_target&, const distance_to_target&) = default;
};

}  // namespace hti::inline v0::normalise
