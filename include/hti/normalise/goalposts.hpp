// Min-max between fixed bounds.
#pragma once

#include <string>
#include <string_view>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct goalposts {
  double low = 0;
  double high = 100;
  bool clip = true;

  static constexpr std::string_view name = "goalposts";
  static constexpr std::string_view text = "Places values between the indicator's own goalposts.";
  static constexpr std::string_view formula =
      R"(\text{low} + (\text{high} - \text{low}) \dfrac{x - x_{\text{worse}}}{x_{\text{better}} - x_{\text{worse}}})";
  static constexpr std::string_view details =
      "Nothing is learnt, so a constant column is no fault. An indicator without goalposts is a MethodError "
      "(missing_goalposts).";
  static constexpr parameter_list parameters{
      parameter{"low", &goalposts::low, "What the worse goalpost becomes."},
      parameter{"high", &goalposts::high, "What the better goalpost becomes; above low."},
      parameter{"clip", &goalposts::clip, "Whether values beyond the goalposts are cut to them."}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (!(low < high)) fault("high", say("must-be-above-low", "must be above low"));
  }

  /// The goalposts of a column's indicator. \throws MethodError (missing_goalposts) where it has none.
  [[nodiscard]] static Interval of(const Column& column) {
    if (!column.indicator || !column.indicator->goalposts) {
      throw MethodError({{.code = code::missing_goalposts,
                          .said = say("no-goalposts", "'{indicator}' has no goalposts", {{"indicator", column.id}}),
                          .indicator = std::string(column.id)}});
    }
    return *column.indicator->goalposts;
  }
  [[nodiscard]] fitted fit(const Column& column) const {
    const Interval posts = of(column);
    if (column.direction() == Direction::lower) return detail::between(column.id, -posts.high, -posts.low, low, high, clip);
    return detail::between(column.id, posts.low, posts.high, low, high, clip);
  }
  friend bool operator==(const goalposts&, const goalposts&) = default;
};

}  // namespace hti::inline v0::normalise
