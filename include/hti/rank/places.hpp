// How places become ranks by a rule for ties.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "hti/base/equality.hpp"
#include "hti/base/number_text.hpp"
#include "hti/error.hpp"
#include "hti/rank/options.hpp"

namespace hti::inline v0::detail {

/// \throws MethodError (invalid_parameter) listing every fault.
inline void check(const rank_options& options) {
  std::vector<Problem> problems;
  if (!(options.tolerance >= 0 && std::isfinite(options.tolerance))) {
    problems.push_back({.code = code::invalid_parameter,
                        .said = say("tolerance-of-ties", "the tolerance of ties must be 0 or above and finite, not {tolerance}",
                                    {{"tolerance", number_text(options.tolerance)}})});
  }
  if (options.decimals && !(*options.decimals >= 0 && *options.decimals <= 15)) {
    problems.push_back({.code = code::invalid_parameter,
                        .said = say("decimals-of-ranks", "the decimals that are ranked by must be 0 to 15, not {decimals}",
                                    {{"decimals", *options.decimals}})});
  }
  if (!problems.empty()) throw MethodError(std::move(problems));
}

/// Numbers as they are; only the half that decides what is printed is found through the rounding of its decimals, and no other
/// number of 15 digits is taken for it.
[[nodiscard]] inline equality as_they_are(const rank_options& options) {
  constexpr double rounding = 0x1p-50;
  return {.tolerance = options.tolerance, .relative = options.decimals ? rounding : 0, .decimals = options.decimals};
}

/// How many values share each rank, by min ranks.
[[nodiscard]] inline std::vector<std::uint32_t> sharing(std::span<const double> ranks) {
  std::vector<std::uint32_t> counts(ranks.size() + 1);
  for (const double r : ranks) {
    if (!std::isnan(r)) ++counts[static_cast<std::size_t>(r)];
  }
  return counts;
}

/// From min ranks to those of another rule; ordinal ranks go by order of input.
inline void settle_ties(Ties ties, std::span<double> ranks) {
  std::vector<std::uint32_t> counts = sharing(ranks);
  std::uint32_t distinct = 0;
  if (ties == Ties::dense) {
    for (std::uint32_t& c : counts) distinct += c != 0, c = distinct;
  } else if (ties == Ties::ordinal) {
    counts.assign(counts.size(), 0);
  }
  for (double& r : ranks) {
    if (std::isnan(r)) continue;
    std::uint32_t& count = counts[static_cast<std::size_t>(r)];
    switch (ties) {
      case Ties::min: break;
      case Ties::max: r += count - 1; break;
      case Ties::average: r += 0.5 * (count - 1); break;
      case Ties::dense: r = count; break;
      case Ties::ordinal: r += count++; break;
    }
  }
}

/// Ranks of values; NaN where they are.
/// \param work  gives min ranks with ties by a rule
template <class Ranker>
void rank(std::span<const double> values, std::span<double> ranks, Ties ties, const equality& rule, Ranker& work) {
  work.min_ranks(values, ranks, rule);
  if (ties != Ties::min) settle_ties(ties, ranks);
}

/// \throws as hti::rank.
template <class Ranker>
void rank(std::span<const double> values, std::span<double> ranks, const rank_options& options, Ranker& work) {
  check(options);
  if (values.size() != ranks.size()) {
    throw DataError({{.code = code::wrong_size,
                      .said = say("places-for-values", "{values} values cannot be ranked into {places} places",
                                  {{"values", values.size()}, {"places", ranks.size()}})}});
  }
  rank(values, ranks, options.ties, as_they_are(options), work);
}

/// \throws as hti::rank_within.
template <class Ranker>
[[nodiscard]] std::vector<double> rank_within(std::span<const double> values, std::span<const std::string> groups,
                                              const rank_options& options, Ranker& work) {
  check(options);
  if (values.size() != groups.size()) {
    throw DataError({{.code = code::wrong_size,
                      .said = say("labels-for-values", "{values} values cannot be ranked within {labels} group labels",
                                  {{"values", values.size()}, {"labels", groups.size()}})}});
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
    rank(chosen, places, options, work);
    for (std::size_t k = 0; k < units.size(); ++k) ranks[units[k]] = places[k];
  }
  return ranks;
}

/// Min ranks by sorting: for those who link no library, which has a faster way.
struct sorter {
  void min_ranks(std::span<const double> values, std::span<double> ranks, const equality& rule) {
    const equality seen = rule.of_seen();
    order_.clear();
    for (std::size_t i = 0; i < values.size(); ++i) {
      ranks[i] = values[i];  // NaN stays
      if (!std::isnan(values[i])) order_.emplace_back(rule.seen(values[i]), i);
    }
    std::sort(order_.begin(), order_.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    double limit = 0;
    std::size_t anchor = 0;  // where the tie group begins: at its best value
    for (std::size_t k = 0; k < order_.size(); ++k) {
      if (k == 0 || order_[k].first < limit) {
        anchor = k;
        limit = seen.limit(order_[k].first);
      }
      ranks[order_[k].second] = 1 + static_cast<double>(anchor);
    }
  }

 private:
  std::vector<std::pair<double, std::size_t>> order_{};
};

}  // namespace hti::inline v0::detail
