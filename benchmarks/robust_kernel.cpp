#include "robust_kernel.hpp"

#include <array>

#include "base/rank_kernels.hpp"
#include "hti/rank/rank.hpp"
#include "workload.hpp"

namespace workload {
namespace {

constexpr std::size_t lanes = 8;  // units, and replicates, side by side
constexpr std::size_t draws = indicators + areas + subindices;
constexpr double spread = 0.25;
using row = std::array<double, lanes>;

std::size_t area_of(std::size_t i) { return i * areas / indicators; }
std::size_t sub_of(std::size_t a) { return a * subindices / areas; }

/// Eight streams of xorshift numbers in (1, 2).
struct generator {
  std::array<std::uint64_t, lanes> state;

  explicit generator(std::uint64_t seed) {
    for (std::size_t r = 0; r < lanes; ++r) state[r] = (seed + r + 1) * 0x9E37'79B9'7F4A'7C15U;
  }
  void next(row& out) {
    std::array<std::uint64_t, lanes> bits;
    for (std::size_t r = 0; r < lanes; ++r) {
      state[r] ^= state[r] << 13U;
      state[r] ^= state[r] >> 7U;
      state[r] ^= state[r] << 17U;
      bits[r] = state[r] >> 12U | 0x3FF0'0000'0000'0000U;
    }
    __builtin_memcpy(out.data(), bits.data(), sizeof bits);
  }
};

/// Effective weights of eight replicates.
void draw(generator& g, std::array<row, indicators>& effective) {
  std::array<row, areas> area{};
  std::array<row, subindices> sub{};
  std::array<row, areas> area_sum{};
  std::array<row, subindices> sub_sum{};
  row total{};
  row u;
  const auto noisy = [&](std::size_t child, row& w) {
    g.next(u);
    for (std::size_t r = 0; r < lanes; ++r) w[r] = static_cast<double>(1 + child % 3) * (1 - 3 * spread + 2 * spread * u[r]);
  };
  const auto add = [](row& to, const row& w) {
    for (std::size_t r = 0; r < lanes; ++r) to[r] += w[r];
  };
  for (std::size_t i = 0; i < indicators; ++i) noisy(i, effective[i]), add(area_sum[area_of(i)], effective[i]);
  for (std::size_t a = 0; a < areas; ++a) noisy(a, area[a]), add(sub_sum[sub_of(a)], area[a]);
  for (std::size_t s = 0; s < subindices; ++s) noisy(s, sub[s]), add(total, sub[s]);
  for (std::size_t s = 0; s < subindices; ++s) {
    for (std::size_t r = 0; r < lanes; ++r) sub[s][r] /= total[r] * sub_sum[s][r];
  }
  for (std::size_t a = 0; a < areas; ++a) {
    for (std::size_t r = 0; r < lanes; ++r) area[a][r] *= sub[sub_of(a)][r] / area_sum[a][r];
  }
  for (std::size_t i = 0; i < indicators; ++i) {
    for (std::size_t r = 0; r < lanes; ++r) effective[i][r] *= area[area_of(i)][r];
  }
}

// Sums of eight units in as many replicates as registers hold.
#ifdef __AVX512F__
constexpr std::size_t width = 8;
constexpr std::size_t side_by_side = 8;
#else
constexpr std::size_t width = 4;
constexpr std::size_t side_by_side = 4;
#endif
using vector = double __attribute__((vector_size(width * sizeof(double))));

void product(const double* values, std::size_t tiles, const std::array<row, indicators>& weights, double* out) {
  for (std::size_t t = 0; t < tiles; ++t) {
    const double* const x = values + t * indicators * lanes;
    for (std::size_t first = 0; first < lanes; first += side_by_side) {
      vector sum[side_by_side][lanes / width] = {};
      for (std::size_t i = 0; i < indicators; ++i) {
        for (std::size_t k = 0; k < lanes / width; ++k) {
          vector v;
          __builtin_memcpy(&v, x + i * lanes + k * width, sizeof v);
          for (std::size_t r = 0; r < side_by_side; ++r) sum[r][k] += weights[i][first + r] * v;
        }
      }
      for (std::size_t r = 0; r < side_by_side; ++r) {
        double* const to = out + ((first + r) * tiles + t) * lanes;
        for (std::size_t k = 0; k < lanes / width; ++k) __builtin_memcpy(to + k * width, &sum[r][k], sizeof sum[r][k]);
      }
    }
  }
}

}  // namespace

replicate_kernel::replicate_kernel(std::span<const double> normalised, std::size_t units)
    : units_(units), padded_((units + lanes - 1) / lanes * lanes), values_(padded_ * indicators) {
  for (std::size_t i = 0; i < indicators; ++i) {
    for (std::size_t u = 0; u < units; ++u)
      values_[(u / lanes * indicators + i) * lanes + u % lanes] = normalised[i * units + u];
  }
}

std::uint64_t replicate_kernel::run(std::uint64_t seed, std::size_t replicates) const {
  generator g(seed);
  std::array<row, indicators> weights;
  std::vector<double> scores(lanes * padded_);
  std::vector<std::uint32_t> ranks(units_);
  hti::detail::ranker ranker;
  std::uint64_t sum = 0;
  for (std::size_t k = 0; k < replicates; k += lanes) {
    draw(g, weights);
    product(values_.data(), padded_ / lanes, weights, scores.data());
    for (std::size_t r = 0; r < lanes; ++r) {
      ranker.min_ranks(std::span(scores).subspan(r * padded_, units_), ranks);
      for (std::size_t u = 0; u < units_; ++u) sum += u * ranks[u];
    }
  }
  return sum;
}

bool replicate_kernel::verified() const {
  generator g(1);
  std::array<row, indicators> weights;
  std::vector<double> scores(lanes * padded_);
  std::vector<std::uint32_t> ranks(units_);
  hti::detail::ranker ranker;
  draw(g, weights);
  product(values_.data(), padded_ / lanes, weights, scores.data());
  for (std::size_t r = 0; r < lanes; ++r) {
    std::vector<double> plain(units_);
    double total = 0;
    for (std::size_t i = 0; i < indicators; ++i) {
      total += weights[i][r];
      for (std::size_t u = 0; u < units_; ++u)
        plain[u] += weights[i][r] * values_[(u / lanes * indicators + i) * lanes + u % lanes];
    }
    ranker.min_ranks(std::span(scores).subspan(r * padded_, units_), ranks);
    const std::vector<double> expected = hti::rank(plain);
    for (std::size_t u = 0; u < units_; ++u) {
      if (ranks[u] != static_cast<std::uint32_t>(expected[u])) return false;
    }
    if (!(total > 1 - 1e-12 && total < 1 + 1e-12)) return false;
  }
  return true;
}

}  // namespace workload
