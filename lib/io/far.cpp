#include "hti/io/far.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/numbers.hpp"
#include "hti/base/number_words.hpp"
#include "hti/base/statistics.hpp"

namespace hti::inline v0::io {
namespace {

constexpr double most = 5;          // robust standard deviations
constexpr std::size_t enough = 20;  // units, to show what is usual

/// A figure as people write it, with the decimal mark of the language.
Message figure(double x) {
  const std::string text = number_words(x, "g");
  const std::size_t mark = text.find('.');
  if (mark == std::string::npos) return text;
  return say("decimal-number", "{whole}.{decimals}", {{"whole", text.substr(0, mark)}, {"decimals", text.substr(mark + 1)}});
}

}  // namespace

std::vector<Problem> far_from(const Table& table, const Table& earlier, const std::string& file) {
  std::vector<std::pair<double, Problem>> found;
  std::vector<std::optional<std::size_t>> before;
  for (const std::string& unit : table.units()) before.push_back(earlier.find_unit(unit));
  for (std::size_t column = 0; column < table.n_indicators(); ++column) {
    const std::optional<std::size_t> same = earlier.find_indicator(table.indicators()[column]);
    if (!same) continue;
    const auto now = table.values(column);
    const auto then = earlier.values(*same);
    std::vector<double> changes(now.size(), detail::nan);
    std::vector<double> known;
    for (std::size_t u = 0; u < now.size(); ++u) {
      if (before[u]) changes[u] = now[u] - then[*before[u]];
      if (!std::isnan(changes[u])) known.push_back(changes[u]);
    }
    if (known.size() < enough) continue;
    const double usual = detail::quantile_of(known, 0.5);
    for (double& change : known) change = std::abs(change - usual);
    const double spread = 1.4826 * detail::quantile_of(std::move(known), 0.5);
    if (!(spread > 0)) continue;
    for (std::size_t u = 0; u < now.size(); ++u) {
      const double distance = std::abs(changes[u] - usual) / spread;
      if (!(distance > most)) continue;
      found.push_back({distance,
                       {.code = code::doubtful,
                        .said = say("far-from-earlier", "{now} is far from {then} of the year before, by how others changed",
                                    {{"now", figure(now[u])}, {"then", figure(then[*before[u]])}}),
                        .file = file,
                        .unit = table.units()[u],
                        .indicator = table.indicators()[column]}});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<Problem> told;
  for (auto& [distance, problem] : found) told.push_back(std::move(problem));
  return told;
}

}  // namespace hti::inline v0::io
