// Names of what rules and methods choose from.
#pragma once

#include <array>
#include <string_view>

#include "base/names.hpp"
#include "hti/method.hpp"
#include "model/names.hpp"

namespace hti::inline v0::detail {

template <>
inline constexpr std::array<std::string_view, 2> names<missing::by>{"weight", "count"};
template <>
inline constexpr std::array<std::string_view, 5> names<Ties>{"min", "max", "average", "dense", "ordinal"};
template <>
inline constexpr std::array<std::string_view, 3> names<Constant>{"error", "middle", "drop"};

/// In Method::rescale: the root of whatever model.
inline constexpr std::string_view root_alias = "root";

}  // namespace hti::inline v0::detail
