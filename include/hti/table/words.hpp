// The words for what cells of a table are.
#pragma once

#include <array>
#include <string_view>

#include "hti/columns.hpp"
#include "hti/table.hpp"

namespace hti::inline v0 {

template <>
struct words<Status> {
  static constexpr std::array<std::string_view, 5> list{"observed", "missing", "not_answered", "suppressed", "not_applicable"};
};
template <>
struct words<Origin> {
  static constexpr std::array<std::string_view, 3> list{"own", "borrowed", "inherited"};
};

}  // namespace hti::inline v0
