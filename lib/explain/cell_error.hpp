// standard_error() and people() of those who know the table's column already: looking it up costs more than the rest.
#pragma once

#include <cstddef>

#include "hti/explain/sampling_error.hpp"

namespace hti::inline v0::explain {

[[nodiscard]] double standard_error_at(const Table& table, const Model& model, std::size_t unit, std::size_t indicator,
                                       std::size_t column);
[[nodiscard]] People people_at(const Table& table, const Model& model, std::size_t unit, std::size_t indicator,
                               std::size_t column, double difference);

}  // namespace hti::inline v0::explain
