// Trees that are a product: one sum of leaves by effective weights.
#pragma once

#include <cstddef>

#include "robust/tree.hpp"

namespace hti::inline v0::detail {

/// One output, before the exponential where it is a product of logarithms, of all units in `batch` replicates.
/// \param output  the branch
/// \param shares  of siblings, [slot][replicate]
/// \param out     [replicate][padded unit]
/// \param stride  from replicate to replicate
void multiply(const tree& t, std::size_t output, const double* shares, tree_workspace& work, double* out, std::size_t stride);

}  // namespace hti::inline v0::detail
