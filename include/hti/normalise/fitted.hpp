// A frozen normalisation of one variable.
#pragma once

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "hti/base/arithmetic.hpp"
#include "hti/base/equality.hpp"
#include "hti/model.hpp"

namespace hti::inline v0::normalise {

/// x -> (clamp(x, low, high) - origin) * scale + offset, for values turned so that higher is better.
struct affine {
  double origin = 0;
  double scale = 1;
  double offset = 0;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  [[nodiscard]] constexpr double operator()(double x) const noexcept {
    return detail::product((x < low ? low : (x > high ? high : x)) - origin, scale) + offset;
  }
  friend bool operator==(const affine&, const affine&) = default;
};

/// x -> min(offset + #(reference < x), most) / divisor: what a reference unit with that value has, or would have, bent where
/// the rule has a formula of places. With `best` those that tie share the best of their places: #(reference <= x). With
/// `anchors`, values within a slack or a tolerance of the best of them are equal.
struct ranked {
  std::vector<double> reference{};  ///< ascending, turned so that higher is better
  double offset = 0;
  double most = std::numeric_limits<double>::infinity();
  double divisor = 1;
  std::vector<double> anchors{};  ///< best values of the groups that tie, ascending; empty: only the same numbers tie
  double tolerance = 0;
  double slack = 0;
  bool best = false;                       ///< those that tie share the best of their places
  double (*bend)(double place) = nullptr;  ///< of the rule, so that it is not saved; rises

  [[nodiscard]] double operator()(double x) const noexcept;
  friend bool operator==(const ranked&, const ranked&) = default;
};

/// x -> at(learnt, x): any other closed form; it rises, and is told infinities too. Only the numbers are saved: the rule has
/// the rest, as `at`, `learnt` (a name for each number) and `steepest` (its greatest slope, by which rounding grows).
struct curve {
  std::vector<double> learnt{};
  std::span<const std::string_view> names{};
  double (*at)(std::span<const double> learnt, double x) = nullptr;
  double steepest = 0;

  /// \param learnt  one number for each name of the rule
  template <class Rule>
  [[nodiscard]] static curve of(std::vector<double> learnt) {
    const double steepest = Rule::steepest(learnt);
    return {.learnt = std::move(learnt), .names = Rule::learnt, .at = &Rule::at, .steepest = steepest};
  }
  [[nodiscard]] double operator()(double x) const { return at(learnt, x); }
  friend bool operator==(const curve& a, const curve& b) { return a.at == b.at && a.learnt == b.learnt; }
};

/// What a normaliser learnt from the reference. `constant` marks a column whose values do not differ, where the frame is
/// undefined and the map gives the middle of the scale.
struct fitted {
  std::variant<affine, ranked, curve, std::function<double(double)>> map{};
  bool constant = false;

  [[nodiscard]] double operator()(double x) const;
  /// Smallest and largest value that any x can be given; infinite where nothing bounds it.
  [[nodiscard]] Interval reach() const noexcept;
};

inline double ranked::operator()(double x) const noexcept {
  double from = x;
  double to = x;
  if (!anchors.empty()) {
    // Groups form from the best one down: x joins the one above it, or is the best of a group itself.
    const detail::equality rule{.tolerance = tolerance, .absolute = slack};
    const auto anchor = std::lower_bound(anchors.begin(), anchors.end(), x);
    from = rule.limit(x);
    if (anchor != anchors.end() && !(x < rule.limit(*anchor))) {
      from = rule.limit(*anchor);
      to = *anchor;
    }
  }
  const auto end = best ? std::upper_bound(reference.begin(), reference.end(), to)
                        : std::lower_bound(reference.begin(), reference.end(), from);
  const double place = std::min(offset + static_cast<double>(end - reference.begin()), most) / divisor;
  return bend ? bend(place) : place;
}

inline double fitted::operator()(double x) const {
  if (const auto* a = std::get_if<affine>(&map)) return (*a)(x);  // most are: no call through a table
  return std::visit([x](const auto& m) -> double { return m(x); }, map);
}

inline Interval fitted::reach() const noexcept {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (const auto* a = std::get_if<affine>(&map)) {
    if (a->scale == 0) return {a->offset, a->offset};
    return {(*a)(-infinity), (*a)(infinity)};
  }
  if (const auto* r = std::get_if<ranked>(&map)) return {(*r)(-infinity), (*r)(infinity)};
  if (const auto* c = std::get_if<curve>(&map)) return {(*c)(-infinity), (*c)(infinity)};
  return {-infinity, infinity};
}

}  // namespace hti::inline v0::normalise
