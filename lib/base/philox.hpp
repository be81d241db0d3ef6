// Philox4x32-10 \cite Salmon2011 on every platform.
#pragma once

// Random123 refuses processors that it has not been tried on, WebAssembly among them; Philox needs whole numbers only.
#ifdef __EMSCRIPTEN__
#define __riscv 1
#endif
#include <Random123/philox.h>
#ifdef __EMSCRIPTEN__
#undef __riscv
#endif

#include <array>
#include <cstdint>

namespace hti::detail {

/// Four random words for a counter, keyed by a seed.
[[nodiscard]] inline std::array<std::uint32_t, 4> philox(std::uint64_t seed, const std::array<std::uint32_t, 4>& counter) {
  const r123::Philox4x32::ctr_type c{{counter[0], counter[1], counter[2], counter[3]}};
  const r123::Philox4x32::key_type key{{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}};
  const auto words = r123::Philox4x32()(c, key);
  return {words[0], words[1], words[2], words[3]};
}

}  // namespace hti::detail
