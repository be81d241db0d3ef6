#include "robust/sobol_sequence.hpp"

#include <bit>
// Boost's hash derives from std::unary_function, unless it is told that C++20 has none: libc++ has none indeed.
#if defined(_LIBCPP_VERSION) && !defined(BOOST_NO_CXX98_FUNCTION_BASE)
#define BOOST_NO_CXX98_FUNCTION_BASE
#endif
#include <boost/random/sobol.hpp>

#include "base/philox.hpp"

namespace hti::inline v0::detail {
namespace {

constexpr std::uint32_t scrambling = 0x536F626F;  // the stream of these numbers
constexpr std::uint32_t top = 1U << 31U;

// A random matrix of bits with ones on its diagonal and none above: output bit i is the parity of row i and the input.
directions random_rows(std::uint64_t seed, std::uint32_t dimension) {
  directions rows{};
  for (std::uint32_t i = 0; i < 32; ++i) {
    const std::uint32_t diagonal = top >> i;
    const std::uint32_t before = i == 0 ? 0 : ~(0xFFFF'FFFFU >> i);
    rows[i] = diagonal | (philox(seed, {scrambling, dimension, i, 0})[0] & before);
  }
  return rows;
}

std::uint32_t product(const directions& rows, std::uint32_t x) {
  std::uint32_t result = 0;
  for (std::uint32_t i = 0; i < 32; ++i) {
    if (std::popcount(rows[i] & x) % 2 == 1) result |= top >> i;
  }
  return result;
}

}  // namespace

std::vector<directions> sobol_directions(std::size_t dimensions) {
  boost::random::sobol_engine<std::uint32_t, 32> engine(dimensions);
  std::vector<directions> found(dimensions);
  for (std::uint32_t bit = 0; bit < 32; ++bit) {
    // The engine leaves out the first point, zero; the Gray code of the point sought has this bit alone.
    engine.seed(static_cast<std::uint32_t>((std::uint64_t{2} << bit) - 2));
    for (directions& d : found) d[bit] = engine();
  }
  return found;
}

SobolSequence::SobolSequence(std::size_t dimensions, std::uint64_t seed) : directions_(sobol_directions(dimensions)) {
  for (std::size_t k = 0; k < dimensions; ++k) {
    const auto dimension = static_cast<std::uint32_t>(k);
    const directions rows = random_rows(seed, dimension);
    for (std::uint32_t& d : directions_[k]) d = product(rows, d);
    shift_.push_back(philox(seed, {scrambling, dimension, 32, 0})[0]);
  }
}

void SobolSequence::point(std::uint32_t i, std::span<double> out) const {
  const std::uint32_t gray = i ^ i >> 1U;
  for (std::size_t k = 0; k < out.size(); ++k) {
    std::uint32_t x = shift_[k];
    for (std::uint32_t bits = gray; bits != 0; bits &= bits - 1)
      x ^= directions_[k][static_cast<std::size_t>(std::countr_zero(bits))];
    out[k] = (static_cast<double>(x) + 0.5) * 0x1p-32;
  }
}

}  // namespace hti::inline v0::detail
