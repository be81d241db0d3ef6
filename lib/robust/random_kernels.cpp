#include "robust/random.hpp"

#include <cstring>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "robust/random_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hti::inline v0::detail::HWY_NAMESPACE {

/// Words in the lower halves of 64-bit lanes, one lane a replicate: loops of fixed length that the compiler turns into vectors.
struct words {
  std::uint64_t lane[batch];
};

HWY_INLINE void philox(words (&w)[4], std::uint64_t seed) {
  constexpr std::uint64_t low = 0xFFFF'FFFF;
  std::uint64_t key0 = seed & low;
  std::uint64_t key1 = seed >> 32U;
  for (int round = 0; round < 10; ++round) {
    for (std::size_t r = 0; r < batch; ++r) {
      const std::uint64_t a = w[0].lane[r] * 0xD251'1F53U;
      const std::uint64_t b = w[2].lane[r] * 0xCD9E'8D57U;
      w[0].lane[r] = (b >> 32U) ^ w[1].lane[r] ^ key0;
      w[2].lane[r] = (a >> 32U) ^ w[3].lane[r] ^ key1;
      w[1].lane[r] = b & low;
      w[3].lane[r] = a & low;
    }
    key0 = (key0 + 0x9E37'79B9U) & low;
    key1 = (key1 + 0xBB67'AE85U) & low;
  }
}

/// The middles of 2^52 equal parts of (0, 1): the part as the fraction of a number in [1, 2), from which 1 - 2^-53 is taken.
HWY_INLINE void to_unit(const words& high, const words& low, double* out) {
  std::uint64_t bits[batch];
  double from_one[batch];
  for (std::size_t r = 0; r < batch; ++r) bits[r] = (high.lane[r] << 32U | low.lane[r]) >> 12U | 0x3FF0'0000'0000'0000U;
  std::memcpy(from_one, bits, sizeof bits);
  for (std::size_t r = 0; r < batch; ++r) out[r] = from_one[r] - (1 - 0x1p-53);
}

void uniforms(std::uint64_t seed, std::uint32_t stream, const std::uint64_t* replicates, std::uint64_t first_pair,
              std::size_t factors, double* out) {
  for (std::size_t pair = 0; 2 * pair < factors; ++pair) {
    words w[4];
    for (std::size_t r = 0; r < batch; ++r) {
      w[0].lane[r] = replicates[r] & 0xFFFF'FFFF;
      w[1].lane[r] = replicates[r] >> 32U;
      w[2].lane[r] = first_pair + pair;
      w[3].lane[r] = stream;
    }
    philox(w, seed);
    to_unit(w[0], w[1], out + 2 * pair * batch);
    to_unit(w[2], w[3], out + (2 * pair + 1) * batch);
  }
}

}  // namespace hti::inline v0::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace hti::inline v0::detail {

HWY_EXPORT(uniforms);

void uniforms(std::uint64_t seed, std::uint32_t stream, const std::uint64_t* replicates, std::uint64_t first_pair,
              std::size_t factors, double* out) {
  HWY_DYNAMIC_DISPATCH(uniforms)(seed, stream, replicates, first_pair, factors, out);
}

}  // namespace hti::inline v0::detail
#endif
