// Logarithms between fixed bounds.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <string_view>

#include "hti/base/arithmetic.hpp"
#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/normalise/goalposts.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct log_goalposts {
  double low = 0;
  double high = 100;
  bool clip = true;

  static constexpr std::string_view name = "log_goalposts";
  static constexpr std::string_view text = "Places logarithms between those of the indicator's own goalposts.";
  static constexpr std::string_view formula =
      R"(\text{low} + (\text{high} - \text{low}) \dfrac{\ln x - \ln x_{\text{worse}}}{\ln x_{\text{better}} - \ln x_{\text{worse}}})";
  static constexpr std::string_view details =
      "Goalposts and figures are in the indicator's own unit, as income in the Human Development Index. Goalposts must be "
      "above 0, else a MethodError (non_positive_value). With clip, values beyond the goalposts are cut to them; without it "
      "a figure of 0 or less has no score, an error. Nothing is learnt, so a constant column is no fault.";
  static constexpr std::string_view citation = "UNDP2022";
  static constexpr parameter_list parameters{
      parameter{"low", &log_goalposts::low, "What the worse goalpost becomes."},
      parameter{"high", &log_goalposts::high, "What the better goalpost becomes; above low."},
      parameter{"clip", &log_goalposts::clip, "Whether values beyond the goalposts are cut to them."}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (!(low < high)) fault("high", say("must-be-above-low", "must be above low"));
  }

  /// Goalposts as the turned values have them: both negative where lower is better.
  static constexpr std::array<std::string_view, 5> learnt{"worse", "better", "low", "high", "clip"};
  [[nodiscard]] static double at(std::span<const double> learnt, double x) {
    const double worse = learnt[0];
    const double better = learnt[1];
    const double y = learnt[4] != 0 ? std::clamp(x, worse, better) : x;
    const double place = std::log(std::max(y / worse, 0.0)) / std::log(better / worse);
    return learnt[2] + detail::product(learnt[3] - learnt[2], place);
  }
  [[nodiscard]] static double steepest(std::span<const double> learnt) {
    const double nearest = std::min(std::abs(learnt[0]), std::abs(learnt[1]));
    return (learnt[3] - learnt[2]) / std::abs(std::log(learnt[1] / learnt[0])) / nearest;
  }

  [[nodiscard]] fitted fit(const Column& column) const {
    const Interval posts = goalposts::of(column);
    if (!(posts.low > 0)) {
      throw MethodError(
          {{.code = code::non_positive_value,
            .said = say("goalposts-without-logarithms", "the goalposts of '{indicator}' must be above 0 to have logarithms",
                        {{"indicator", column.id}}),
            .indicator = std::string(column.id)}});
    }
    const bool turned = column.direction() == Direction::lower;
    return {.map = curve::of<log_goalposts>(
                {turned ? -posts.high : posts.low, turned ? -posts.low : posts.high, low, high, clip ? 1.0 : 0.0}),
            .constant = false};
  }
  friend bool operator==(const log_goalposts&, const log_goalposts&) = default;
};

}  // namespace hti::inline v0::normalise
