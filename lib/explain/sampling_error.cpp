#include "hti/explain/sampling_error.hpp"

#include <algorithm>
#include <cmath>

#include "explain/cell_error.hpp"
#include "index/index_state.hpp"

namespace hti::inline v0::explain {
namespace {

// What a share of everybody is: 100 percent, or 1 where the allowed range ends there.
double whole(const Model& model, std::size_t indicator) {
  const auto range = model.allowed_range(indicator);
  return range && range->high <= 1 ? 1 : 100;
}

// Of the share positive among n who were asked, k of whom are; without correction where the population is not known.
double error_of_share(double n, double k, double population) {
  const double p = (k + 2) / (n + 4);
  const double left = std::isnan(population) ? 1 : std::max(0.0, population - n) / std::max(1.0, population - 1);
  return std::sqrt(p * (1 - p) / n * left);
}

}  // namespace

double standard_error(const Table& table, const Model& model, std::size_t unit, std::size_t indicator) {
  return standard_error_at(table, model, unit, indicator, *table.find_indicator(model[indicator].id));
}

double standard_error_at(const Table& table, const Model& model, std::size_t unit, std::size_t indicator, std::size_t column) {
  const Indicator& known = *model[indicator].indicator;
  const double value = table.values(column)[unit];
  if (known.error == RandomError::none || std::isnan(value)) return 0;
  const double n = table.respondents(unit, column);
  if (known.kind != Kind::share || !(n > 0)) return table.standard_error(unit, column);
  const double of = whole(model, indicator);
  const double k = std::clamp(std::round(n * value / of), 0.0, n);
  return of * error_of_share(n, k, table.population(unit, column));
}

std::optional<bool> within_noise(double difference, double standard_error) noexcept {
  constexpr double normal_97_5 = 1.959963984540054;
  if (std::isnan(difference) || std::isnan(standard_error)) return std::nullopt;
  return standard_error > 0 && std::abs(difference) <= normal_97_5 * standard_error;
}

People people(const Table& table, const Model& model, std::size_t unit, std::size_t indicator, double difference) {
  return people_at(table, model, unit, indicator, *table.find_indicator(model[indicator].id), difference);
}

People people_at(const Table& table, const Model& model, std::size_t unit, std::size_t indicator, std::size_t column,
                 double difference) {
  People found{.number = detail::nan, .of = detail::nan};
  // Where there is no figure, whoever is told the people behind it is told what may be withheld.
  if (model[indicator].indicator->kind != Kind::share || std::isnan(difference)) return found;
  const double population = table.population(unit, column);
  found.of = std::isnan(population) ? table.respondents(unit, column) : population;
  found.answered = std::isnan(population) && !std::isnan(found.of);
  found.number = difference / whole(model, indicator) * found.of;
  return found;
}

}  // namespace hti::inline v0::explain
