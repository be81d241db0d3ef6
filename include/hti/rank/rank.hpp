// Ranks with a stated rule for ties.
//
// The library has the fast way. Who links none of it defines HTI_HEADER_ONLY and gets the same ranks by sorting, under names of
// their own, so that both can be in one program.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "hti/api.hpp"
#include "hti/rank/options.hpp"

#ifdef HTI_HEADER_ONLY
#include "hti/rank/places.hpp"
#endif

namespace hti::inline v0 {

#ifdef HTI_HEADER_ONLY
inline namespace header_only {
#endif

/// Ranks of `values`, 1 = highest. NaN stays NaN and takes no place; infinities are values; -0 equals 0. Values are compared as
/// they are: without a tolerance or decimals only the same numbers tie.
/// \param values one per unit
/// \param options rule for ties; \throws MethodError (invalid_parameter) for a negative or non-finite tolerance, and for
/// decimals below 0 or above 15
/// \returns one rank per value
[[nodiscard]] HTI_API std::vector<double> rank(std::span<const double> values, const rank_options& options = {});

/// The same, writing into `ranks`. \throws DataError (wrong_size) where the sizes differ.
HTI_API void rank(std::span<const double> values, std::span<double> ranks, const rank_options& options = {});

/// Ranks within each group; equal labels are one group.
[[nodiscard]] HTI_API std::vector<double> rank_within(std::span<const double> values, std::span<const std::string> groups,
                                                      const rank_options& options = {});

#ifdef HTI_HEADER_ONLY
inline void rank(std::span<const double> values, std::span<double> ranks, const rank_options& options) {
  detail::sorter work;
  detail::rank(values, ranks, options, work);
}

inline std::vector<double> rank(std::span<const double> values, const rank_options& options) {
  std::vector<double> ranks(values.size());
  rank(values, ranks, options);
  return ranks;
}

inline std::vector<double> rank_within(std::span<const double> values, std::span<const std::string> groups,
                                       const rank_options& options) {
  detail::sorter work;
  return detail::rank_within(values, groups, options, work);
}

}  // namespace header_only
#endif

}  // namespace hti::inline v0
