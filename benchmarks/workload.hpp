// The index that everything is measured on: 4 sub-indices, 18 areas, 71 indicators, 3 % of the cells missing at random.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "hti/definition.hpp"
#include "hti/table.hpp"

namespace workload {

inline constexpr std::size_t indicators = 71;
inline constexpr std::size_t areas = 18;
inline constexpr std::size_t subindices = 4;
inline constexpr std::size_t aggregates = areas + subindices + 1;

/// Whether this was compiled with optimisation and without assertions; times mean nothing otherwise.
[[nodiscard]] bool optimised() noexcept;

/// Min-max, renormalised weighted means at every level; weights 1, 2, 3 in turn, every third indicator is better low.
[[nodiscard]] hti::Definition definition();
/// The same where every indicator is a share of those who answered one of four surveys.
[[nodiscard]] hti::Definition survey_definition();

/// Values of units x indicators, column-major, the same for the same number of units.
[[nodiscard]] std::vector<double> values(std::size_t units);

[[nodiscard]] hti::Table table(std::vector<double> values);
/// Shares that so many answered in every cell.
[[nodiscard]] hti::Table survey_table(std::vector<double> values, double respondents);

/// Reads units x indicators and writes units x aggregates, each byte once: every output is the sum of three or four inputs, the
/// least that can be done with them.
void read_and_write(std::span<const double> in, std::size_t units, double* out);

}  // namespace workload
