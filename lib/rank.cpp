#include "hti/rank/rank.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detail/parameters.hpp"
#include "hti/error.hpp"
#include "rank_kernels.hpp"

namespace hti {
namespace {

void check(const rank_options& options) {
  if (options.tolerance >= 0 && std::isfinite(options.tolerance)) return;
  throw MethodError(
      {{.code = code::invalid_parameter,
        .message = "the tolerance of ties must be 0 or above and finite, not " + detail::number_text(options.tolerance)}});
}

std::size_t place(double rank) { return static_cast<std::size_t>(rank); }

/// How many values share each min rank.
std::vector<std::uint32_t> sharing(std::span<const double> ranks) {
  std::vector<std::uint32_t> counts(ranks.size() + 1);
  for (const double r : ranks) {
    if (!std::isnan(r)) ++counts[place(r)];
  }
  return counts;
}

/// Gives every value the min rank of the best value of its tie group.
void join_near(std::span<const double> values, double tolerance, std::span<double> ranks) {
  const std::vector<std::uint32_t> counts = sharing(ranks);
  std::vector<double> value(counts.size());
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    if (!std::isnan(ranks[i])) value[place(ranks[i])] = values[i];
  }
  std::vector<double> joined(counts.size());
  std::size_t anchor = 0;
  for (std::size_t r = 1; r < counts.size() && counts[r] != 0; r += counts[r]) {
    if (anchor == 0 || value[r] < value[anchor] - tolerance) anchor = r;
    joined[r] = static_cast<double>(anchor);
  }
  for (double& r : ranks) {
    if (!std::isnan(r)) r = joined[place(r)];
  }
}

/// From min ranks to those of another rule.
void settle_ties(Ties ties, std::span<double> ranks) {
  std::vector<std::uint32_t> counts = sharing(ranks);
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

void rank(std::span<const double> values, std::span<double> ranks, const rank_options& options) {
  check(options);
  if (values.size() != ranks.size()) {
    throw DataError({{.code = code::wrong_size,
                      .message = std::to_string(values.size()) + " values cannot be ranked into " +
                                 std::to_string(ranks.size()) + " places"}});
  }
  detail::ranker().min_ranks(values, ranks);
  if (options.tolerance > 0) join_near(values, options.tolerance, ranks);
  if (options.ties != Ties::min) settle_ties(options.ties, ranks);
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
