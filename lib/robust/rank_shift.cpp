#include "robust/rank_shift.hpp"

#include <algorithm>
#include <cmath>

#include "base/numbers.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0::detail {
namespace {

void count(std::vector<std::uint32_t>& tree, std::size_t at) {
  for (; at < tree.size(); at += at & (~at + 1)) ++tree[at];
}

std::uint64_t counted_up_to(const std::vector<std::uint32_t>& tree, std::size_t at) {
  std::uint64_t sum = 0;
  for (; at > 0; at &= at - 1) sum += tree[at];
  return sum;
}

}  // namespace

run_ranks::run_ranks(std::span<const std::string> units, Ties ties) : ties_(ties) {
  if (ties == Ties::ordinal) by_code_ = by_code(units);
}

void run_ranks::operator()(std::span<const double> score, std::span<double> rank, const equality& rule) {
  if (by_code_.empty()) {
    hti::detail::rank(score, rank, ties_, rule, ranker_);
    return;
  }
  ordered_.resize(score.size());
  ranks_.resize(score.size());
  for (std::size_t k = 0; k < score.size(); ++k) ordered_[k] = score[by_code_[k]];
  hti::detail::rank(ordered_, ranks_, ties_, rule, ranker_);
  for (std::size_t k = 0; k < score.size(); ++k) rank[by_code_[k]] = ranks_[k];
}

rank_shift::rank_shift(std::vector<double> base) : base_(std::move(base)), seen_(2 * base_.size() + 1) {
  for (std::size_t u = 0; u < base_.size(); ++u) {
    if (!std::isnan(base_[u])) order_.push_back(u);
  }
  std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) { return base_[a] < base_[b]; });
}

double rank_shift::mean(std::span<const double> rank) const {
  double sum = 0;
  double n = 0;
  for (std::size_t u = 0; u < base_.size(); ++u) {
    const double shift = std::abs(rank[u] - base_[u]);
    if (std::isnan(shift)) continue;
    sum += shift;
    n += 1;
  }
  return n > 0 ? sum / n : nan;
}

rank_shift::largest rank_shift::most(std::span<const double> rank) const {
  largest found{.shift = nan, .unit = 0};
  for (std::size_t u = 0; u < base_.size(); ++u) {
    const double shift = std::abs(rank[u] - base_[u]);
    if (shift > found.shift || (std::isnan(found.shift) && !std::isnan(shift))) found = {.shift = shift, .unit = u};
  }
  return found;
}

double rank_shift::top_kept(std::span<const double> rank, double k) const {
  double top = 0;
  double kept = 0;
  for (std::size_t u = 0; u < base_.size(); ++u) {
    if (!(base_[u] <= k)) continue;
    top += 1;
    kept += rank[u] <= k ? 1 : 0;
  }
  return top > 0 ? kept / top : nan;
}

double rank_shift::kendall(std::span<const double> rank) {
  std::fill(seen_.begin(), seen_.end(), 0U);
  std::uint64_t n = 0;
  std::uint64_t halves = 0;
  for (std::size_t first = 0, last = 0; first < order_.size(); first = last) {
    tied_.clear();
    for (; last < order_.size() && base_[order_[last]] == base_[order_[first]]; ++last) {
      const double r = rank[order_[last]];
      if (!std::isnan(r)) tied_.push_back(static_cast<std::uint32_t>(2 * r));
    }
    for (const std::uint32_t r : tied_) {
      const std::uint64_t not_below = counted_up_to(seen_, r);
      halves += 2 * (n - not_below) + (not_below - counted_up_to(seen_, r - 1));
    }
    // Pairs that tie here and not there.
    if (tied_.size() > 1) std::sort(tied_.begin(), tied_.end());
    for (std::size_t k = 0, run = 0; k < tied_.size(); ++k) {
      run = k > 0 && tied_[k] == tied_[k - 1] ? run + 1 : 0;
      halves += k - run;
    }
    for (const std::uint32_t r : tied_) count(seen_, r);
    n += tied_.size();
  }
  return n > 1 ? static_cast<double>(halves) / static_cast<double>(n * (n - 1)) : nan;
}

}  // namespace hti::inline v0::detail
