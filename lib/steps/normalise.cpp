#include <algorithm>
#include <cmath>
#include <vector>

#include "base/equality.hpp"
#include "base/statistics.hpp"
#include "hti/normalise/borda.hpp"
#include "hti/normalise/goalposts.hpp"
#include "hti/normalise/min_max.hpp"
#include "hti/normalise/none.hpp"
#include "hti/normalise/percentile_rank.hpp"
#include "hti/normalise/rank.hpp"
#include "hti/normalise/z_score.hpp"

namespace hti::normalise {
namespace {

fitted constant_at(double middle) { return {.map = affine{.scale = 0, .offset = middle}, .constant = true}; }

bool is_constant(std::span<const double> values) {
  return std::all_of(values.begin(), values.end(), [&](double x) { return x == values[0]; });
}

// Whether a scale keeps all its digits, so that different values stay different.
bool usable(double scale) { return std::isnormal(scale); }

fitted between(std::string_view id, double from, double to, double low, double high, bool clip) {
  if (!(from < to)) return constant_at(low / 2 + high / 2);
  const double scale = (high - low) / (to - from);
  if (!usable(scale) || !std::isfinite(to - from)) detail::refuse_range(id, from, to, "min-max");
  affine map{.origin = from, .scale = scale, .offset = low};
  if (clip) {
    map.low = from;
    map.high = to;
  }
  return {.map = map, .constant = false};
}

fitted places(std::span<const double> values, double offset, double most, double divisor, double middle) {
  if (is_constant(values)) return constant_at(middle);
  return {.map = ranked{.reference = detail::sorted(values), .offset = offset, .most = most, .divisor = divisor},
          .constant = false};
}

}  // namespace

double ranked::operator()(double x) const noexcept {
  double from = x;
  if (!anchors.empty()) {
    // Groups form from the best one down: x joins the one above it, or is the best of a group itself.
    const detail::equality rule{.tolerance = tolerance, .absolute = slack};
    const auto anchor = std::lower_bound(anchors.begin(), anchors.end(), x);
    from = rule.limit(x);
    if (anchor != anchors.end() && !(x < rule.limit(*anchor))) from = rule.limit(*anchor);
  }
  const auto below = std::lower_bound(reference.begin(), reference.end(), from) - reference.begin();
  return std::min(offset + static_cast<double>(below), most) / divisor;
}

double fitted::operator()(double x) const {
  return std::visit([x](const auto& m) -> double { return m(x); }, map);
}

Interval fitted::reach() const noexcept {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (const auto* a = std::get_if<affine>(&map)) {
    if (a->scale == 0) return {a->offset, a->offset};
    return {(*a)(-infinity), (*a)(infinity)};
  }
  if (const auto* r = std::get_if<ranked>(&map)) return {(*r)(-infinity), (*r)(infinity)};
  return {-infinity, infinity};
}

fitted none::fit(const Column&) const { return {}; }

fitted min_max::fit(const Column& column) const {
  if (!clip) {
    const auto [least, most] = std::minmax_element(column.values.begin(), column.values.end());
    return between(column.id, *least + 0.0, *most + 0.0, low, high, false);
  }
  const std::vector<double> ascending = detail::sorted(column.values);
  return between(column.id, detail::quantile(ascending, clip->low / 100), detail::quantile(ascending, clip->high / 100), low,
                 high, true);
}

fitted goalposts::fit(const Column& column) const {
  if (!column.indicator || !column.indicator->goalposts) {
    throw MethodError({{.code = code::missing_goalposts,
                        .message = "'" + std::string(column.id) + "' has no goalposts",
                        .indicator = std::string(column.id)}});
  }
  const Interval posts = *column.indicator->goalposts;
  if (column.direction() == Direction::lower) return between(column.id, -posts.high, -posts.low, low, high, clip);
  return between(column.id, posts.low, posts.high, low, high, clip);
}

fitted z_score::fit(const Column& column) const {
  if (is_constant(column.values)) return constant_at(mean);
  affine map{.origin = detail::mean(column.values), .scale = sd / detail::standard_deviation(column.values), .offset = mean};
  constexpr double far =
      1e6;  // standard deviations from zero: sums of values, rather than of differences, lose what is between them
  if (std::abs(map.origin) > far * (sd / map.scale)) {
    const double from = column.values[0];
    std::vector<double> apart(column.values.begin(), column.values.end());
    for (double& x : apart) x -= from;
    const double centre = detail::mean(apart);
    map.scale = sd / detail::standard_deviation(apart);
    map.origin = from + centre;
    map.offset = mean + ((map.origin - from) - centre) * map.scale;  // what rounding did to the origin
  }
  if (!usable(map.scale)) {
    const auto [low, high] = std::minmax_element(column.values.begin(), column.values.end());
    detail::refuse_range(column.id, *low, *high, "z-scores");
  }
  return {.map = map, .constant = false};
}

fitted rank::fit(const Column& column) const {
  const auto n = static_cast<double>(column.values.size());
  return places(column.values, 1, std::numeric_limits<double>::infinity(), 1, (n + 1) / 2);
}

fitted borda::fit(const Column& column) const {
  const auto n = static_cast<double>(column.values.size());
  return places(column.values, 0, std::numeric_limits<double>::infinity(), 1, (n - 1) / 2);
}

fitted percentile_rank::fit(const Column& column) const {
  const auto n = static_cast<double>(column.values.size());
  return places(column.values, 0, n - 1, n - 1, 0.5);
}

}  // namespace hti::normalise
