// What an index learns from its reference, part by part.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/kernels.hpp"
#include "hti/error.hpp"
#include "hti/normalise/fitted.hpp"
#include "hti/table.hpp"

namespace hti::inline v0::detail {

struct index_state;

/// What fills gaps, the treatments, frames and penalties of all indicators.
/// \param columns  of the reference, by indicator
void learn_leaves(index_state& state, const Table& reference, std::span<const std::size_t> columns,
                  std::vector<Problem>& problems);

/// Weights, comparisons and maps of nodes that are learnt from the reference, level by level: each sees what those below it
/// have become.
void learn_nodes(index_state& state, const Table& reference, std::span<const std::size_t> columns);

void learn_rescaling(index_state& state, const Table& reference, std::span<const std::size_t> columns);

/// Values that differ by rounding alone become one number, so that a frame is not made of it.
void level(std::span<double> values, kernels::extent e, double within);

/// How large the values are that a map gives of an interval, by which their rounding goes.
[[nodiscard]] double size_after(const normalise::fitted& map, Interval extent);

}  // namespace hti::inline v0::detail
