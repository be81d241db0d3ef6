#include "hti/chart/matrix.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

/// The group whose sign and ink a point has.
std::string_view look(std::string_view list) {
  if (list == "development") return "low";
  return list == "strength" ? "above" : "near";
}

}  // namespace

Picture draw(const Matrix& matrix, const Paper& paper) {
  constexpr double left = 2, gap = 5;
  const bool narrow = paper.narrow();
  const double side = narrow ? paper.width - 2 * left : 104, top = narrow ? 6 : 4;
  // Where names stand, and how many there are: all of a few, and of many the first.
  const double beside = narrow ? left : left + side + 4, below = top + side + 12;
  constexpr std::size_t few = 12, first = 8;
  const std::size_t named = matrix.points.size() > few ? first : matrix.points.size();
  double reach = 1, highest = matrix.line;
  for (const MatrixPoint& point : matrix.points) {
    reach = std::max(reach, std::abs(point.grade));
    highest = std::max(highest, point.effect);
  }
  reach *= 1.1;
  highest *= 1.12;
  const Scale x{.low = -reach, .high = reach, .from = left, .to = left + side};
  const Scale y{.low = 0, .high = highest, .from = top + side, .to = top};
  const auto place = [&](const MatrixPoint& point) { return Point{x(point.grade), y(point.effect)}; };

  Canvas canvas(paper, narrow ? below + gap * static_cast<double>(named) : top + side + 8);
  canvas.box({left, top}, side, side, "panel");
  canvas.line({x(0), top}, {x(0), top + side}, "axis");
  canvas.line({left, y(matrix.line)}, {left + side, y(matrix.line)}, "axis");
  for (std::size_t field = 0; field < matrix.fields.size(); ++field) {
    const bool low = field % 2 == 0, high = field < 2;
    canvas.text({low ? left + 2 : left + side - 2, high ? top + 5 : top + side - 2.5}, matrix.fields[field],
                {.ink = "muted", .anchor = low ? Anchor::start : Anchor::end, .bold = true});
  }
  canvas.text({left, top + side + 5.5}, matrix.axes[0] + " \u2192", {.ink = "muted"});
  canvas.text({beside, narrow ? top - 1.5 : top + 3}, "\u2191 " + matrix.axes[1], {.ink = "muted"});

  std::vector<double> wanted;
  for (std::size_t i = 0; i < named; ++i)
    wanted.push_back(narrow ? below + gap * static_cast<double>(i) : y(matrix.points[i].effect));
  const std::vector<double> heights = narrow ? wanted : spread(wanted, gap, top + 14, top + side);
  for (std::size_t i = 0; i < named && !narrow; ++i)
    canvas.line(place(matrix.points[i]), {beside - 1, heights[i] - 1}, "hairline");
  // The first ones lie on top.
  std::for_each(matrix.points.rbegin(), matrix.points.rend(),
                [&](const MatrixPoint& point) { canvas.symbol(look(point.list), place(point), 3); });
  for (std::size_t i = 0; i < named; ++i) {
    const MatrixPoint& point = matrix.points[i];
    const std::string number = std::to_string(i + 1);
    const std::string name = narrow ? number + " " + point.name : point.name;
    canvas.text({beside, heights[i]}, fit(name, paper.width - beside, paper.small, paper),
                {.bold = point.list == "development"});
    if (narrow) canvas.text({place(point).x + 2.3, place(point).y + 1}, number, {.bold = true});
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
