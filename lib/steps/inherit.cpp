#include "hti/impute/inherit.hpp"

#include <string>
#include <utility>
#include <vector>

#include "table/assemble.hpp"

namespace hti::inline v0::impute {
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
      const Problem& problem = error.problems().front();
      problems.push_back(
          {.code = problem.code,
           .said = say("of-district", "the municipality of the district: {message}", {{"message", problem.said}}),
           .unit = districts.units()[d]});
    }
  }
  if (!problems.empty()) throw DataError(std::move(problems));
  return found;
}

/// The districts with a column for every indicator that is the municipality's.
Table with_columns(const Table& districts, const Table& municipalities, const Model& model) {
  TableData data = districts.data();
  for (const std::size_t leaf : model.indicators()) {
    const std::string& id = model[leaf].id;
    if (model[leaf].indicator->scope != Scope::municipality || districts.find_indicator(id)) continue;
    if (municipalities.find_indicator(id)) detail::add_column(data, id, Status::missing);
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
      detail::copy_cell(data, *column * whole.n_units() + hole.unit, municipalities.data(),
                        *from * municipalities.n_units() + municipality, borrowed ? Origin::borrowed : Origin::inherited);
    }
  }
  return Table(std::move(data));
}

}  // namespace hti::inline v0::impute
