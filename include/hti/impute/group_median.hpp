// Impute by the median of a group.
#pragma once

#include <string>
#include <string_view>

namespace hti::impute {

/// Fills a cell with the median of the reference units of the same group, raw; where the group is unknown or none of it has a
/// value, with the median of all.
struct group_median {
  std::string group{};  ///< name of the group variable

  static constexpr std::string_view name = "group_median";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("group", s.group);
  }
  friend bool operator==(const group_median&, const group_median&) = default;
};

}  // namespace hti::impute
