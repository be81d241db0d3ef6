#include "hti/rank/rank.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/numbers.hpp"
#include "hti/error.hpp"
#include "steps/fields.hpp"
#include "steps/ranks.hpp"

namespace hti {
namespace {

void check(const rank_options& options) {
  std::vector<Problem> problems;
  if (!(options.tolerance >= 0 && std::isfinite(options.tolerance))) {
    problems.push_back(
        {.code = code::invalid_parameter,
         .message = "the tolerance of ties must be 0 or above and finite, not " + detail::number_text(options.tolerance)});
  }
  if (options.decimals && !(*options.decimals >= 0 && *options.decimals <= 15)) {
    problems.push_back(
        {.code = code::invalid_parameter,
         .message = "the decimals that are ranked by must be 0 to 15, not " + std::to_string(*options.decimals)});
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

/// Numbers as they are; only the half that decides what is printed is found through the rounding of its decimals.
detail::equality as_they_are(const rank_options& options) {
  return {.tolerance = options.tolerance, .relative = options.decimals ? detail::slack : 0, .decimals = options.decimals};
}

std::size_t place(double rank) { return static_cast<std::size_t>(rank); }

/// From min ranks to those of another rule.
void settle_ties(Ties ties, std::span<double> ranks) {
  std::vector<std::uint32_t> counts = detail::sharing(ranks);
  std::uint32_t distinct = 0;
  if (ties == Ties::dense) {
    for (std::uint32_t& c : counts) distinct += c != 0, c = distinct;
  } else if (ties == Ties::ordinal) {
    counts.assign(counts.size(), 0);
  }
  for (double& r : ranks) {
    if (std::isnan(r)) continue;
    std::uint32_t& count = counts[place(r)];
    switch (ties) {
      case Ties::min: break;
      case Ties::max: r += count - 1; break;
      case Ties::average: r += 0.5 * (count - 1); break;
      case Ties::dense: r = count; break;
      case Ties::ordinal: r += count++; break;
    }
  }
}

}  // namespace

namespace detail {

void rank(std::span<const double> values, std::span<double> ranks, Ties ties, const equality& rule, ranker& work) {
  work.min_ranks(values, ranks, rule);
  if (ties != Ties::min) settle_ties(ties, ranks);
}

std::vector<std::uint32_t> sharing(std::span<const double> ranks) {
  std::vector<std::uint32_t> counts(ranks.size() + 1);
  for (const double r : ranks) {
    if (!std::isnan(r)) ++counts[place(r)];
  }
  return counts;
}

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
  check(options);
  if (values.size() != ranks.size()) {
    throw DataError({{.code = code::wrong_size,
                      .message = std::to_string(values.size()) + " values cannot be ranked into " +
                                 std::to_string(ranks.size()) + " places"}});
  }
  detail::ranker work;
  detail::rank(values, ranks, options.ties, as_they_are(options), work);
}

std::vector<double> rank(std::span<const double> values, const rank_options& options) {
  std::vector<double> ranks(values.size());
  rank(values, ranks, options);
  return ranks;
}

std::vector<double> rank_within(std::span<const double> values, std::span<const std::string> groups,
                                const rank_options& options) {
  check(options);
  if (values.size() != groups.size()) {
    throw DataError({{.code = code::wrong_size,
                      .message = std::to_string(values.size()) + " values cannot be ranked within " +
                                 std::to_string(groups.size()) + " group labels"}});
  }
  std::unordered_map<std::string_view, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < groups.size(); ++i) members[groups[i]].push_back(i);
  std::vector<double> ranks(values.size());
  std::vector<double> chosen;
  std::vector<double> places;
  for (const auto& [label, units] : members) {
    chosen.clear();
    for (const std::size_t i : units) chosen.push_back(values[i]);
    places.resize(chosen.size());
    rank(chosen, places, options);
    for (std::size_t k = 0; k < units.size(); ++k) ranks[units[k]] = places[k];
  }
  return ranks;
}

}  // namespace hti
