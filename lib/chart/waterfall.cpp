#include "hti/chart/waterfall.hpp"

#include <algorithm>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

/// The rows of a waterfall, one below the other. Names stand before their bars, or above them where there is little room.
struct Rows {
  static constexpr double bar = 5;

  Rows(const Paper& sheet, std::size_t count) : paper(sheet), canvas(sheet, top_of(count) + 2 - above) {}

  [[nodiscard]] double top_of(std::size_t row) const { return 3 + above + (7 + above) * static_cast<double>(row); }

  void name(std::size_t row, const std::string& words, bool bold) {
    const double y = top_of(row) + (above > 0 ? -1.3 : 3.7);
    canvas.text({0, y}, fit(words, above > 0 ? paper.width : left - 2, paper.small, paper), {.bold = bold});
  }
  void score(std::size_t row, double x, const std::string& text) {
    const double y = top_of(row);
    canvas.line({x, y}, {x, y + bar}, "text", 1);
    canvas.text({x + 1.5, y + 3.8}, text, {.size = &Paper::plain, .bold = true});
  }
  /// Leads from the end of the row before to this one.
  void lead(std::size_t row, double x) { canvas.line({x, top_of(row - 1) + bar}, {x, top_of(row)}, "axis"); }

  const Paper& paper;
  double above = paper.narrow() ? 1.5 * paper.small : 0;
  double left = above > 0 ? 11 : 62;
  double right = paper.width - 12;
  Canvas canvas;
};

}  // namespace

Picture draw(const Waterfall& waterfall, const Paper& paper) {
  std::vector<double> levels{waterfall.start.figure.value};
  for (const Named& part : waterfall.parts) levels.push_back(levels.back() + part.figure.value);
  const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
  const double margin = (*low == *high ? 1 : *high - *low) * 0.12;
  const std::size_t last = levels.size();
  Rows rows(paper, last + 1);
  const Scale x{.low = *low - margin, .high = *high + margin, .from = rows.left, .to = rows.right};
  rows.name(0, waterfall.start.name, true);
  rows.score(0, x(levels.front()), waterfall.start.figure.text);
  for (std::size_t row = 1; row < last; ++row) {
    const auto& [name, points] = waterfall.parts[row - 1];
    const double y = rows.top_of(row), before = x(levels[row - 1]), after = x(levels[row]);
    const double start = std::min(before, after), end = std::max(before, after);
    const bool ahead = levels[row] >= levels[row - 1];
    rows.name(row, name, false);
    rows.lead(row, before);
    rows.canvas.box({start, y}, std::max(end - start, 0.3), Rows::bar, ahead ? "above" : "low");
    rows.canvas.text({ahead ? end + 1.5 : start - 1.5, y + 3.7}, points.text, {.anchor = ahead ? Anchor::start : Anchor::end});
  }
  rows.name(last, waterfall.end.name, true);
  rows.lead(last, x(levels.back()));
  rows.score(last, x(levels.back()), waterfall.end.figure.text);
  return std::move(rows.canvas).picture();
}

}  // namespace hti::inline v0::chart
