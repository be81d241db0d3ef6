// The counter-based numbers against Random123, whose known answers are tested by its authors.
#include <Random123/philox.h>
#include <hwy/targets.h>

#include "base/philox.hpp"
#include "robust/support.hpp"

TEST_CASE("random words are Philox4x32-10 of seed and counter") {
  for (const std::uint64_t seed : {0x0ULL, 0x0123'4567'89AB'CDEFULL, ~0x0ULL}) {
    for (const std::array<std::uint32_t, 4> w : {std::array<std::uint32_t, 4>{}, {1, 2, 3, 4}, {~0U, ~1U, 0x8000'0000U, 7}}) {
      const auto expected = r123::Philox4x32()({{w[0], w[1], w[2], w[3]}},
                                               {{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32U)}});
      const auto found = hti::detail::philox(seed, w);
      REQUIRE(std::equal(found.begin(), found.end(), expected.begin()));
    }
  }
}

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
