// Every per-cell matrix of a table, in the one place that knows them all.
#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>

#include "hti/table.hpp"

namespace hti::inline v0::detail {

/// References to the per-cell matrices. The binding names every member: one that is added to TableData does not compile before
/// it is placed here, and then it goes wherever tables are put together, cut, widened, checked and hashed.
template <class Data>
[[nodiscard]] auto matrices(Data& data) {
  auto& [units, indicators, values, statuses, origins, respondents, population, standard_error, names, groups, background,
         period] = data;
  return std::tie(values, statuses, origins, respondents, population, standard_error);
}

/// What a cell holds where its matrix is not there, in the same order.
inline constexpr std::tuple neutral{std::numeric_limits<double>::quiet_NaN(),
                                    Status::missing,
                                    Origin::own,
                                    std::numeric_limits<double>::quiet_NaN(),
                                    std::numeric_limits<double>::quiet_NaN(),
                                    std::numeric_limits<double>::quiet_NaN()};
inline constexpr std::tuple matrix_names{"values", "statuses", "origins", "respondents", "population", "standard_error"};
static_assert(std::tuple_size_v<decltype(neutral)> == std::tuple_size_v<decltype(matrix_names)>);

/// Calls `visit` with the number of each matrix, as a constant.
template <class Visit>
void each_matrix(Visit&& visit) {
  [&]<std::size_t... k>(std::index_sequence<k...>) {
    (visit(std::integral_constant<std::size_t, k>{}), ...);
  }(std::make_index_sequence<std::tuple_size_v<decltype(neutral)>>{});
}

template <class T>
[[nodiscard]] bool is_neutral(T value, T none) {
  if constexpr (std::is_floating_point_v<T>) {
    return std::isnan(value);
  } else {
    return value == none;
  }
}

}  // namespace hti::inline v0::detail
