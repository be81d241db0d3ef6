#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/frame_of.hpp"
#include "hti/base/number_text.hpp"
#include "hti/io/csv.hpp"
#include "hti/table/words.hpp"

namespace hti::inline v0::io {
namespace {

/// The figure that makes a value when it is divided, in few digits where they are enough.
double undivided(double value, double over) {
  const double figure = value * over;
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.15g", figure);
  const double few = std::strtod(digits, nullptr);
  return few / over == value ? few : figure;
}

/// Numbers, or text where some status must be said.
hti::Cells with_statuses(std::vector<double> figures, const Status* statuses) {
  const auto said = [&](std::size_t row) { return statuses && statuses[row] > Status::missing; };
  bool any = false;
  for (std::size_t row = 0; row < figures.size(); ++row) any = any || said(row);
  if (!any) return figures;
  std::vector<std::string> text(figures.size());
  for (std::size_t row = 0; row < figures.size(); ++row) {
    if (said(row))
      text[row] = words<Status>::list[static_cast<std::size_t>(statuses[row])];
    else if (!std::isnan(figures[row]))
      text[row] = detail::number_text(figures[row]);
  }
  return text;
}

DataFrame laid_out(const TableData& data, const Columns& called, const Model* model) {
  DataFrame frame;
  const auto put = [&](std::string name, hti::Cells column) {
    frame.append(detail::frame_of(DataColumn{.name = std::move(name), .cells = std::move(column)}));
  };
  put(called.unit, data.units);
  put(called.name.empty() ? "name" : called.name, data.names);
  for (const auto& [name, labels] : data.groups) put(name, labels);
  for (const auto& [name, numbers] : data.background) put(name, numbers);

  const std::size_t n = data.units.size();
  const auto of = [n](const std::vector<double>& matrix, std::size_t i) {
    const auto first = matrix.begin() + static_cast<std::ptrdiff_t>(i * n);
    return std::vector<double>(first, first + static_cast<std::ptrdiff_t>(n));
  };
  for (std::size_t i = 0; i < data.indicators.size(); ++i) {
    const std::string& id = data.indicators[i];
    const std::optional<std::size_t> at = model ? model->find(id) : std::nullopt;
    const std::optional<Indicator> leaf = at ? (*model)[*at].indicator : std::nullopt;
    std::vector<double> figures = of(data.values, i);
    if (const auto over = leaf ? data.background.find(leaf->denominator) : data.background.end(); over != data.background.end())
      for (std::size_t row = 0; row < n; ++row) figures[row] = undivided(figures[row], over->second[row] / leaf->per);
    put(id, with_statuses(std::move(figures), data.statuses.empty() ? nullptr : data.statuses.data() + i * n));

    const auto put_counts = [&](const std::vector<double>& matrix, const std::string& name) {
      if (matrix.empty() || frame.find(name)) return;  // questions of one survey may share their column of answers
      std::vector<double> counts = of(matrix, i);
      if (!std::all_of(counts.begin(), counts.end(), [](double count) { return std::isnan(count); }))
        put(name, std::move(counts));
    };
    put_counts(data.respondents, leaf && !leaf->answers.empty() ? leaf->answers : id + ":respondents");
    put_counts(data.population, id + ":population");
    put_counts(data.standard_error, id + ":standard_error");
  }
  return frame;
}

}  // namespace

DataFrame csv_columns(const Table& table) { return laid_out(table.data(), {}, nullptr); }

DataFrame csv_columns(const Table& table, const Definition& definition) {
  return laid_out(table.data(), definition.columns, &definition.model);
}

}  // namespace hti::inline v0::io
