#include "hti/impute/inherit.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "detail/copy_cell.hpp"

namespace hti::impute {
namespace {

/// The municipality of each district, by position.
std::vector<std::size_t> parents(const Table& districts, const Table& municipalities, std::string_view by) {
  std::vector<std::size_t> found;
  std::vector<Problem> problems;
  const std::span<const std::string> labels = districts.group(by);
  for (std::size_t d = 0; d < labels.size(); ++d) {
    try {
      found.push_back(municipalities.unit_at(labels[d]));
    } catch (const DataError& error) {
      problems.push_back(error.problems().front());
      problems.back().message = "the municipality of the district: " + problems.back().message;
      problems.back().unit = districts.units()[d];
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return found;
}

/// Adds a column without values.
void add_column(TableData& data, const std::string& indicator) {
  data.indicators.push_back(indicator);
  const std::size_t cells = data.indicators.size() * data.units.size();
  data.statuses.resize(cells, Status::missing);
  if (!data.origins.empty()) data.origins.resize(cells, Origin::own);
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  data.values.resize(cells, nan);
  for (std::vector<double>* matrix : {&data.respondents, &data.population, &data.standard_error}) {
    if (!matrix->empty()) matrix->resize(cells, nan);
  }
}

/// The districts with a column for every indicator that is the municipality's.
Table with_columns(const Table& districts, const Table& municipalities, const Model& model) {
  TableData data = districts.data();
  for (const std::size_t leaf : model.indicators()) {
    const std::string& id = model[leaf].id;
    if (model[leaf].indicator->scope != Scope::municipality || districts.find_indicator(id)) continue;
    if (municipalities.find_indicator(id)) add_column(data, id);
  }
  return Table(std::move(data));
}

}  // namespace

Table inherit(const Table& districts, const Table& municipalities, const Model& model, std::string_view by) {
  const std::vector<std::size_t> parent = parents(districts, municipalities, by);
  const Table whole = with_columns(districts, municipalities, model);
  TableData data = whole.data();
  for (const std::size_t leaf : model.indicators()) {
    const auto column = whole.find_indicator(model[leaf].id);
    const auto from = municipalities.find_indicator(model[leaf].id);
    if (model[leaf].indicator->scope != Scope::municipality || !column || !from) continue;
    for (const Hole& hole : whole.holes(*column)) {
      const std::size_t municipality = parent[hole.unit];
      const bool borrowed = municipalities.origin(municipality, *from) == Origin::borrowed;
      detail::copy_cell(data, *column * whole.n_units() + hole.unit, municipalities, municipality, *from,
                        borrowed ? Origin::borrowed : Origin::inherited);
    }
  }
  return Table(std::move(data));
}

}  // namespace hti::impute
