#include "hti/rank/groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <vector>

#include "base/kernels.hpp"
#include "hti/base/statistics.hpp"
#include "steps/ranks.hpp"

namespace hti::inline v0 {
namespace {

constexpr std::array<std::string_view, 6> group_names{"high", "above", "near", "below", "low", "none"};
constexpr std::array<std::string_view, 4> colour_names{"green", "yellow", "red", "grey"};

}  // namespace

std::string_view name(Group group) noexcept { return group_names[static_cast<std::size_t>(group)]; }

std::string_view name(Colour colour) noexcept { return colour_names[static_cast<std::size_t>(colour)]; }

Cutoffs Cutoffs::of(std::span<const double> scores, double slack) {
  kernels::moments m = kernels::moments_of(scores);
  if (m.n == 0) return {.slack = slack};
  if (!(m.sd >= 1e-140 && m.sd <= 1e140 && std::isfinite(m.mean))) {  // squares may have left the range of numbers
    std::vector<double> present;
    std::copy_if(scores.begin(), scores.end(), std::back_inserter(present), [](double x) { return !std::isnan(x); });
    m.mean = detail::mean(present);
    if (m.n > 1) m.sd = detail::standard_deviation(present);
  }
  if (m.n < 2) return {.mean = m.mean, .sd = 0, .slack = slack};
  // Equal scores have no spread, whatever the rounding of their mean says.
  if (m.sd <= std::max(1e-6 * std::abs(m.mean), slack)) {
    const kernels::extent e = kernels::extent_of(scores);
    if (e.high - e.low <= slack) return {.mean = m.mean, .sd = 0, .slack = slack};
  }
  return {.mean = m.mean, .sd = m.sd, .slack = slack};
}

Group Cutoffs::group(double score) const noexcept {
  if (std::isnan(score)) return Group::none;
  if (sd == 0) return Group::near;
  const std::array<double, 4> bound = bounds();
  if (score >= bound[0]) return Group::high;
  if (score >= bound[1]) return Group::above;
  if (score >= bound[2]) return Group::near;
  return score >= bound[3] ? Group::below : Group::low;
}

std::vector<Colour> colours(std::span<const double> values) { return detail::colours(values, {}); }

std::vector<Colour> detail::colours(std::span<const double> values, const equality& rule) {
  ranker work;
  std::vector<double> best(values.size());
  rank(values, best, Ties::min, rule, work);
  const std::vector<std::uint32_t> shared = sharing(best);
  const auto n = static_cast<double>(std::accumulate(shared.begin(), shared.end(), std::size_t{0}));
  std::vector<Colour> colours(values.size(), Colour::grey);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(best[i])) continue;
    const bool near_top = 4 * (best[i] - 1) < n;
    const double worst = best[i] + shared[static_cast<std::size_t>(best[i])] - 1;
    const bool near_bottom = 4 * (n - worst) < n;
    colours[i] = near_top == near_bottom ? Colour::yellow : near_top ? Colour::green : Colour::red;
  }
  return colours;
}

}  // namespace hti::inline v0
