// Some units of a table.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "hti/table.hpp"

namespace hti::detail {

/// The rows of these units, in the order given.
[[nodiscard]] inline Table subset(const Table& table, std::span<const std::size_t> units) {
  TableData data = table.data();
  const auto pick = [&](auto& values) {
    const auto all = std::exchange(values, {});
    for (std::size_t first = 0; first < all.size(); first += table.n_units()) {
      for (const std::size_t u : units) values.push_back(all[first + u]);
    }
  };
  pick(data.units);
  pick(data.names);
  pick(data.values);
  pick(data.statuses);
  pick(data.origins);
  pick(data.respondents);
  pick(data.population);
  pick(data.standard_error);
  for (auto& [variable, labels] : data.groups) pick(labels);
  for (auto& [variable, numbers] : data.background) pick(numbers);
  return Table(std::move(data));
}

}  // namespace hti::detail
