// Names of what a model says of an indicator.
#pragma once

#include <array>
#include <string_view>

#include "base/names.hpp"
#include "hti/model.hpp"

namespace hti::inline v0::detail {

template <>
inline constexpr std::array<std::string_view, 2> names<Direction>{"higher", "lower"};
template <>
inline constexpr std::array<std::string_view, 5> names<Kind>{"share", "mean", "count", "yes_no", "points"};
template <>
inline constexpr std::array<std::string_view, 4> names<Quality>{"unspecified", "structure", "process", "outcome"};
template <>
inline constexpr std::array<std::string_view, 2> names<Scope>{"unit", "municipality"};
template <>
inline constexpr std::array<std::string_view, 2> names<RandomError>{"none", "survey"};

}  // namespace hti::inline v0::detail
