// Memory that is written before it is read.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <type_traits>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace hti::inline v0::detail {

/// Room for values of a plain type, neither initialised nor kept when it grows. Large rooms ask the system for huge pages: with
/// pages of 4 KiB the first touch of every page takes longer than ranking the million values does.
template <class T>
class scratch {
  static_assert(std::is_trivial_v<T>);

 public:
  scratch() = default;
  scratch(const scratch&) = delete;
  scratch& operator=(const scratch&) = delete;
  scratch(scratch&& other) noexcept : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  ~scratch() { std::free(data_); }

  /// Room for at least n values; what an earlier call gave is lost if it was smaller.
  [[nodiscard]] T* room(std::size_t n) {
    if (n > size_) grow(n);
    return data_;
  }

 private:
  void grow(std::size_t n) {
    constexpr std::size_t huge = std::size_t{1} << 21;
    std::free(data_);
    data_ = nullptr;
    size_ = 0;
    const bool large = n >= huge / sizeof(T);
    const std::size_t bytes = large ? (n * sizeof(T) + huge - 1) / huge * huge : n * sizeof(T);
    data_ = static_cast<T*>(large ? std::aligned_alloc(huge, bytes) : std::malloc(bytes));
    if (!data_) throw std::bad_alloc();
    size_ = n;
#ifdef __linux__
    if (large) madvise(data_, bytes, MADV_HUGEPAGE);
#endif
  }

  T* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace hti::inline v0::detail
