// Uniform numbers by counter: replicate and factor say which, whatever else is drawn.
#pragma once

#include <cstddef>
#include <cstdint>

#include "robust/tree.hpp"

namespace hti::inline v0::detail {

/// Numbers in (0, 1), [factor][replicate]: Philox4x32-10 \cite Salmon2011 keyed by the seed, the counter being (replicate,
/// factor / 2, stream); every block of four words gives the numbers of two factors, 52 bits each.
/// \param replicates  `batch` of them
/// \param first_pair  half the number of the first factor, which is even
/// \param out         room for an even number of factors
void uniforms(std::uint64_t seed, std::uint32_t stream, const std::uint64_t* replicates, std::uint64_t first_pair,
              std::size_t factors, double* out);

}  // namespace hti::inline v0::detail
