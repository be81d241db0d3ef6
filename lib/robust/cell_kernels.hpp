// The arithmetic of drawing figures anew, for `batch` replicates side by side.
#pragma once

#include <cstddef>

#include "robust/noisy_cells.hpp"

namespace hti::detail {

/// Standard normal scores of n numbers in (0, 1), n a multiple of `batch`.
void normal_scores(const double* u, std::size_t n, double* z);

/// Adds a cell's error at those normal scores, one a replicate.
void add_tabled(const cell_error& cell, const double* table, const double* z, double* x);

/// Quantiles of a table of `gamma_cube_roots` at those normal scores, one a replicate.
void tabled_cubes(const double* table, const double* z, double* x);

}  // namespace hti::detail
