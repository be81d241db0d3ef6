#include "hti/table.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "base/hash.hpp"
#include "base/join.hpp"
#include "base/kernels.hpp"
#include "base/keys.hpp"
#include "base/nearest.hpp"
#include "base/numbers.hpp"
#include "hti/table/words.hpp"
#include "table/matrices.hpp"

namespace hti::inline v0 {
namespace {

using detail::nan;

std::map<std::string, std::size_t, std::less<>> check_codes(const std::vector<std::string>& codes, const char* what,
                                                            code duplicate, std::vector<Problem>& problems) {
  std::map<std::string, std::size_t, std::less<>> position;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (codes[i].empty()) {
      problems.push_back({.code = code::missing_code,
                          .said = say("no-code", "{what} number {number} has no code", {{"what", what}, {"number", i + 1}})});
    } else if (!position.emplace(codes[i], i).second) {
      problems.push_back(
          {.code = duplicate,
           .said = say("two-of-a-code", "there are two {what}s '{code}'", {{"what", what}, {"code", codes[i]}})});
    }
  }
  return position;
}

void check_size(std::size_t size, std::size_t expected, const std::string& what, std::vector<Problem>& problems) {
  if (size == expected) return;
  problems.push_back({.code = code::wrong_size,
                      .said = say("elements", "{what} has {size} elements where {expected} are needed",
                                  {{"what", what}, {"size", size}, {"expected", expected}})});
}

// Sizes of everything optional that is there; nothing else may be looked at where one is wrong.
void check_sizes(const TableData& d, std::vector<Problem>& problems) {
  const std::size_t units = d.units.size();
  const std::size_t cells = units * d.indicators.size();
  detail::each_matrix([&](auto k) {
    const auto& matrix = std::get<k>(detail::matrices(d));
    if (k == 0 || !matrix.empty()) check_size(matrix.size(), cells, std::get<k>(detail::matrix_names), problems);
  });
  if (!d.names.empty()) check_size(d.names.size(), units, "names", problems);
  for (const auto& [variable, labels] : d.groups) check_size(labels.size(), units, "group " + variable, problems);
  for (const auto& [variable, numbers] : d.background) check_size(numbers.size(), units, "background " + variable, problems);
}

void check_cells(const TableData& d, std::vector<Problem>& problems) {
  const std::size_t units = d.units.size();
  const auto fault = [&](std::size_t cell, code c, Message message) {
    problems.push_back(
        {.code = c, .said = std::move(message), .unit = d.units[cell % units], .indicator = d.indicators[cell / units]});
  };
  for (std::size_t cell = 0; cell < d.values.size(); ++cell) {
    const double value = d.values[cell];
    if (std::isinf(value)) fault(cell, code::not_finite, say("infinite-value", "the value is infinite"));
    if (!d.statuses.empty() && (d.statuses[cell] == Status::observed) == std::isnan(value)) {
      fault(cell, code::status_conflict,
            std::isnan(value)
                ? say("observed-without-value", "the cell is observed but has no value")
                : say("status-with-value", "the cell is {status} but has a value", {{"status", name(d.statuses[cell])}}));
    }
  }
  for (std::size_t cell = 0; cell < d.origins.size(); ++cell) {
    if (d.origins[cell] == Origin::borrowed && std::isnan(d.values[cell]))
      fault(cell, code::status_conflict, say("borrowed-without-value", "the cell is borrowed but has no value"));
  }
  for (const auto& [what, numbers] :
       {std::pair{"respondents", &d.respondents}, {"population", &d.population}, {"standard_error", &d.standard_error}}) {
    for (std::size_t cell = 0; cell < numbers->size(); ++cell) {
      const double value = (*numbers)[cell];
      if (value < 0 || std::isinf(value))
        fault(cell, code::out_of_range, say("count-in-cell", "{what} must be a finite number of at least 0", {{"what", what}}));
    }
  }
  for (std::size_t cell = 0; !d.respondents.empty() && cell < d.population.size(); ++cell) {
    if (d.population[cell] < d.respondents[cell])
      fault(cell, code::out_of_range, say("more-answers-than-people", "more people answered than there are"));
  }
  for (const auto& [variable, numbers] : d.background) {
    for (std::size_t u = 0; u < numbers.size(); ++u) {
      if (std::isinf(numbers[u])) {
        problems.push_back({.code = code::not_finite,
                            .said = say("infinite-background", "background {variable} is infinite", {{"variable", variable}}),
                            .unit = d.units[u]});
      }
    }
  }
}

std::string hash_of(const TableData& d) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  const auto bytes = [&](const void* p, std::size_t n) { XXH3_64bits_update(&state, p, n); };
  const auto text = [&](const std::string& s) { bytes(s.c_str(), s.size() + 1); };
  // NaNs of any payload are the same absence; the statuses say which.
  const auto numbers = [&](const std::vector<double>& v) {
    const std::size_t n = v.size();
    bytes(&n, sizeof n);
    std::array<double, 512> block{};
    for (std::size_t i = 0; i < n; i += block.size()) {
      const std::size_t m = std::min(block.size(), n - i);
      for (std::size_t k = 0; k < m; ++k) block[k] = std::isnan(v[i + k]) ? nan : v[i + k];
      bytes(block.data(), m * sizeof(double));
    }
  };
  for (const std::string& s : d.units) text(s);
  for (const std::string& s : d.names) text(s);
  for (const std::string& s : d.indicators) text(s);
  detail::each_matrix([&](auto k) {
    const auto& matrix = std::get<k>(detail::matrices(d));
    if constexpr (std::is_same_v<decltype(matrix), const std::vector<double>&>) {
      numbers(matrix);
    } else {
      bytes(matrix.data(), matrix.size());
    }
  });
  for (const auto& [variable, labels] : d.groups) {
    text(variable);
    for (const std::string& label : labels) text(label);
  }
  for (const auto& [variable, values] : d.background) {
    text(variable);
    numbers(values);
  }
  text(d.period);
  return detail::hexadecimal(XXH3_64bits_digest(&state));
}

}  // namespace

std::string_view name(Status status) noexcept { return words<Status>::list[static_cast<std::size_t>(status)]; }

std::string_view name(Origin origin) noexcept { return words<Origin>::list[static_cast<std::size_t>(origin)]; }

std::optional<Status> status_named(std::string_view wanted) noexcept {
  constexpr auto& known = words<Status>::list;
  const auto it = std::find(known.begin(), known.end(), wanted);
  if (it == known.end()) return std::nullopt;
  return static_cast<Status>(it - known.begin());
}

Table::Table() {
  auto shared = std::make_shared<Shared>();
  shared->first_hole.push_back(0);
  shared->hash = hash_of(shared->data);
  data_ = std::move(shared);
}

Table::Table(TableData data) {
  std::vector<Problem> problems;
  auto shared = std::make_shared<Shared>();
  if (data.units.empty())
    problems.push_back({.code = code::no_units, .said = say("table-without-units", "the table has no units")});
  if (data.units.size() > std::numeric_limits<std::uint32_t>::max()) {
    problems.push_back({.code = code::wrong_size, .said = say("too-many-units", "a table holds at most 2^32 - 1 units")});
  }
  shared->unit_position = check_codes(data.units, "unit", code::duplicate_unit, problems);
  shared->indicator_position = check_codes(data.indicators, "indicator", code::duplicate_column, problems);
  const std::size_t before = problems.size();
  check_sizes(data, problems);
  if (problems.size() == before) check_cells(data, problems);
  if (!problems.empty()) throw DataError(std::move(problems));

  if (data.names.empty()) data.names = data.units;
  if (data.statuses.empty()) {
    data.statuses.resize(data.values.size());
    std::transform(data.values.begin(), data.values.end(), data.statuses.begin(),
                   [](double x) { return std::isnan(x) ? Status::missing : Status::observed; });
  }
  const std::size_t units = data.units.size();
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    shared->first_hole.push_back(shared->holes.size());
    shared->kinds.push_back(0);
    const kernels::extent ends = kernels::extent_of(std::span(data.values).subspan(i * units, units));
    shared->extents.push_back({ends.low, ends.high});
    for (std::size_t u = 0; u < units; ++u) {
      const Status status = data.statuses[i * units + u];
      if (status == Status::observed) continue;
      shared->holes.push_back({static_cast<std::uint32_t>(u), status});
      shared->kinds.back() = static_cast<std::uint8_t>(shared->kinds.back() | 1U << static_cast<unsigned>(status));
    }
  }
  shared->first_hole.push_back(shared->holes.size());
  shared->hash = hash_of(data);
  shared->data = std::move(data);
  data_ = std::move(shared);
}

TableData Table::data() const&& { return data_->data; }

Status Table::status(std::size_t unit, std::size_t column) const noexcept {
  return data_->data.statuses[column * n_units() + unit];
}

Origin Table::origin(std::size_t unit, std::size_t column) const noexcept {
  return data_->data.origins.empty() ? Origin::own : data_->data.origins[column * n_units() + unit];
}

double Table::respondents(std::size_t unit, std::size_t column) const noexcept {
  return data_->data.respondents.empty() ? nan : data_->data.respondents[column * n_units() + unit];
}

double Table::population(std::size_t unit, std::size_t column) const noexcept {
  return data_->data.population.empty() ? nan : data_->data.population[column * n_units() + unit];
}

double Table::standard_error(std::size_t unit, std::size_t column) const noexcept {
  return data_->data.standard_error.empty() ? nan : data_->data.standard_error[column * n_units() + unit];
}

std::optional<std::size_t> Table::find_unit(std::string_view code) const noexcept {
  const auto it = data_->unit_position.find(code);
  return it == data_->unit_position.end() ? std::nullopt : std::optional(it->second);
}

std::size_t Table::unit_at(std::string_view code) const {
  if (auto position = find_unit(code)) return *position;
  std::vector<std::string> known(units().begin(), units().end());
  const auto by_name = std::find(names().begin(), names().end(), code);
  const Message hint = by_name != names().end() ? say("code-of-name", "; the unit of that name has the code '{code}'",
                                                      {{"code", known[static_cast<std::size_t>(by_name - names().begin())]}})
                                                : detail::did_you_mean(code, known);
  throw DataError({{.code = code::unknown_unit,
                    .said = say("no-unit", "there is no unit '{unit}'{hint}", {{"unit", code}, {"hint", hint}})}});
}

std::optional<std::size_t> Table::find_indicator(std::string_view id) const noexcept {
  const auto it = data_->indicator_position.find(id);
  return it == data_->indicator_position.end() ? std::nullopt : std::optional(it->second);
}

std::span<const std::string> Table::group(std::string_view variable) const& {
  for (const auto& [known, labels] : groups()) {
    if (known == variable) return labels;
  }
  if (groups().empty()) {
    throw DataError({{.code = code::unknown_group,
                      .said = say("table-without-groups", "there is no group variable '{variable}'; the table has none",
                                  {{"variable", variable}})}});
  }
  const std::vector<std::string> known = detail::keys_of(groups());
  throw DataError({{.code = code::unknown_group,
                    .said = say("no-group-variable", "there is no group variable '{variable}'; there are: {known}",
                                {{"variable", variable}, {"known", detail::join(known, " ")}})}});
}

}  // namespace hti::inline v0
