#include "hti/chart/slope.hpp"

#include <algorithm>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {

Picture draw(const Slope& slope, const Paper& paper) {
  // Where the first line stands, how near to each other lines are at least, and how high the picture is where they have room.
  constexpr double top = 10, gap = 5, usual = 110;
  const double base = top + std::max(usual, gap * static_cast<double>(slope.lines.size()));
  // How much of the sheet words take on either side; the rest is for the lines. On a narrow one only the places stand at the
  // left.
  const double left = paper.width * (paper.narrow() ? 0.12 : 0.33), right = paper.width * (paper.narrow() ? 0.48 : 0.67);
  Canvas canvas(paper, base + 2);
  if (paper.narrow())
    canvas.text({0, 4}, fit(slope.heads[0], right - 1, paper.small, paper), {.bold = true});
  else
    canvas.text({left, 4}, slope.heads[0], {.anchor = Anchor::end, .bold = true});
  canvas.text({right, 4}, slope.heads[1], {.bold = true});

  std::vector<double> froms, tos;
  double last = 1;
  for (const SlopeLine& line : slope.lines) last = std::max({last, line.from.value, line.to.value});
  const Scale y{.low = 1, .high = last, .from = top, .to = base};
  for (const SlopeLine& line : slope.lines) {
    froms.push_back(y(line.from.value));
    tos.push_back(y(line.to.value));
  }
  froms = spread(froms, gap, top, base);
  tos = spread(tos, gap, top, base);

  // The one that is looked at lies on top.
  for (const bool marked : {false, true})
    for (std::size_t i = 0; i < slope.lines.size(); ++i)
      if (slope.lines[i].marked == marked)
        canvas.line({left + 1.5, froms[i] - 1}, {right - 1.5, tos[i] - 1}, marked ? "text" : "axis", marked ? 1 : 0.5);
  for (std::size_t i = 0; i < slope.lines.size(); ++i) {
    const SlopeLine& line = slope.lines[i];
    const auto named = [&](const std::string& place) {
      return fit(line.name, paper.width - right - length(" " + place, paper.small, paper), paper.small, paper);
    };
    const std::string before = paper.narrow() ? "" : named(line.from.text) + " ";
    canvas.text({left, froms[i]}, before + line.from.text, {.anchor = Anchor::end, .bold = line.marked});
    canvas.text({right, tos[i]}, line.to.text + " " + named(line.to.text), {.bold = line.marked});
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
