// The names of enumerators in files, in their order.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hti/method.hpp"
#include "hti/model.hpp"

namespace hti::detail {

template <class E>
inline constexpr std::array<std::string_view, 0> names{};
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
template <>
inline constexpr std::array<std::string_view, 2> names<missing::by>{"weight", "count"};
template <>
inline constexpr std::array<std::string_view, 5> names<Ties>{"min", "max", "average", "dense", "ordinal"};
template <>
inline constexpr std::array<std::string_view, 3> names<Constant>{"error", "middle", "drop"};

template <class E>
[[nodiscard]] constexpr std::string_view name_of(E value) {
  return names<E>[static_cast<std::size_t>(value)];
}

template <class E>
[[nodiscard]] constexpr std::optional<E> named(std::string_view name) {
  for (std::size_t i = 0; i < names<E>.size(); ++i) {
    if (names<E>[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

template <class E>
[[nodiscard]] std::vector<std::string> all_names() {
  return {names<E>.begin(), names<E>.end()};
}

}  // namespace hti::detail
