// A program of its own, since every allocation in it is counted.
#include <cstdio>
#include <cstdlib>
#include <new>

#include "memory/allocations.hpp"
#include "memory/operations.hpp"

namespace {

void* take(std::size_t size, std::size_t alignment) {
  if (hti_test::allowed.fetch_sub(1) == 0) {
    hti_test::failed = true;
    throw std::bad_alloc();
  }
  void* memory = std::aligned_alloc(alignment, (size / alignment + 1) * alignment);
  if (!memory) std::abort();
  ++hti_test::alive;
  return memory;
}

void give(void* memory) {
  if (memory) --hti_test::alive;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return take(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) { return take(size, static_cast<std::size_t>(alignment)); }
// Sanitizers have one of their own, beside which that above is no pair of `delete`.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return operator new(size);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}
void operator delete(void* memory) noexcept { give(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { give(memory); }
void operator delete(void* memory, std::size_t) noexcept { give(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { give(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { give(memory); }

int main() {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  try {
    std::printf("%6ld places in a stream of Arrow\n", hti_test::arrow_stream());
    return hti_test::operations() ? 0 : 1;
  } catch (const hti_test::unhappy& error) {
    std::printf("%s\n", error.why);
    return 1;
  } catch (const hti::Error& error) {
    std::printf("%s\n", error.what());
    return 1;
  }
}
