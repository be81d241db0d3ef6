#include "hti/chart/heat.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

/// Up to which score a cell is how dark.
struct Depth {
  double score;
  double depth;
};
/// The darkest carries text of 5:1 on a light and on a dark ground.
constexpr std::array<Depth, 5> depths{{{20, 0.05}, {40, 0.14}, {60, 0.24}, {80, 0.34}, {100, 0.45}}};

double depth_of(double score) {
  const auto found = std::find_if(depths.begin(), depths.end() - 1, [&](const Depth& each) { return score <= each.score; });
  return found->depth;
}

}  // namespace

Picture draw(const Heat& heat) {
  constexpr Paper paper;
  constexpr double left = 60, right = 160;
  // The height of a row, and of the names above, which are turned by so many degrees, of which so much goes across.
  constexpr double step = 6, top = 24, turn = -40, across = 0.77, longest = 30;
  const double wide = (right - left) / static_cast<double>(heat.units.size());
  const double end = top + step * static_cast<double>(heat.rows.size());
  const auto x = [&](std::size_t column) { return left + wide * static_cast<double>(column); };

  Canvas canvas(paper, end + 1);
  for (std::size_t column = 0; column < heat.units.size(); ++column) {
    const double middle = x(column) + wide / 2, room = (paper.width - middle) / across;
    canvas.text({middle, top - 2}, fit(heat.units[column], std::min(longest, room), paper.small),
                {.bold = column == 0, .turn = turn});
  }
  for (std::size_t row = 0; row < heat.rows.size(); ++row) {
    const auto& [name, cells] = heat.rows[row];
    const double y = top + step * static_cast<double>(row);
    canvas.text({0, y + 4.1}, fit(name, left - 2, paper.small));
    for (std::size_t column = 0; column < cells.size(); ++column) {
      const auto& [text, score] = cells[column];
      if (score)
        canvas.box({x(column), y}, wide, step, "above", "ground", depth_of(*score));
      else
        for (double at = 0; at + 2 <= wide; at += 2)
          canvas.line({x(column) + at, y + step}, {x(column) + at + 2, y}, "hairline");
      canvas.text({x(column) + wide - 1, y + 4.1}, fit(text, wide - 1, paper.small), {.anchor = Anchor::end});
      const auto& own = cells.front().score;
      if (own && score && *score > *own) canvas.symbol("above", {x(column) + 2, y + step / 2}, 1.8, "text");
    }
  }
  canvas.path({{left, top}, {left + wide, top}, {left + wide, end}, {left, end}, {left, top}}, "text", 0.7);
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
