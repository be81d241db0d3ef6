#include "steps/replaced.hpp"

#include <algorithm>
#include <cmath>

#include "steps/ranks.hpp"

namespace hti::inline v0::detail {

Replaced::Replaced(std::span<const double> scores, std::span<const std::string> units, Ties ties, const equality& rule)
    : at_(units.size()), ranks_(units.size()), ties_(ties), rule_(rule) {
  const std::vector<std::size_t> order = by_code(units);
  for (std::size_t k = 0; k < order.size(); ++k) {
    at_[order[k]] = k;
    scores_.push_back(scores[order[k]]);
    if (!std::isnan(scores[order[k]])) ascending_.push_back(scores[order[k]]);
  }
  std::sort(ascending_.begin(), ascending_.end());
  ranker work;
  rank(scores_, ranks_, ties_, rule_, work);
}

double Replaced::operator()(std::size_t unit, double score) const {
  if (std::isnan(score)) return score;
  const std::size_t own = at_[unit];
  if (score == scores_[own]) return ranks_[own];
  // One sorted list serves all units where nobody's neighbours matter: no tolerance, and ties that are counted.
  if (rule_.tolerance == 0 && !rule_.decimals && (ties_ == Ties::min || ties_ == Ties::max || ties_ == Ties::average)) {
    const double old = scores_[own];
    const auto above =
        std::partition_point(ascending_.begin(), ascending_.end(), [&](double v) { return !rule_.above(v, score); });
    const auto equal =
        std::partition_point(ascending_.begin(), ascending_.end(), [&](double v) { return rule_.above(score, v); });
    const double best = 1 + static_cast<double>(ascending_.end() - above - (rule_.above(old, score) ? 1 : 0));
    const bool was_equal = !std::isnan(old) && !rule_.above(old, score) && !rule_.above(score, old);
    const auto shared = static_cast<double>(above - equal - (was_equal ? 1 : 0));
    return ties_ == Ties::min ? best : ties_ == Ties::max ? best + shared : best + shared / 2;
  }
  std::vector<double> all = scores_;
  all[own] = score;
  std::vector<double> ranks(all.size());
  ranker work;
  rank(all, ranks, ties_, rule_, work);
  return ranks[own];
}

}  // namespace hti::inline v0::detail
