// One reader, HTI_READER, for libFuzzer.
#include <cstddef>
#include <cstdint>

#include "fuzz/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  hti_test::HTI_READER({reinterpret_cast<const char*>(data), size});
  return 0;
}
