// A logarithm shifted by the reference range.
#pragma once

#include <string_view>
#include "hti/concepts.hpp"
#include "hti/treat/fitted.hpp"

namespace hti::treat {

/// x -> log(x - min + share (max - min)) with the reference's min and max \cite Becker2022.
/// Values below min count as min. A constant column is left as it is.
struct log {
  double share = 0.01;  ///< of the range, > 0

  static constexpr std::string_view name = "log";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) { visit("share", s.share); }
  [[nodiscard]] fitted fit(const Column& column) const;
  friend bool operator==(const log&, const log&) = default;
};

}  // namespace hti::treat
