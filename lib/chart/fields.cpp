#include "hti/chart/fields.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

/// A scale of all scores with some room about them.
Scale roomy(const std::vector<double>& scores, double from, double to) {
  const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
  const double margin = (*low == *high ? 1 : *high - *low) * 0.08;
  return {.low = *low - margin, .high = *high + margin, .from = from, .to = to};
}

}  // namespace

Picture draw(const Fields& fields, const Paper& paper) {
  // What the second part and the kinds are called stands beside the panel, or above it on a narrow sheet.
  const bool narrow = paper.narrow();
  const double left = std::max(8.0, length(fields.lines[1].text, paper.small, paper) + 1);
  const double side = narrow ? paper.width - left - 1 : 112;
  const double top = narrow ? 9 + 6 * static_cast<double>(fields.kinds.size()) : 4;
  const Point key = narrow ? Point{left, 4} : Point{left + side + 4, top + 3};
  // Where a number can stand about its mark, and how near to another it would cover that.
  constexpr std::array<Point, 4> around{{{4.6, 1}, {-4.6, 1}, {0, -2.2}, {0, 4.3}}};
  const double covers_across = 4.5 * paper.letter / Paper{}.letter, covers_up = paper.small;
  const auto& [across, up] = fields.lines;
  std::vector<double> firsts{across.value}, seconds{up.value};
  for (const FieldPoint& point : fields.points) {
    firsts.push_back(point.first);
    seconds.push_back(point.second);
  }
  const Scale x = roomy(firsts, left, left + side), y = roomy(seconds, top + side, top);

  Canvas canvas(paper, top + side + 10);
  const auto mark = [&](Point at, bool other) { canvas.symbol(other ? "above" : "near", at, 3); };
  canvas.box({left, top}, side, side, "panel");
  canvas.line({x(across.value), top}, {x(across.value), top + side}, "axis");
  canvas.line({left, y(up.value)}, {left + side, y(up.value)}, "axis");
  canvas.text({x(across.value), top + side + 4.5}, across.text, {.ink = "muted", .anchor = Anchor::middle});
  canvas.text({left - 1, y(up.value) + 1}, up.text, {.ink = "muted", .anchor = Anchor::end});
  canvas.text({left, top + side + 9.5}, fields.axes[0] + " \u2192", {.ink = "muted"});
  canvas.text(key, "\u2191 " + fields.axes[1], {.ink = "muted"});

  std::vector<Point> taken;
  for (const FieldPoint& point : fields.points) taken.push_back({x(point.first), y(point.second) + 1});
  for (const FieldPoint& point : fields.points) {
    const Point at{x(point.first), y(point.second)};
    mark(at, point.other);
    for (const Point& away : around) {
      const Point place{at.x + away.x, at.y + away.y};
      if (std::any_of(taken.begin(), taken.end(), [&](const Point& other) {
            return std::abs(place.x - other.x) <= covers_across && std::abs(place.y - other.y) <= covers_up;
          }))
        continue;
      taken.push_back(place);
      canvas.text(place, point.number, {.anchor = Anchor::middle});
      break;
    }
  }
  for (std::size_t kind = 0; kind < fields.kinds.size(); ++kind) {
    const double height = key.y + (narrow ? 5 : 9) + 6 * static_cast<double>(kind);
    mark({key.x + 2, height}, kind > 0);
    canvas.text({key.x + 5, height + 1}, fields.kinds[kind]);
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
