// Where the numbers come from that runs of a plan are drawn with.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "robust/random.hpp"

namespace hti::detail {

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

}  // namespace hti::detail
