#include "hti/rank/rank.hpp"

#include <algorithm>
#include <numeric>

#include "steps/ranks.hpp"

namespace hti::inline v0 {
namespace detail {

std::vector<std::size_t> by_code(std::span<const std::string> units) {
  std::vector<std::size_t> order(units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (!std::is_sorted(units.begin(), units.end())) {
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return units[a] < units[b]; });
  }
  return order;
}

std::vector<double> ranks_by_code(std::span<const double> values, std::span<const std::string> units, Ties ties,
                                  const equality& rule) {
  const std::size_t n = values.size();
  ranker work;
  std::vector<double> ranks(n);
  if (ties != Ties::ordinal) {
    rank(values, ranks, ties, rule, work);
    return ranks;
  }
  const std::vector<std::size_t> order = by_code(units);
  std::vector<double> ordered(n);
  std::vector<double> places(n);
  for (std::size_t k = 0; k < n; ++k) ordered[k] = values[order[k]];
  rank(ordered, places, ties, rule, work);
  for (std::size_t k = 0; k < n; ++k) ranks[order[k]] = places[k];
  return ranks;
}

}  // namespace detail

void rank(std::span<const double> values, std::span<double> ranks, const rank_options& options) {
  detail::ranker work;
  detail::rank(values, ranks, options, work);
}

std::vector<double> rank(std::span<const double> values, const rank_options& options) {
  std::vector<double> ranks(values.size());
  rank(values, ranks, options);
  return ranks;
}

std::vector<double> rank_within(std::span<const double> values, std::span<const std::string> groups,
                                const rank_options& options) {
  detail::ranker work;
  return detail::rank_within(values, groups, options, work);
}

}  // namespace hti::inline v0
