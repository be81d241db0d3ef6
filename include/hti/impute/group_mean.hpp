// Impute by the mean of a group.
#pragma once

#include <string>
#include <string_view>

namespace hti::impute {

/// Fills a cell with the mean of the reference units of the same group, raw; where the group is unknown or none of it has a
/// value, with the mean of all.
struct group_mean {
  std::string group{};  ///< name of the group variable

  static constexpr std::string_view name = "group_mean";
  template <class Self, class Visit> static void fields(Self& s, Visit&& visit) {
    visit("group", s.group);
  }
  friend bool operator==(const group_mean&, const group_mean&) = default;
};

}  // namespace hti::impute
