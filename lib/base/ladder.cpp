#include "base/ladder.hpp"

#include <cstdint>
#include <limits>

#include "base/rank_kernels.hpp"

namespace hti::inline v0::detail {

void ladder::assign(std::span<const double> scores, const equality& rule) {
  asked_ = rule;
  rule_ = rule.of_seen();
  std::vector<double> seen;
  if (rule.decimals) {
    for (const double x : scores) seen.push_back(rule.seen(x));
    scores = seen;
  }
  // The k that share a rank r are the same number and stand at r to r + k - 1.
  std::vector<std::uint32_t> ranks(scores.size());
  ranker().min_ranks(scores, ranks);
  scores_.assign(scores.size(), std::numeric_limits<double>::quiet_NaN());
  std::size_t n = 0;
  for (std::size_t u = 0; u < scores.size(); ++u) {
    if (ranks[u] == 0) continue;
    scores_[ranks[u] - 1] = scores[u];
    ++n;
  }
  scores_.resize(n);
  for (std::size_t k = 1; k < n; ++k) {
    if (std::isnan(scores_[k])) scores_[k] = scores_[k - 1];
  }
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
  const double digits = std::pow(10.0, *asked_.decimals);
  const double score = (least - 0.5) / digits;
  if (!(asked_.seen(score) < least)) return score;
  const double slack = std::min(std::max(asked_.absolute, asked_.relative * std::abs(score)), nearest_half / digits);
  return std::nextafter(score + 2 * slack, std::numeric_limits<double>::infinity());
}

}  // namespace hti::inline v0::detail
