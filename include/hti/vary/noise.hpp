// Figures with errors that are assumed.
#pragma once

#include <string>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0::vary {

/// What was lost when figures were printed with few digits: uniform between half a step below and above. Applies to observed
/// cells; a figure stays within the allowed range of its indicator. Frames stay as they were fitted.
struct rounding {
  double step = 1;                        ///< what figures were rounded to, in their own unit
  std::vector<std::string> indicators{};  ///< empty: all shares
  std::string name = "rounding";

  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("step", s.step);
    visit("indicators", s.indicators);
    visit("name", s.name);
  }
  friend bool operator==(const rounding&, const rounding&) = default;
};

enum class Distribution { normal, uniform };

/// An error of that standard deviation in the observed cells of some indicators, independent from cell to cell. A figure stays
/// within the allowed range of its indicator. Frames stay as they were fitted.
struct noise {
  std::vector<std::string> indicators{};
  double sd = 0;  ///< in the indicators' own unit
  Distribution distribution = Distribution::normal;
  std::string name = "noise";

  template <class Self, class Visit>
  static void fields(Self& s, Visit&& visit) {
    visit("indicators", s.indicators);
    visit("sd", s.sd);
    visit("distribution", s.distribution);
    visit("name", s.name);
  }
  friend bool operator==(const noise&, const noise&) = default;
};

}  // namespace hti::inline v0::vary
