// The arithmetic of drawing figures anew, for `batch` replicates side by side.
#pragma once

#include <cstddef>
#include <span>

#include "robust/noisy_cells.hpp"

namespace hti::inline v0::detail {

/// Standard normal scores of n numbers in (0, 1), n a multiple of `batch`.
void normal_scores(const double* u, std::size_t n, double* z);

/// Gives a unit's normal scores what they share. \param z  of the unit, [column][a tile's units][replicate]; own ones at first
void share_errors(std::span<const shared_errors::step> steps, double* z);

/// Adds the errors of cells at those normal scores, [cell][replicate]. \param tables  of all cells
void add_errors(std::span<const cell_error> cells, const double* tables, const double* z, double* x);
/// \param spreads  of the cells \param errors  what standard errors the answers drawn have, [cell][replicate]
void add_errors(std::span<const cell_error> cells, const cell_spread* spreads, const double* tables, const double* z, double* x,
                double* errors);

/// Adds the variances of sums of a survey's figures in a unit, one a replicate.
/// \param slopes  of the unit, [column]: what a figure's error is multiplied by \param errors  of the unit, [column][a tile's
/// units][replicate]
void add_variances(const shared_errors& survey, std::size_t unit, const double* slopes, const double* errors, double* out);

/// Values of a tile whose figures are drawn anew: value + slope (drawn - raw) within `reach`; `value` where raw is NaN.
/// \param drawn  [replicate][unit], as `out` is
void linear_errors(double slope, Interval reach, const double* raw, const double* value, const double* drawn, double* out);

/// Quantiles of a table of `gamma_cube_roots` at those normal scores, one a replicate.
void tabled_cubes(const double* table, const double* z, double* x);

}  // namespace hti::inline v0::detail
