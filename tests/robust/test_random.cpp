// The counter-based numbers against Random123, whose known answers are tested by its authors.
#include <Random123/philox.h>
#include <hwy/targets.h>

#include "robust/support.hpp"

TEST_CASE("uniform numbers are Philox4x32-10 of seed, replicate, factor and stream on every path") {
  constexpr std::uint64_t seed = 0x0123'4567'89AB'CDEF;
  constexpr std::uint32_t stream = 5;
  const std::vector<std::uint64_t> replicates{0, 1, 2, 199, 4'294'967'295, 4'294'967'296, 99'999'999, 0xFFFF'FFFF'FFFF};
  constexpr std::size_t factors = 7;
  constexpr std::uint32_t first_pair = 1000;
  std::vector<double> u((factors + 1) * hti::detail::batch);
  const auto check = [&] {
    hti::detail::uniforms(seed, stream, replicates.data(), first_pair, factors, u.data());
    for (std::size_t r = 0; r < replicates.size(); ++r) {
      for (std::size_t f = 0; f < factors; ++f) {
        const auto words =
            r123::Philox4x32()({{static_cast<std::uint32_t>(replicates[r]), static_cast<std::uint32_t>(replicates[r] >> 32U),
                                 static_cast<std::uint32_t>(first_pair + f / 2), stream}},
                               {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}});
        const std::uint64_t bits = std::uint64_t{words[f % 2 * 2]} << 32U | words[f % 2 * 2 + 1];
        REQUIRE(u[f * hti::detail::batch + r] == (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52);
      }
    }
  };
  for (auto rest = hwy::SupportedTargets(); rest != 0; rest &= rest - 1) {
    hwy::SetSupportedTargetsForTest(rest & -rest);
    check();
  }
  hwy::SetSupportedTargetsForTest(0);
}
