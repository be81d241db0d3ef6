#include "hti/chart/map.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "chart/layout.hpp"

namespace hti::inline v0::chart {
namespace {

using Rings = std::vector<std::vector<Point>>;

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

Frame around(const Rings& rings) {
  Frame frame;
  for (const auto& ring : rings) frame.take(ring);
  return frame;
}

/// The middle of the part with the longest outline.
Point middle_of(const MapUnit& unit) {
  const auto longest =
      std::max_element(unit.rings.begin(), unit.rings.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  Frame frame;
  if (longest != unit.rings.end()) frame.take(*longest);
  return {(frame.west + frame.east) / 2, (frame.south + frame.north) / 2};
}

/// Where one point of the country stands in the picture, and how much larger than there things are.
struct View {
  Point of{};
  Point at{};
  double scale = 0;

  [[nodiscard]] Rings operator()(Rings rings) const {
    for (auto& ring : rings)
      for (Point& point : ring) point = {at.x + scale * (point.x - of.x), at.y + scale * (of.y - point.y)};
    return rings;
  }
};

/// Draws units of a map, by their positions, and the outline of the one that is marked over all others.
void draw_units(Canvas& canvas, const Map& map, const std::vector<std::size_t>& units, const View& view) {
  for (const std::size_t unit : units) {
    const auto& [rings, group] = map.units[unit];
    if (group.empty())
      canvas.area(view(rings), "ground", "axis", thin, unit);
    else
      canvas.area(view(rings), group, "ground", 0.15, unit);
  }
  if (!map.chosen || std::find(units.begin(), units.end(), map.chosen->about) == units.end()) return;
  Rings outline = view(map.units[map.chosen->about].rings);
  for (auto& ring : outline)
    if (!ring.empty()) ring.push_back(ring.front());
  for (const auto& ring : outline) canvas.path(ring, "ground", 1.3);
  for (const auto& ring : outline) canvas.path(ring, "text", 0.7);
}

/// Names what is marked: after it, or before it where it is too near to the end of the map.
void draw_name(Canvas& canvas, const std::string& name, const Frame& about, Point end, const Paper& paper) {
  const double size = paper.plain;
  constexpr double gap = 2.5, margin = 1;
  const std::string words = fit(name, end.x - 2 * margin, size, paper);
  const double width = length(words, size, paper), last = end.x - margin - width;
  const double after = about.east + gap, before = about.west - gap - width;
  const double below = 0.3 * size, middle = (about.north + about.south + size) / 2;
  const double x = std::clamp(after <= last ? after : before, margin, last), y = std::min(middle, end.y - below);
  canvas.box({x - margin, y - size}, width + 2 * margin, size + below, "ground", {}, 0.85);
  canvas.text({x, y}, words, {.size = &Paper::plain, .bold = true});
}

}  // namespace

Picture draw(const Map& map, const Paper& paper) {
  constexpr double margin = 1;
  // The height of a line of the key, and of a part that is drawn larger, and where in that its middle is.
  constexpr double line = 6, part_height = 42, part_middle = 42;
  // How much larger it is, and how far from its middle it shows units, in kilometres.
  constexpr double larger = 4, near_by = 36;
  const bool narrow = paper.narrow();
  const double key = line * static_cast<double>(map.key.size()), parts = part_height * static_cast<double>(map.larger.size());
  // Where the map begins and how high it is; where it ends across, and the key and larger parts begin.
  const double top = narrow ? key : 0, tall = narrow ? 146 : 172;
  const double end = narrow ? paper.width : 92, beside = narrow ? margin : end;
  const double height = narrow ? top + tall + 4 + parts : tall;
  Canvas canvas(paper, height);

  Frame frame;
  std::vector<std::size_t> all;
  for (const MapUnit& unit : map.units) {
    for (const auto& ring : unit.rings) frame.take(ring);
    all.push_back(all.size());
  }
  const double scale =
      std::min((tall - 2 * margin) / (frame.north - frame.south), (end - 2 * margin) / (frame.east - frame.west));
  const View whole{.of = {frame.west, frame.north}, .at = {margin, top + margin}, .scale = scale};
  draw_units(canvas, map, all, whole);
  if (map.chosen)
    draw_name(canvas, map.chosen->name, around(whole(map.units.at(map.chosen->about).rings)), {end, top + tall}, paper);
  for (std::size_t row = 0; row < map.key.size(); ++row) {
    const auto& [group, name] = map.key[row];
    const double y = margin + line * static_cast<double>(row);
    canvas.box({beside, y}, 5, 4, group.empty() ? "ground" : group, "axis");
    canvas.text({beside + 7, y + 3.1}, name);
  }
  double y = height - parts - margin;
  for (const auto& [about, name] : map.larger) {
    const Point middle = middle_of(map.units.at(about));
    std::vector<std::size_t> near;
    for (const std::size_t unit : all) {
      const auto [east, north] = middle_of(map.units[unit]);
      const double across = east - middle.x, up = north - middle.y;
      if (across * across + up * up <= near_by * near_by) near.push_back(unit);
    }
    draw_units(canvas, map, near, {.of = middle, .at = {beside + part_middle, y + part_height / 2}, .scale = scale * larger});
    canvas.text({beside, y + 2.5}, name, {.bold = true});
    y += part_height;
  }
  return std::move(canvas).picture();
}

}  // namespace hti::inline v0::chart
