// Runs of a replicator at the points of a Sobol' design.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "hti/vary/source.hpp"
#include "robust/draws.hpp"
#include "robust/replicator.hpp"
#include "robust/sobol_design.hpp"

namespace hti::inline v0::detail {

/// Which numbers of a replicator move together, and where they stand in a Sobol' point. Sources that draw a stream have no
/// place there: A and B are two replicates of theirs, swapped whole.
class sobol_factors {
 public:
  /// \param each  sources whose numbers move each on its own
  /// \throws MethodError (invalid_parameter).
  sobol_factors(const Replicator& replicator, std::span<const vary::Source> sources, std::span<const std::string> each);

  /// What moves, in order: a source, or `source[number]`.
  [[nodiscard]] const std::vector<std::string>& labels() const noexcept { return labels_; }
  /// Numbers of a point of A; one of B has as many.
  [[nodiscard]] std::size_t dimensions() const noexcept { return dimensions_; }

 private:
  friend class sobol_draws;
  struct source {
    bool stream = false;
    std::size_t first = 0;              ///< of its dimensions
    std::vector<std::size_t> movers{};  ///< by number; a stream has one
  };

  std::vector<std::string> labels_{};
  std::size_t dimensions_ = 0;
  std::vector<source> sources_{};
};

/// One row of a design.
struct sobol_run {
  std::uint64_t point = 0;
  bool from_b = false;
  std::size_t moved = sobol_layout::none;  ///< taken from the other of A and B
  const double* numbers = nullptr;         ///< the point, A before B
};

class sobol_draws final : public draws {
 public:
  sobol_draws(const sobol_factors& factors, std::uint64_t seed, const std::array<sobol_run, batch>& runs)
      : factors_(factors), seed_(seed), runs_(runs) {}

  void uniforms(std::uint32_t source, std::uint64_t first, std::size_t factors, double* out) const override;

 private:
  const sobol_factors& factors_;
  std::uint64_t seed_;
  std::array<sobol_run, batch> runs_;
};

}  // namespace hti::inline v0::detail
