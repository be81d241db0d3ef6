// The names of enumerators in files, in their order: each room says those of its own.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hti::inline v0::detail {

template <class E>
inline constexpr std::array<std::string_view, 0> names{};

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

}  // namespace hti::inline v0::detail
