#include "hti/explain/trend.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/numbers.hpp"
#include "hti/explain/sampling_error.hpp"
#include "hti/explain/score_error.hpp"

namespace hti::inline v0::explain {
namespace {

using detail::nan;

// Editions by year. Every fault is listed.
std::map<int, const Scores*> by_year(std::span<const Scores> editions) {
  std::map<int, const Scores*> years;
  std::vector<Problem> problems;
  for (const Scores& scores : editions) {
    const Index index = scores.index();
    const std::string& edition = index.definition().edition;
    const auto year = year_in(scores.table().period()) ? year_in(scores.table().period()) : year_in(edition);
    if (!year) {
      problems.push_back({.code = code::invalid_parameter,
                          .said = say("no-year", "neither the period '{period}' nor the edition '{edition}' begins with a year",
                                      {{"period", scores.table().period()}, {"edition", edition}})});
    } else if (!years.emplace(*year, &scores).second) {
      problems.push_back({.code = code::invalid_parameter,
                          .said = say("two-editions", "there are two editions of {year}", {{"year", *year}})});
    }
  }
  if (years.empty() && problems.empty())
    problems.push_back({.code = code::no_units, .said = say("no-edition", "a trend needs at least one edition")});
  if (!problems.empty()) throw DataError(std::move(problems));
  return years;
}

// The slope over those years on the last one's scale in which there is a score, and its error.
void fit_slope(TrendRow& row, const std::vector<TrendEdition>& editions, const std::vector<double>& errors) {
  const auto counts = [&](std::size_t k) { return editions[k].same_frame && !std::isnan(row.scores[k]); };
  double mean = 0;
  double n = 0;
  for (std::size_t k = 0; k < editions.size(); ++k) {
    if (!counts(k)) continue;
    mean += editions[k].year;
    n += 1;
  }
  row.slope = row.slope_error = nan;
  if (n < 2) return;
  mean /= n;
  double spread = 0;
  double along = 0;
  double variance = 0;
  for (std::size_t k = 0; k < editions.size(); ++k) {
    if (!counts(k)) continue;
    const double from_mean = editions[k].year - mean;
    spread += from_mean * from_mean;
    along += from_mean * row.scores[k];
    variance += from_mean * from_mean * errors[k] * errors[k];
  }
  row.slope = along / spread;
  row.slope_error = std::sqrt(variance) / spread;
  row.within_noise = within_noise(row.slope, row.slope_error);
}

}  // namespace

std::optional<int> year_in(std::string_view text) {
  const auto digits = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; }) - text.begin();
  return digits == 4 ? std::optional(std::stoi(std::string(text.substr(0, 4)))) : std::nullopt;
}

Trend trend(std::span<const Scores> editions, std::string_view node) {
  const std::map<int, const Scores*> years = by_year(editions);
  const Scores& last = *years.rbegin()->second;
  const Index last_index = last.index();
  Trend result{.node = node.empty() ? last_index.model()[Model::root()].id : std::string(node)};
  std::vector<std::vector<double>> ranks;
  std::vector<std::vector<double>> errors;
  std::vector<std::vector<std::string>> thin;
  for (const auto& [year, scores] : years) {
    const Index index = scores->index();
    result.editions.push_back({.year = year,
                               .period = scores->table().period(),
                               .comparable = same_measure(*scores, last, result.node),
                               .same_frame = false});
    TrendEdition& edition = result.editions.back();
    edition.same_frame = edition.comparable && index.reference_hash() == last_index.reference_hash();
    ranks.push_back(scores->ranks(result.node));
    errors.push_back(score_error(*scores, result.node));
    thin.push_back(scores->thin(result.node));
  }
  for (std::size_t u = 0; u < last.units().size(); ++u) {
    TrendRow row{.unit = last.units()[u], .name = last.table().names()[u]};
    std::vector<double> own_errors;
    std::size_t k = 0;
    for (const auto& [year, scores] : years) {
      const auto at = scores->table().find_unit(row.unit);
      row.scores.push_back(at ? (*scores)[result.node][*at] : nan);
      row.ranks.push_back(at ? ranks[k][*at] : nan);
      row.thin.push_back(at ? thin[k][*at] : std::string{});
      own_errors.push_back(at ? errors[k][*at] : nan);
      ++k;
    }
    fit_slope(row, result.editions, own_errors);
    result.rows.push_back(std::move(row));
  }
  return result;
}

}  // namespace hti::inline v0::explain
