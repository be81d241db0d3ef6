// Where the numbers come from that runs of a replicator are drawn with.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "robust/random.hpp"

namespace hti::inline v0::detail {

/// The numbers of `batch` runs side by side.
class draws {
 public:
  draws() = default;
  draws(const draws&) = delete;
  draws& operator=(const draws&) = delete;
  virtual ~draws() = default;

  /// Numbers in (0, 1), [factor][run].
  /// \param source  its place among the sources
  /// \param first   number of the first factor within its source, even
  /// \param out     room for an even number of factors
  virtual void uniforms(std::uint32_t source, std::uint64_t first, std::size_t factors, double* out) const = 0;
};

/// Replicates: numbers by counter.
class replicate_draws final : public draws {
 public:
  replicate_draws(std::uint64_t seed, const std::array<std::uint64_t, batch>& replicates)
      : seed_(seed), replicates_(replicates) {}

  void uniforms(std::uint32_t source, std::uint64_t first, std::size_t factors, double* out) const override {
    detail::uniforms(seed_, source, replicates_.data(), first / 2, factors, out);
  }

 private:
  std::uint64_t seed_;
  std::array<std::uint64_t, batch> replicates_;
};

/// One run of others in the place of all eight.
class one_run final : public draws {
 public:
  one_run(const draws& from, std::size_t run) : from_(from), run_(run) {}

  void uniforms(std::uint32_t source, std::uint64_t first, std::size_t factors, double* out) const override {
    from_.uniforms(source, first, factors, out);
    for (std::size_t f = 0; f < factors; ++f) {
      const double one = out[f * batch + run_];  // overwritten as it is copied
      std::fill_n(out + f * batch, batch, one);
    }
  }

 private:
  const draws& from_;
  std::size_t run_;
};

}  // namespace hti::inline v0::detail
