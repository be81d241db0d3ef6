#include "hti/chart/interval.hpp"

#include <algorithm>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {

Picture draw(const Intervals& intervals) {
  constexpr Paper paper;
  constexpr double left = 64, right = 166, step = 10, top = 4, gap = 1.5;
  const double end = top + step * static_cast<double>(intervals.rows.size()), base = end + 1;
  const Scale x{.low = intervals.first.value, .high = intervals.last.value, .from = left, .to = right};
  Canvas canvas(paper, end + 8);
  double y = top + step / 2;
  for (const auto& [name, place, low, high] : intervals.rows) {
    const double from = x(low.value), to = x(high.value);
    const bool one = low.value == high.value;
    canvas.text({0, y + 1}, name);
    canvas.line({left, y}, {right, y}, "hairline");
    canvas.line({from, y}, {std::max(to, from + 0.5), y}, "axis", 0.9);
    canvas.symbol(intervals.group, {x(place), y}, 2.6);
    // The upper end keeps to the sheet, and the lower one stays before it, at a distance.
    const double after = std::min(to, paper.width - length(high.text, paper.small)), before = std::min(from, after - gap);
    canvas.text({one ? from : before, y - 2.2}, low.text, {.ink = "muted", .anchor = one ? Anchor::middle : Anchor::end});
    if (!one) canvas.text({after, y - 2.2}, high.text, {.ink = "muted"});
    y += step;
  }
  canvas.line({left, base}, {right, base}, "axis");
  canvas.text({left, base + 4.5}, intervals.first.text, {.ink = "muted"});
  canvas.text({right, base + 4.5}, intervals.last.text, {.ink = "muted", .anchor = Anchor::end});
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
