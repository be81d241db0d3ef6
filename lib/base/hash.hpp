// Content hashes as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace hti::inline v0::detail {

/// Sixteen hexadecimal digits.
[[nodiscard]] inline std::string hexadecimal(std::uint64_t hash) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- > 0; hash >>= 4) text[i] = "0123456789abcdef"[hash & 15];
  return text;
}

/// Of bytes.
[[nodiscard]] std::string content_hash(std::string_view bytes);

}  // namespace hti::inline v0::detail
