#include "hti/chart/picture.hpp"

#include <array>
#include <utility>

namespace hti::inline v0::chart {
namespace {

struct Shape {
  std::string_view group;
  std::vector<Point> outline;
};

/// Outlines of a sign of size 1 about the origin.
const std::array<Shape, 4>& shapes() {
  static const std::array<Shape, 4> all{{{"high", {{0, -0.62}, {0.62, 0}, {0, 0.62}, {-0.62, 0}}},
                                         {"above", {{0, -0.56}, {0.6, 0.46}, {-0.6, 0.46}}},
                                         {"below", {{0, 0.56}, {0.6, -0.46}, {-0.6, -0.46}}},
                                         {"low", {{-0.45, -0.45}, {0.45, -0.45}, {0.45, 0.45}, {-0.45, 0.45}}}}};
  return all;
}

}  // namespace

std::string_view name(Anchor anchor) noexcept {
  static constexpr std::array<std::string_view, 3> names{"start", "middle", "end"};
  return names[static_cast<std::size_t>(anchor)];
}

Picture stamped(Picture picture, std::string words) {
  picture.height += 6;
  picture.marks.emplace_back(Text{.at = {picture.width, picture.height - 1.5},
                                  .words = std::move(words),
                                  .ink = "text",
                                  .size = Paper{}.small,
                                  .anchor = Anchor::end,
                                  .bold = true});
  return picture;
}

Symbol symbol(std::string_view group, Point at, double size) {
  Symbol made{.at = at, .size = size, .ink = std::string(group)};
  for (const Shape& shape : shapes())
    if (shape.group == group)
      for (const Point& corner : shape.outline) made.outline.push_back({at.x + corner.x * size, at.y + corner.y * size});
  return made;
}

}  // namespace hti::inline v0::chart
