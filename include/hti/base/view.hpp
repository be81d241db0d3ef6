// A view of a vector that costs little to compile.
#pragma once

#include <span>
#include <vector>

#include "hti/api.hpp"

namespace hti::inline v0::detail {

/// The same as std::span(values), which asks of every element type whether a vector of it is a range: some ten milliseconds
/// each, for everybody who includes the header.
template <class T>
[[nodiscard]] constexpr std::span<const T> view(const std::vector<T>& values) noexcept {
  return {values.data(), values.size()};
}

}  // namespace hti::inline v0::detail
