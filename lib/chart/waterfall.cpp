#include "hti/chart/waterfall.hpp"

#include <algorithm>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

/// The rows of a waterfall, one below the other.
class Rows {
 public:
  static constexpr double width = 170, left = 62, right = 158, bar = 5;

  explicit Rows(std::size_t count) : canvas(width, top_of(count) + 2) {}

  static double top_of(std::size_t row) { return 3 + 7 * static_cast<double>(row); }

  void name(std::size_t row, const std::string& words, bool bold) {
    canvas.text({0, top_of(row) + 3.7}, fit(words, left - 2), {.bold = bold});
  }
  void score(std::size_t row, double x, const std::string& text) {
    const double y = top_of(row);
    canvas.line({x, y}, {x, y + bar}, "text", 1);
    canvas.text({x + 1.5, y + 3.8}, text, {.size = plain_text, .bold = true});
  }
  /// Leads from the end of the row before to this one.
  void lead(std::size_t row, double x) { canvas.line({x, top_of(row - 1) + bar}, {x, top_of(row)}, "axis"); }

  Canvas canvas;
};

}  // namespace

Picture draw(const Waterfall& waterfall) {
  std::vector<double> levels{waterfall.start.figure.value};
  for (const Named& part : waterfall.parts) levels.push_back(levels.back() + part.figure.value);
  const auto [low, high] = std::minmax_element(levels.begin(), levels.end());
  const double margin = (*low == *high ? 1 : *high - *low) * 0.12;
  const Scale x{.low = *low - margin, .high = *high + margin, .from = Rows::left, .to = Rows::right};

  const std::size_t last = levels.size();
  Rows rows(last + 1);
  rows.name(0, waterfall.start.name, true);
  rows.score(0, x(levels.front()), waterfall.start.figure.text);
  for (std::size_t row = 1; row < last; ++row) {
    const auto& [name, points] = waterfall.parts[row - 1];
    const double y = Rows::top_of(row), before = x(levels[row - 1]), after = x(levels[row]);
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
