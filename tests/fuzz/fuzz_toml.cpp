// Any bytes are a definition, which then reads back equal from its canonical text, or a typed error.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "hti/io/toml.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const hti::Definition definition = hti::io::parse_definition(text);
    if (!(hti::io::parse_definition(hti::io::to_toml(definition)) == definition)) __builtin_trap();
  } catch (const hti::Error& error) {
    if (error.problems().empty()) __builtin_trap();
  }
  return 0;
}
