// Arithmetic that rounds alike whatever flags its user compiles with.
#pragma once

#include <type_traits>

#include "hti/api.hpp"

namespace hti::inline v0::detail {

/// a b, rounded before anything is added to it: a compiler that may fuse the two (GCC by default, where the machine can) would
/// round once where the library rounds twice, and bits would differ.
[[nodiscard]] constexpr double product(double a, double b) noexcept {
  double p = a * b;
#if defined(__GNUC__) && !defined(__EMSCRIPTEN__)  // WebAssembly has nothing to fuse with
  if (!std::is_constant_evaluated()) {
#if defined(__SSE2__)
    __asm__("" : "+x"(p));
#else
    __asm__("" : "+m"(p));
#endif
  }
#endif
  return p;
}

}  // namespace hti::inline v0::detail
