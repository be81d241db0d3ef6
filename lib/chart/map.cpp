#include "hti/chart/map.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

struct Frame {
  double west = std::numeric_limits<double>::infinity(), east = -west, south = west, north = -west;

  void take(const std::vector<Point>& ring) {
    for (const auto& [x, y] : ring) {
      west = std::min(west, x);
      east = std::max(east, x);
      south = std::min(south, y);
      north = std::max(north, y);
    }
  }
};

/// The middle of the part with the longest outline.
Point middle_of(const MapUnit& unit) {
  const auto longest =
      std::max_element(unit.rings.begin(), unit.rings.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  Frame frame;
  if (longest != unit.rings.end()) frame.take(*longest);
  return {(frame.west + frame.east) / 2, (frame.south + frame.north) / 2};
}

/// Draws a unit so that one point of the country stands at one of the picture.
void draw_unit(Canvas& canvas, const MapUnit& unit, Point of, Point at, double scale) {
  auto rings = unit.rings;
  for (auto& ring : rings)
    for (Point& point : ring) point = {at.x + scale * (point.x - of.x), at.y + scale * (of.y - point.y)};
  if (unit.group.empty())
    canvas.area(std::move(rings), "ground", "axis", thin);
  else
    canvas.area(std::move(rings), unit.group, "ground", 0.15);
}

}  // namespace

Picture draw(const Map& map) {
  constexpr double height = 172, margin = 1;
  // Where the key and the parts that are drawn larger stand, and how much larger they are.
  constexpr double beside = 92, larger = 4;
  // The height of a part that is drawn larger, where its middle is, and how far from that it shows units, in kilometres.
  constexpr double part_height = 42, part_middle = 42, near_by = 36;
  Canvas canvas(Paper{}, height);
  Frame frame;
  for (const MapUnit& unit : map.units)
    for (const auto& ring : unit.rings) frame.take(ring);
  const double scale = (height - 2 * margin) / (frame.north - frame.south);
  for (const MapUnit& unit : map.units) draw_unit(canvas, unit, {frame.west, frame.north}, {margin, margin}, scale);
  for (std::size_t row = 0; row < map.key.size(); ++row) {
    const auto& [group, name] = map.key[row];
    const double y = margin + 6 * static_cast<double>(row);
    canvas.box({beside, y}, 5, 4, group.empty() ? "ground" : group, "axis");
    canvas.text({beside + 7, y + 3.1}, name);
  }
  double top = height - part_height * static_cast<double>(map.larger.size()) - margin;
  for (const auto& [about, name] : map.larger) {
    const Point middle = middle_of(map.units.at(about)), at{beside + part_middle, top + part_height / 2};
    for (const MapUnit& unit : map.units) {
      const auto [x, y] = middle_of(unit);
      const double east = x - middle.x, north = y - middle.y;
      if (east * east + north * north <= near_by * near_by) draw_unit(canvas, unit, middle, at, scale * larger);
    }
    canvas.text({beside, top + 2.5}, name, {.bold = true});
    top += part_height;
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
