#include "base/ladder.hpp"

#include <functional>
#include <limits>

namespace hti::detail {

void ladder::assign(std::span<const double> scores, const equality& rule) {
  asked_ = rule;
  rule_ = rule.of_seen();
  scores_.resize(scores.size());
  std::size_t n = 0;
  for (const double x : scores) {
    scores_[n] = x;
    n += std::isnan(x) ? 0 : 1;
  }
  scores_.resize(n);
  if (rule.decimals) {
    for (double& x : scores_) x = rule.seen(x);
  }
  std::sort(scores_.begin(), scores_.end(), std::greater<>());
  anchors_.resize(n);
  std::size_t groups = 0;
  double limit = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < n; ++k) {
    if (k > 0 && !(scores_[k] < limit)) continue;
    anchors_[groups++] = k;
    limit = rule_.limit(scores_[k]);
  }
  anchors_.resize(groups);
}

ladder::range ladder::find(double score) const {
  const double x = asked_.seen(score);
  // Groups form from the best one down, so a new score changes none of those that are anchored above it.
  const auto next = std::partition_point(anchors_.begin(), anchors_.end(), [&](std::size_t a) { return scores_[a] >= x; });
  const std::size_t lower = next == anchors_.end() ? scores_.size() : *next;
  if (next != anchors_.begin() && !(x < rule_.limit(scores_[*(next - 1)]))) return {*(next - 1), lower};
  const double limit = rule_.limit(x);
  const auto end = std::partition_point(scores_.begin(), scores_.end(), [&](double v) { return !(v < limit); });
  return {lower, static_cast<std::size_t>(end - scores_.begin())};
}

double ladder::best(double score) const {
  if (std::isnan(score)) return score;
  const range group = find(score);
  return group.first < scores_.size() ? std::max(score, scores_[group.first]) : score;
}

double ladder::needed(std::size_t above) const {
  if (above >= scores_.size()) return -std::numeric_limits<double>::infinity();
  const auto next = std::upper_bound(anchors_.begin(), anchors_.end(), above);
  const double limit = rule_.limit(scores_[*(next - 1)]);
  if (!asked_.decimals) return limit;
  // The lowest score printed so is half a last digit below, or, under 0, just above that: halves go away from zero.
  const double least = std::ceil(limit);
  const double score = (least - 0.5) / std::pow(10.0, *asked_.decimals);
  if (!(asked_.seen(score) < least)) return score;
  const double slack = std::max(asked_.absolute, asked_.relative * std::abs(score));
  return std::nextafter(score + 2 * slack, std::numeric_limits<double>::infinity());
}

}  // namespace hti::detail
