// Min-max normalisation.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include "hti/concepts.hpp"
#include "hti/normalise/frames.hpp"
#include "hti/parameter.hpp"

namespace hti::inline v0::normalise {

struct min_max {
  double low = 0;
  double high = 100;
  std::optional<Interval> clip{};

  static constexpr std::string_view name = "min_max";
  static constexpr std::string_view text = "Places values between the reference's smallest and largest.";
  static constexpr std::string_view formula =
      R"(\text{low} + (\text{high} - \text{low}) \dfrac{x - x_{\min}}{x_{\max} - x_{\min}})";
  static constexpr std::string_view details =
      "With clip, the ends are those percentiles of the reference (type 7 [HyndmanFan1996]) and values beyond them are "
      "cut to them; (0, 100) keeps the plain ends and cuts only new units. Without it new units may fall outside [low, "
      "high]. A constant column has no frame; its middle is (low + high) / 2.";
  static constexpr std::string_view citation = "OECD2008";
  static constexpr parameter_list parameters{
      parameter{"low", &min_max::low, "What the lowest value becomes."},
      parameter{"high", &min_max::high, "What the highest value becomes; above low."},
      parameter{"clip", &min_max::clip, "Percentiles of the reference (type 7) to take instead of its ends, and to cut at.",
                bounds::percentiles()}};

  template <class Fault>
  void check(Fault&& fault) const {
    if (!(low < high)) fault("high", say("must-be-above-low", "must be above low"));
  }

  [[nodiscard]] fitted fit(const Column& column) const {
    if (!clip) {
      const auto [least, most] = std::minmax_element(column.values.begin(), column.values.end());
      return detail::between(column.id, *least + 0.0, *most + 0.0, low, high, false);
    }
    const std::vector<double> ascending = detail::sorted(column.values);
    return detail::between(column.id, detail::quantile(ascending, clip->low / 100),
                           detail::quantile(ascending, clip->high / 100), low, high, true);
  }
  friend bool operator==(const min_max&, const min_max&) = default;
};

}  // namespace hti::inline v0::normalise
