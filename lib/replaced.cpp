#include "detail/replaced.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "detail/index_state.hpp"

namespace hti::detail {
namespace {

std::vector<std::size_t> by_code(std::span<const std::string> units) {
  std::vector<std::size_t> order(units.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return units[a] < units[b]; });
  return order;
}

}  // namespace

std::vector<double> ranks_by_code(std::span<const double> scores, std::span<const std::string> units,
                                  const rank_options& options) {
  const std::vector<std::size_t> order = by_code(units);
  std::vector<double> ordered;
  ordered.reserve(order.size());
  for (const std::size_t u : order) ordered.push_back(scores[u]);
  const std::vector<double> ranked = rank(ordered, options);
  std::vector<double> ranks(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) ranks[order[k]] = ranked[k];
  return ranks;
}

Replaced::Replaced(std::span<const double> scores, std::span<const std::string> units, const rank_options& options)
    : at_(units.size()), options_(options) {
  const std::vector<std::size_t> order = by_code(units);
  for (std::size_t k = 0; k < order.size(); ++k) {
    at_[order[k]] = k;
    scores_.push_back(scores[order[k]]);
    if (!std::isnan(scores[order[k]])) ascending_.push_back(scores[order[k]]);
  }
  std::sort(ascending_.begin(), ascending_.end());
  ranks_ = rank(scores_, options_);
  if (!ascending_.empty()) slack_ = slack * std::max(std::abs(ascending_.front()), std::abs(ascending_.back()));
}

double Replaced::operator()(std::size_t unit, double score) const {
  if (std::isnan(score)) return score;
  const std::size_t own = at_[unit];
  if (score == scores_[own]) return ranks_[own];
  // One sorted list serves all units where nobody's neighbours matter: no tolerance, and ties that are counted.
  if (options_.tolerance == 0 && (options_.ties == Ties::min || options_.ties == Ties::max || options_.ties == Ties::average)) {
    const double old = scores_[own];
    const auto first = std::lower_bound(ascending_.begin(), ascending_.end(), score - slack_);
    const auto last = std::upper_bound(first, ascending_.end(), score + slack_);
    const bool tied = old >= score - slack_ && old <= score + slack_;
    const auto equal = static_cast<double>(last - first - (tied ? 1 : 0));
    const double best = 1 + static_cast<double>(ascending_.end() - last - (old > score + slack_ ? 1 : 0));
    return options_.ties == Ties::min ? best : options_.ties == Ties::max ? best + equal : best + equal / 2;
  }
  std::vector<double> all = scores_;
  all[own] = score;
  return rank(all, options_)[own];
}

}  // namespace hti::detail
