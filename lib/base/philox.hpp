// Philox4x32-10 \cite Salmon2011 on every platform.
#pragma once

#include <array>
#include <cstdint>

namespace hti::inline v0::detail {

/// Four random words for a counter, keyed by a seed.
[[nodiscard]] constexpr std::array<std::uint32_t, 4> philox(std::uint64_t seed, std::array<std::uint32_t, 4> w) noexcept {
  auto low = static_cast<std::uint32_t>(seed);
  auto high = static_cast<std::uint32_t>(seed >> 32U);
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * w[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57} * w[2];
    w = {static_cast<std::uint32_t>(b >> 32U) ^ w[1] ^ low, static_cast<std::uint32_t>(b),
         static_cast<std::uint32_t>(a >> 32U) ^ w[3] ^ high, static_cast<std::uint32_t>(a)};
    low += 0x9E3779B9;
    high += 0xBB67AE85;
  }
  return w;
}

}  // namespace hti::inline v0::detail
